import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DeliberationFloor } from '#app/features/deliberation/floor.tsx';
import { memberAction } from '#app/features/deliberation/member-action.server.ts';
import { getOwnDeliberation } from '#app/features/deliberation/page.server.ts';
import { DeliberationBadge } from '#app/features/deliberation/status-badge.tsx';
import { borderText } from '#app/features/deliberation/words.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm, readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActSchema = z.looseObject({ intent: z.enum(['vote', 'submit', 'save']) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const page =
    (await getOwnDeliberation(viewer, params.roundId ?? '', params.deliberationId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('deliberation.title')} · ${page.list.title}`, page };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const sent = await readFormData(request.clone());
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const spoken =
    (await memberAction(viewer, params.deliberationId ?? '', sent, { now: now() })) ?? notFound();
  if (!spoken.result.ok) return form.refuse(spoken.result.refusals);
  return redirectWithToast(new URL(request.url).pathname, { key: spoken.done, tone: 'done' });
}

export default function JudgeDeliberation() {
  const t = useT();
  const name = useName();
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('deliberation.titleOf', { border: borderText(t, name, { prize: page.prize }) })}
        above={<BackLink href={`/judge/rounds/${page.round.id}`}>{name(page.round)}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <DeliberationBadge status={page.status} />
            <span>
              {t('deliberation.placesOf', {
                places: page.places,
                entries: page.cards.length + page.hiddenCount,
              })}
            </span>
          </span>
        }
      />
      <RefusalBox result={lastResult} />
      {page.isOpen ? (
        <NoticeBox className="mb-6" title={t('deliberation.confidential')}>
          {t('deliberation.confidentialText')}
        </NoticeBox>
      ) : null}
      <DeliberationFloor page={page} side="judge" lastResult={lastResult} />
    </>
  );
}
