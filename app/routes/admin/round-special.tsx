import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { BasisNote } from '#app/features/special/basis-note.tsx';
import { ChangeList } from '#app/features/special/change-list.tsx';
import {
  changeSpecialLine,
  confirmSpecial,
  reopenSpecial,
} from '#app/features/special/decide-special.server.ts';
import { draftSpecial } from '#app/features/special/draft-special.server.ts';
import { JuryPanel } from '#app/features/special/jury-panel.tsx';
import { setJury } from '#app/features/special/jury.server.ts';
import { getSpecial, specialForm } from '#app/features/special/queries.server.ts';
import { removeSpecial } from '#app/features/special/save-special.server.ts';
import { ChangeSpecialSchema, ReopenSpecialSchema, SetJurySchema } from '#app/features/special/schemas.ts';
import { SpecialActions } from '#app/features/special/special-actions.tsx';
import { SpecialHead } from '#app/features/special/special-head.tsx';
import { SpecialLines } from '#app/features/special/special-lines.tsx';
import { SpecialBadge } from '#app/features/special/status-badge.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['draft', 'confirm', 'remove']) }),
  ChangeSpecialSchema.omit({ specialId: true }).extend({ intent: z.literal('change') }),
  ReopenSpecialSchema.omit({ specialId: true }).extend({ intent: z.literal('reopen') }),
  SetJurySchema.omit({ specialId: true }).extend({ intent: z.literal('jury') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { search, page: at, get } = listParams(request);
  const filter = { all: get('show') === 'all', search, page: at };
  const { roundId = '', specialId = '' } = params;
  const page = (await getSpecial(viewer, roundId, specialId, filter)) ?? notFound();
  const lists = (await specialForm(viewer, roundId, null)) ?? notFound();
  return { title: page.special.name, page, filter, lists };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const { roundId = '', specialId = '' } = params;
  const here = `/admin/rounds/${roundId}/special/${specialId}`;
  const done = (key: string, facts: Record<string, number> = {}, to = here) =>
    redirectWithToast(to, { key, params: facts, tone: 'done' });
  const act = form.value;
  switch (act.intent) {
    case 'draft': {
      const result = await draftSpecial(viewer, { specialId }, context);
      return result.ok ? done('special.drafted', result.value) : form.refuse(result.refusals);
    }
    case 'confirm': {
      const result = await confirmSpecial(viewer, { specialId }, context);
      return result.ok ? done('special.confirmed-toast') : form.refuse(result.refusals);
    }
    case 'remove': {
      const result = await removeSpecial(viewer, { specialId }, context);
      return result.ok
        ? done('special.removed', {}, `/admin/rounds/${roundId}/special`)
        : form.refuse(result.refusals);
    }
    case 'change': {
      const result = await changeSpecialLine(viewer, { ...act, specialId }, context);
      return result.ok ? done('special.changed-toast') : form.refuse(result.refusals);
    }
    case 'reopen': {
      const result = await reopenSpecial(viewer, { ...act, specialId }, context);
      return result.ok ? done('special.reopened') : form.refuse(result.refusals);
    }
    case 'jury': {
      const result = await setJury(viewer, { ...act, specialId }, context);
      return result.ok ? done('special.jurySaved', result.value) : form.refuse(result.refusals);
    }
  }
}

export default function RoundSpecial() {
  const t = useT();
  const name = useName();
  const { page, filter, lists } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { special, missing, blockers } = page;
  return (
    <>
      <PageHeader
        title={name(special)}
        above={<BackLink href={`/admin/rounds/${special.roundId}/special`}>{t('special.title')}</BackLink>}
        meta={<SpecialBadge status={special.status} isPublic={page.isPublic} />}
        actions={<SpecialActions page={page} />}
      />
      <RefusalBox result={lastResult} />
      <BasisNote page={page} />
      {blockers.length > 0 ? (
        <NoticeBox tone="signal" className="my-4" title={t('special.blockersTitle')}>
          <ul className="list-disc ps-6">
            {blockers.map(({ code, params: facts }) => (
              <li key={code}>{t(`refusal.${code}`, facts)}</li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      {special.status === 'DRAFT' && page.needsOther ? (
        <NoticeBox className="my-4">{t('special.needsOther')}</NoticeBox>
      ) : null}
      <SpecialHead page={page} lists={lists} />
      {special.way === 'JURY' ? <JuryPanel page={page} lastResult={lastResult} /> : null}
      <Section title={t('special.result')}>
        {page.isOpen ? (
          <EmptyState title={t('special.resultNone')}>
            {missing ? (
              <>
                {t(`refusal.${missing}`)}{' '}
                {missing === 'special-no-awards' ? (
                  <Link to={`/admin/rounds/${special.roundId}/lists`}>{t('rounds.tabLists')}</Link>
                ) : null}
              </>
            ) : (
              t('special.resultNoneText')
            )}
          </EmptyState>
        ) : (
          <SpecialLines page={page} filter={filter} />
        )}
      </Section>
      <ChangeList page={page} />
    </>
  );
}
