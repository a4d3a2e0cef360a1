import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BarForm } from '#app/features/judges/bar-form.tsx';
import { listConflictChoices, listConflicts } from '#app/features/judges/conflict-list.server.ts';
import { ConflictTable } from '#app/features/judges/conflict-table.tsx';
import { SetConflictSchema } from '#app/features/judges/schemas.ts';
import { setConflict } from '#app/features/judges/set-conflict.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** A list that somebody reads; the whole of a large round is on the pages of its judges and entries. */
const SHOWN = 500;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const list = (await listConflicts(viewer, roundId)) ?? notFound();
  const choices = (await listConflictChoices(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('judgePool.conflicts'),
    roundId,
    timeZone: list.timeZone,
    lines: list.lines.slice(0, SHOWN),
    more: Math.max(0, list.lines.length - SHOWN),
    looks: list.lines.filter(({ state }) => state === 'look').length,
    ...choices,
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SetConflictSchema);
  if (!form.ok) return form.reply;
  const result = await setConflict(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/judges/conflicts`, {
    key: `judgePool.done-${form.value.act}`,
    tone: 'done',
  });
}

export default function RoundConflicts() {
  const t = useT();
  const { roundId, lines, more, looks, timeZone, judges, entries } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('judgePool.conflicts')}
        meta={t('judgePool.conflictsLead', { count: looks })}
        above={<BackLink href={`/admin/rounds/${roundId}/judges`}>{t('judging.pool')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <ConflictTable roundId={roundId} lines={lines} timeZone={timeZone} />
      {more > 0 ? (
        <p className="pt-4 text-ink-muted">{t('judgePool.moreConflicts', { count: more })}</p>
      ) : null}
      <Section title={t('judgePool.barByHand')} description={t('judgePool.barByHandLead')}>
        <BarForm roundId={roundId} judges={judges} entries={entries} />
      </Section>
    </>
  );
}
