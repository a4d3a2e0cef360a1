import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FlagForm } from '#app/features/flags/flag-form.tsx';
import { listOwnFlags } from '#app/features/flags/queries.server.ts';
import { raiseFlag } from '#app/features/flags/raise-flag.server.ts';
import { RaiseFlagSchema } from '#app/features/flags/schemas.ts';
import { firstStep } from '#app/features/judges/declaration.server.ts';
import { getAssignment } from '#app/features/judging/judge-queries.server.ts';
import { RecuseForm } from '#app/features/judging/recuse-form.tsx';
import { RecuseSchema } from '#app/features/judging/schemas.ts';
import { ScoreSheetForm } from '#app/features/judging/score-sheet-form.tsx';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { sheetFormAction } from '#app/features/judging/sheet-form.server.ts';
import { useLookOnly } from '#app/features/judging/use-look-only.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import { readForm, readFormData } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SplitPane } from '#app/ui/split-pane.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  RecuseSchema.extend({ intent: z.literal('recuse') }),
  RaiseFlagSchema.extend({ intent: z.literal('flag') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const assignment = (await getAssignment(viewer, params.assignmentId ?? '', now())) ?? notFound();
  const first = await firstStep(viewer, assignment.roundId);
  if (first) throw redirect(`/judge/rounds/${assignment.roundId}/${first}`);
  const flags = await listOwnFlags(viewer, assignment.entryId);
  return { title: assignment.title, assignment, flags, flagToken: uuidv7().replaceAll('-', '') };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const assignmentId = params.assignmentId ?? '';
  const data = await readFormData(request.clone());
  const intent = data.get('intent');
  if (intent !== 'recuse' && intent !== 'flag') return sheetFormAction(viewer, assignmentId, data);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const at = now();
  const before = (await getAssignment(viewer, assignmentId, at)) ?? notFound();
  const done =
    form.value.intent === 'flag'
      ? await raiseFlag(viewer, { ...form.value, assignmentId }, { now: at })
      : await recuse(viewer, { ...form.value, assignmentId }, { now: at });
  if (!done.ok) return form.refuse(done.refusals);
  return form.value.intent === 'flag'
    ? redirectWithToast(`/judge/assignments/${assignmentId}`, { key: 'rubric.flag-sent', tone: 'done' })
    : redirectWithToast(`/judge/rounds/${before.roundId}`, { key: 'judging.recused', tone: 'done' });
}

export default function Assignment() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { assignment, flags, flagToken } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const lastResult = reply && 'status' in reply ? reply : null;
  const [looking, setLooking] = useLookOnly(assignment.id);
  const { sheet, place, previousId, nextId } = assignment;
  const submitted = sheet?.status === 'SUBMITTED';
  return (
    <>
      <PageHeader
        title={assignment.title}
        above={
          looking ? undefined : (
            <BackLink href={`/judge/rounds/${assignment.roundId}`}>{name(assignment.round)}</BackLink>
          )
        }
        meta={
          <span className="flex flex-wrap items-center gap-3">
            {looking ? null : <SheetBadge status={sheet?.status ?? null} />}
            <span className="font-mono">{assignment.number}</span>
            {looking ? null : <span>{t('judging.place', { at: place.at, of: place.of })}</span>}
          </span>
        }
        actions={
          looking ? (
            <Button type="button" onClick={() => setLooking(false)}>
              {t('judging.uncover')}
            </Button>
          ) : (
            <>
              <Button type="button" variant="quiet" size="small" onClick={() => setLooking(true)}>
                {t('judging.cover')}
              </Button>
              {submitted && assignment.round.scoringMethod === 'CONSENSUS' ? (
                <LinkButton size="small" href={`/judge/entries/${assignment.entryId}/panel`}>
                  {t('rubric.toPanel')}
                </LinkButton>
              ) : null}
              {previousId ? (
                <LinkButton size="small" href={`/judge/assignments/${previousId}`}>
                  {t('judging.previous')}
                </LinkButton>
              ) : null}
              {nextId ? (
                <LinkButton size="small" href={`/judge/assignments/${nextId}`}>
                  {t('judging.next')}
                </LinkButton>
              ) : null}
            </>
          )
        }
      />
      <SampleNotice edition={assignment.round.edition} />
      {sheet?.reopenReason && sheet.status === 'DRAFT' && !looking ? (
        <NoticeBox tone="signal" className="mb-6" title={t('judging.reopened')}>
          {sheet.reopenReason}
        </NoticeBox>
      ) : null}
      {!assignment.open && !looking ? (
        <NoticeBox className="mb-6">
          {assignment.closesAt
            ? t('judging.closedAt', {
                at: formats.dateTime(assignment.closesAt, assignment.round.timeZone),
              })
            : t('refusal.judging-closed')}
        </NoticeBox>
      ) : null}
      <SplitPane
        from="tablet"
        alone={looking}
        main={{ label: t('judging.project'), content: <ProjectView project={assignment.project} /> }}
        side={{
          label: t('judging.sheet'),
          content: (
            <>
              <ScoreSheetForm
                key={assignment.id}
                draft={assignment.draft}
                criteria={assignment.criteria}
                otherCriteria={assignment.otherCriteria}
                closed={submitted || !assignment.open}
                submitted={submitted}
                ownTotals={assignment.ownTotals}
                timeZone={assignment.round.timeZone}
                reply={reply && 'conflicts' in reply ? reply : undefined}
              />
              <FlagForm
                personId={assignment.personId}
                assignmentId={assignment.id}
                token={flagToken}
                flags={flags}
                timeZone={assignment.round.timeZone}
              />
              {assignment.open && !submitted ? (
                <RecuseForm assignmentId={assignment.id} lastResult={lastResult} />
              ) : null}
            </>
          ),
        }}
      />
    </>
  );
}
