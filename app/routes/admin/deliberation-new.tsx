import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getOpening, openDeliberation } from '#app/features/deliberation/open-deliberation.server.ts';
import { OpeningForm } from '#app/features/deliberation/opening-form.tsx';
import { OpenDeliberationSchema } from '#app/features/deliberation/schemas.ts';
import { borderText } from '#app/features/deliberation/words.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found =
    (await getOpening(viewer, params.listId ?? '', listParams(request).get('border'))) ?? notFound();
  const t = translator(await localeOf(request));
  const { id, decimals } = found.round;
  return { title: t('deliberation.openNew'), list: found.list, shown: found.shown, round: { id, decimals } };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, OpenDeliberationSchema.omit({ listId: true }));
  if (!form.ok) return form.reply;
  const listId = params.listId ?? '';
  const result = await openDeliberation(viewer, { ...form.value, listId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(
    `/admin/rounds/${params.roundId}/lists/${listId}/deliberation/${result.value.deliberationId}`,
    { key: 'deliberation.opened-toast', tone: 'done' },
  );
}

export default function DeliberationNew() {
  const t = useT();
  const name = useName();
  const { list, round, shown } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('deliberation.openNew')}
        meta={t('deliberation.openLead')}
        above={<BackLink href={`/admin/rounds/${round.id}/lists/${list.id}`}>{list.title}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      {shown ? (
        <>
          {shown.borders.length > 1 ? (
            <Tabs
              label={t('deliberation.border')}
              tabs={shown.borders.map((border) => ({
                href: `?border=${encodeURIComponent(border.key)}`,
                label: borderText(t, name, border),
                current: border.key === shown.border,
                count: border.tied,
              }))}
            />
          ) : null}
          <OpeningForm opening={shown} decimals={round.decimals} lastResult={lastResult} />
        </>
      ) : (
        <EmptyState title={t('deliberation.noBorder')}>{t('deliberation.noBorderText')}</EmptyState>
      )}
    </>
  );
}
