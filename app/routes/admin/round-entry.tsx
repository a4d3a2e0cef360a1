import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import type { EntryStatus } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { checkEntry, passEntries, reopenCheck } from '#app/features/entries/check-entries.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { FromRound } from '#app/features/entries/from-round.tsx';
import { EntryTimeline } from '#app/features/entries/entry-timeline.tsx';
import { LostFilesNotice } from '#app/features/entries/lost-files.tsx';
import { LookalikeList } from '#app/features/entries/lookalike-list.tsx';
import { listLookalikes } from '#app/features/entries/lookalikes.server.ts';
import { getEntry, listRecentReasons } from '#app/features/entries/queries.server.ts';
import { ReasonForm } from '#app/features/entries/reason-form.tsx';
import { REASON_TEMPLATES } from '#app/features/entries/reason-templates.ts';
import { extendEntry } from '#app/features/entries/extend-entry.server.ts';
import { CheckEntrySchema, ExtendEntrySchema } from '#app/features/entries/schemas.ts';
import { EntryConsensus } from '#app/features/consensus/entry-consensus.tsx';
import { getEntryConsensus } from '#app/features/consensus/queries.server.ts';
import { FlagFacts } from '#app/features/flags/flag-facts.tsx';
import { listEntryFlags } from '#app/features/flags/queries.server.ts';
import { listConflicts } from '#app/features/judges/conflict-list.server.ts';
import { ConflictTable } from '#app/features/judges/conflict-table.tsx';
import { EntrySheets } from '#app/features/judging/entry-sheets.tsx';
import { getEntrySheets } from '#app/features/judging/round-queries.server.ts';
import { ReopenSheetSchema } from '#app/features/judging/schemas.ts';
import { reopenSheet } from '#app/features/judging/score-sheet.server.ts';
import { formConfirmations } from '#app/features/projects/confirm-form-queries.server.ts';
import { FormConfirmationList } from '#app/features/projects/form-confirmations.tsx';
import { EntryOrigin } from '#app/features/outside/entry-origin.tsx';
import { readOrigin } from '#app/features/outside/package-schema.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const { reason, kind, until } = CheckEntrySchema.shape;
const ActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('pass'), kind }),
  z.object({ intent: z.literal('RETURN'), reason, until }),
  z.object({ intent: z.literal('REJECT'), reason }),
  z.object({ intent: z.literal('reopen'), reason }),
  ExtendEntrySchema.omit({ entryId: true }).extend({ intent: z.literal('extend') }),
  ReopenSheetSchema.extend({ intent: z.literal('reopen-sheet') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entryId = params.entryId ?? '';
  const entry = (await getEntry(viewer, entryId, now())) ?? notFound();
  if (entry.round.id !== params.roundId || !entry.mayCheck) notFound();
  const [project, sheets, lookalikes, recentReasons, confirmations, flags, consensus, conflicts] =
    await Promise.all([
      getProjectView(entryId, { blind: false }),
      getEntrySheets(viewer, entryId),
      listLookalikes(entry.projectId),
      listRecentReasons(entry.round.id),
      formConfirmations(entryId),
      listEntryFlags(viewer, { id: entryId, roundId: entry.round.id }),
      getEntryConsensus(viewer, { id: entryId, roundId: entry.round.id }),
      listConflicts(viewer, entry.round.id, { entryId }),
    ]);
  return {
    title: entry.project.title,
    viewerId: viewer.personId,
    entry,
    origin: readOrigin(entry.imported),
    project: project ?? notFound(),
    sheets,
    lookalikes,
    recentReasons,
    confirmations,
    flags,
    consensus,
    conflicts,
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const { roundId = '', entryId = '' } = params;
  const context = { now: now() };
  const input = form.value;
  const result =
    input.intent === 'pass'
      ? await passEntries(viewer, { roundId, entryIds: [entryId], kind: input.kind }, context)
      : input.intent === 'reopen'
        ? await reopenCheck(viewer, { entryId, reason: input.reason }, context)
        : input.intent === 'extend'
          ? await extendEntry(viewer, { ...input, entryId }, context)
          : input.intent === 'reopen-sheet'
            ? await reopenSheet(viewer, input, context)
            : await checkEntry(
                viewer,
                {
                  entryId,
                  decision: input.intent,
                  reason: input.reason,
                  until: input.intent === 'RETURN' ? input.until : '',
                },
                context,
              );
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/entries/${entryId}`, {
    key: `checks.done-${input.intent}`,
    tone: 'done',
  });
}

const EXTENDABLE: readonly EntryStatus[] = ['DRAFT', 'RETURNED', 'SUBMITTED', 'APPROVED'];

export default function RoundEntry() {
  const t = useT();
  const texts = useErrorTexts();
  const {
    entry,
    origin,
    project,
    sheets,
    lookalikes,
    recentReasons,
    confirmations,
    flags,
    consensus,
    conflicts,
    viewerId,
  } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const decides = entry.checkOpen && entry.status === 'HANDED_IN';
  const filesHref =
    entry.mayManage && entry.status === 'HANDED_IN'
      ? `/admin/rounds/${entry.round.id}/entries/${entry.id}/files`
      : null;
  const reopens = entry.checkOpen && (entry.status === 'ELIGIBLE' || entry.status === 'REJECTED');
  return (
    <>
      <PageHeader
        title={entry.project.title || t('projects.untitled')}
        above={<BackLink href={`/admin/rounds/${entry.round.id}/entries`}>{t('checks.title')}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />
            <span className="font-mono">{entry.number}</span>
            <span>{`${entry.school.name} · ${entry.unit.name}`}</span>
            <FromRound entry={entry} />
          </span>
        }
        actions={
          decides && entry.progress.length === 1 ? (
            <Form method="post">
              <SubmitButton name="intent" value="pass">
                {t('checks.passOne')}
              </SubmitButton>
            </Form>
          ) : null
        }
      />
      <RefusalBox result={lastResult?.error?.reason ? null : lastResult} />
      {entry.status === 'HANDED_IN' && (entry.progress.length > 1 || (entry.progress[0]?.needed ?? 1) > 1) ? (
        <Section title={t('checks.checksTitle')}>
          <ul className="max-w-2xl divide-y divide-line border-y border-line">
            {entry.progress.map((check) => (
              <li key={check.kind} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="flex flex-wrap items-center gap-3">
                  <span className="font-semibold">{t(`checks.kind-${check.kind}`)}</span>
                  <Badge tone={check.done ? 'done' : 'signal'}>
                    {t('checks.passedBy', { count: check.passedBy.length, needed: check.needed })}
                  </Badge>
                </span>
                {decides && !check.done && !check.passedBy.includes(viewerId) ? (
                  <Form method="post">
                    <input type="hidden" name="kind" value={check.kind} />
                    <SubmitButton name="intent" value="pass" size="small">
                      {t('checks.passKind', { kind: t(`checks.kind-${check.kind}`) })}
                    </SubmitButton>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <LostFilesNotice lost={entry.lost} advice="checks.filesLostDecide" />
      <ProjectView project={project} />
      {confirmations ? (
        <Section title={t('confirm.page')}>
          <FormConfirmationList confirmations={confirmations} />
        </Section>
      ) : null}
      {origin ? <EntryOrigin origin={origin} filesHref={filesHref} /> : null}
      <LookalikeList lookalikes={lookalikes} />
      {decides ? (
        <Section title={t('checks.notPass')} description={t('checks.notPassLead')}>
          <ReasonForm
            label={t('checks.reason')}
            hint={t('checks.reasonHint')}
            lastResult={lastResult}
            acts={[
              { intent: 'RETURN', label: t('checks.return') },
              { intent: 'REJECT', label: t('checks.reject'), variant: 'danger' },
            ]}
            templates={[...recentReasons, ...REASON_TEMPLATES.map((key) => t(key))]}
          >
            <Field
              id="return-until"
              label={t('checks.returnUntil', { zone: entry.round.timeZone })}
              hint={t('checks.returnUntilHint')}
              errors={texts(lastResult?.error?.until ?? undefined)}
            >
              <TextInput type="datetime-local" name="until" className="max-w-64" />
            </Field>
          </ReasonForm>
        </Section>
      ) : null}
      {sheets && sheets.length > 0 ? (
        <Section title={t('judging.sheets')}>
          <EntrySheets sheets={sheets} timeZone={entry.round.timeZone} />
        </Section>
      ) : null}
      {consensus ? (
        <Section title={t('rubric.agreed')}>
          <EntryConsensus consensus={consensus} timeZone={entry.round.timeZone} />
        </Section>
      ) : null}
      {flags.length > 0 ? (
        <Section
          title={t('rubric.flags')}
          description={t('rubric.flagsLead')}
          actions={
            <LinkButton href={`/admin/rounds/${entry.round.id}/flags`} size="small">
              {t('rubric.settle')}
            </LinkButton>
          }
        >
          <ul className="grid max-w-4xl gap-6">
            {flags.map((flag) => (
              <li key={flag.id}>
                <FlagFacts flag={flag} timeZone={entry.round.timeZone} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {conflicts && conflicts.lines.length > 0 ? (
        <Section title={t('judgePool.conflicts')}>
          <ConflictTable roundId={entry.round.id} {...conflicts} without="entry" />
        </Section>
      ) : null}
      {reopens && (sheets?.length ?? 0) === 0 ? (
        <Section title={t('checks.reopen')} description={t('checks.reopenLead')}>
          <ReasonForm
            label={t('checks.reason')}
            hint={t('checks.reasonHint')}
            lastResult={lastResult}
            acts={[{ intent: 'reopen', label: t('checks.reopen') }]}
          />
        </Section>
      ) : null}
      {entry.mayManage && EXTENDABLE.includes(entry.status) ? (
        <Section title={t('checks.extend')} description={t('checks.extendLead')}>
          <ReasonForm
            label={t('checks.reason')}
            hint={t('checks.reasonHint')}
            lastResult={lastResult}
            acts={[{ intent: 'extend', label: t('checks.extend') }]}
          >
            <Field
              id="until"
              label={t('checks.until', { zone: entry.round.timeZone })}
              errors={texts(lastResult?.error?.until ?? undefined)}
            >
              <TextInput type="datetime-local" name="until" required className="max-w-64" />
            </Field>
          </ReasonForm>
        </Section>
      ) : null}
      <Section title={t('checks.timeline')}>
        <EntryTimeline events={entry.events} timeZone={entry.round.timeZone} />
      </Section>
    </>
  );
}
