import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { assignReplacement, listReplacements } from '#app/features/judges/assign-replacement.server.ts';
import { ReplacementList } from '#app/features/judges/replacement-list.tsx';
import { ReplaceSchema } from '#app/features/judges/schemas.ts';
import { applyPlan, discardPlan, removeAssignment } from '#app/features/judging/assignment-plan.server.ts';
import { waitForRun } from '#app/features/judging/living-runs.server.ts';
import { getPlanSummary } from '#app/features/judging/plan-queries.server.ts';
import { getPlanRun } from '#app/features/judging/plan-run-queries.server.ts';
import { startPlanRun, stopPlanRun } from '#app/features/judging/plan-runs.server.ts';
import { ProposeForm } from '#app/features/judging/propose-form.tsx';
import { PlanView } from '#app/features/judging/plan-view.tsx';
import { RunFailed, RunProgress } from '#app/features/judging/run-progress.tsx';
import { getAssignmentDesk } from '#app/features/judging/round-queries.server.ts';
import { AssignmentIdSchema, PlanSchema, ProposeSchema, RunSchema } from '#app/features/judging/schemas.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { FinalistsNote } from '#app/features/rounds/finalists-note.tsx';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

const PAGE = 50;
/** A small round's proposal is there before anybody sees it being made. */
const PATIENCE_MS = 2500;
const ActionSchema = z.discriminatedUnion('intent', [
  ProposeSchema.omit({ roundId: true }).extend({ intent: z.enum(['propose', 'repair']) }),
  PlanSchema.extend({ intent: z.literal('apply') }),
  PlanSchema.extend({ intent: z.literal('discard') }),
  RunSchema.extend({ intent: z.literal('stop') }),
  AssignmentIdSchema.extend({ intent: z.literal('unassign') }),
  ReplaceSchema.extend({ intent: z.literal('replace') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const { page } = listParams(request);
  const { entries, pageCount, ...desk } =
    (await getAssignmentDesk(viewer, roundId, page, PAGE)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('rounds.tabAssignment'),
    roundId,
    page,
    desk,
    recused: (await listReplacements(viewer, roundId)) ?? [],
    plan: await getPlanSummary(viewer, roundId),
    run: await getPlanRun(viewer, roundId, now()),
    shown: entries,
    pageCount,
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  const input = form.value;
  const run = async () => {
    switch (input.intent) {
      case 'propose':
      case 'repair': {
        const started = await startPlanRun(
          viewer,
          { ...input, roundId, repair: input.intent === 'repair' },
          context,
        );
        if (started.ok) await waitForRun(started.value.runId, PATIENCE_MS);
        return started;
      }
      case 'stop': {
        const stopped = await stopPlanRun(viewer, input, context);
        if (stopped.ok) await waitForRun(input.runId, PATIENCE_MS);
        return stopped;
      }
      case 'apply':
        return applyPlan(viewer, input, context);
      case 'discard':
        return discardPlan(viewer, input, context);
      case 'unassign':
        return removeAssignment(viewer, input, context);
      case 'replace':
        return assignReplacement(viewer, input, context);
    }
  };
  const result = await run();
  if (!result.ok) return form.refuse(result.refusals);
  const here = `/admin/rounds/${roundId}/assignment`;
  if (input.intent === 'propose' || input.intent === 'repair') {
    const state = await getPlanRun(viewer, roundId, now());
    if (state?.status !== 'DONE') return redirect(here);
  }
  return redirectWithToast(here, { key: `judging.done-${input.intent}`, tone: 'done' });
}

export default function RoundAssignment() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { desk, plan, run, recused, shown, page, pageCount, roundId } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('rounds.tabAssignment')}
        meta={
          <>
            <span>{t('judging.assignmentLead', { count: desk.judgesPerEntry })}</span>
            {desk.stage ? (
              <span>{t('stages.assigned', { stage: t(`stages.short-${desk.stage}`) })}</span>
            ) : null}
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {desk.finalists ? <FinalistsNote roundId={roundId} finalists={desk.finalists} /> : null}
      {desk.panelsMissing && desk.assigned < desk.wanted ? (
        <NoticeBox className="mb-6" title={t('judging.noPanels')}>
          <p>{t('judging.noPanelsText')}</p>
          <Link to={`/admin/rounds/${roundId}/panels/new`}>{t('judging.newPanel')}</Link>
        </NoticeBox>
      ) : null}
      <div className="grid max-w-2xl gap-4">
        <ProgressBar
          label={t('judging.assigned')}
          value={desk.assigned}
          max={desk.wanted}
          text={`${formats.number(desk.assigned)} / ${formats.number(desk.wanted)}`}
        />
        <ProgressBar
          label={t('results.sheetsSubmitted')}
          value={desk.submitted}
          max={desk.assigned}
          text={`${formats.number(desk.submitted)} / ${formats.number(desk.assigned)}`}
          tone={desk.assigned > 0 && desk.submitted === desk.assigned ? 'done' : 'info'}
        />
      </div>
      {run?.status === 'RUNNING' ? <RunProgress key={run.id} roundId={roundId} run={run} /> : null}
      {run?.status === 'FAILED' ? <RunFailed run={run} /> : null}
      {plan && run?.status !== 'RUNNING' ? <PlanView plan={plan} desk={desk} roundId={roundId} /> : null}
      {plan === null && run?.status !== 'RUNNING' && desk.assigned < desk.wanted ? (
        <ProposeForm roundId={roundId} settings={desk.settings} isMissing hasTasks={desk.assigned > 0} />
      ) : null}
      {recused.length > 0 ? (
        <Section title={t('judging.recusedTitle')} description={t('judgePool.replaceLead')}>
          <ReplacementList rows={recused} />
        </Section>
      ) : null}
      <Section title={t('judging.byEntry')}>
        <DataTable
          caption={t('judging.byEntry')}
          rows={shown}
          rowKey={(entry) => entry.id}
          columns={[
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
            {
              key: 'title',
              head: t('checks.project'),
              rowHead: true,
              cell: (entry) => (
                <Link to={`/admin/rounds/${roundId}/entries/${entry.id}`}>{entry.project.title}</Link>
              ),
            },
            {
              key: 'discipline',
              head: t('projects.discipline'),
              cell: (entry) => entry.discipline && name(entry.discipline),
              hideOnPhone: true,
            },
            {
              key: 'judges',
              head: t('rounds.judges'),
              cell: (entry) =>
                entry.judges.length === 0 ? null : (
                  <ul className="grid gap-1">
                    {entry.judges.map((judge) => (
                      <li key={judge.assignmentId} className="flex flex-wrap items-center gap-2">
                        {judge.name} <SheetBadge status={judge.status} />
                        {judge.status === 'SUBMITTED' ? null : (
                          <Form method="post">
                            <input type="hidden" name="assignmentId" value={judge.assignmentId} />
                            <ConfirmButton
                              size="small"
                              variant="quiet"
                              confirmVariant="danger"
                              name="intent"
                              value="unassign"
                              label={
                                <>
                                  {t('judging.unassign')}
                                  <span className="sr-only">{` ${judge.name}`}</span>
                                </>
                              }
                              title={t('judging.unassignTitle', { name: judge.name })}
                              confirmLabel={t('judging.unassignVerb')}
                              cancelLabel={t('common.cancel')}
                            >
                              {t(
                                judge.status === 'DRAFT' ? 'judging.unassignBegun' : 'judging.unassignText',
                                {
                                  title: entry.project.title,
                                },
                              )}
                            </ConfirmButton>
                          </Form>
                        )}
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              key: 'missing',
              head: t('judging.missing'),
              numeric: true,
              cell: (entry) => Math.max(0, desk.judgesPerEntry - entry.judges.length),
            },
          ]}
          empty={<EmptyState title={t('judging.noEligible')}>{t('judging.noEligibleText')}</EmptyState>}
        />
        <ListPages page={page} pageCount={pageCount} total={desk.eligible} />
      </Section>
    </>
  );
}
