import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getAssignment } from '#app/features/judging/judge-queries.server.ts';
import { RecuseSchema, SaveSheetSchema } from '#app/features/judging/schemas.ts';
import { ScoreSheetForm } from '#app/features/judging/score-sheet-form.tsx';
import { recuse, saveSheet } from '#app/features/judging/score-sheet.server.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { autosaveReply } from '#app/features/shared/autosave-reply.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SplitPane } from '#app/ui/split-pane.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  SaveSheetSchema.extend({ intent: z.literal('save') }),
  SaveSheetSchema.extend({ intent: z.literal('autosave') }),
  SaveSheetSchema.extend({ intent: z.literal('submit') }),
  RecuseSchema.extend({ intent: z.literal('recuse') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const assignment = (await getAssignment(viewer, params.assignmentId ?? '', now())) ?? notFound();
  return { title: assignment.title, assignment };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const assignmentId = params.assignmentId ?? '';
  const at = now();
  const context = { now: at };
  if (form.value.intent === 'recuse') {
    const before = (await getAssignment(viewer, assignmentId, at)) ?? notFound();
    const stepped = await recuse(viewer, { ...form.value, assignmentId }, context);
    if (!stepped.ok) return form.refuse(stepped.refusals);
    return redirectWithToast(`/judge/rounds/${before.roundId}`, { key: 'judging.recused', tone: 'done' });
  }
  const { intent, ...sheet } = form.value;
  const saved = await saveSheet(viewer, { ...sheet, assignmentId, submit: intent === 'submit' }, context);
  if (intent === 'autosave') return autosaveReply(saved, sheet.revision, at);
  if (!saved.ok) return form.refuse(saved.refusals);
  if (intent === 'save')
    return redirectWithToast(`/judge/assignments/${assignmentId}`, { key: 'judging.saved', tone: 'done' });
  const after = await getAssignment(viewer, assignmentId, at);
  return redirectWithToast(
    after?.nextOpenId ? `/judge/assignments/${after.nextOpenId}` : `/judge/rounds/${after?.roundId ?? ''}`,
    { key: after?.nextOpenId ? 'judging.submittedNext' : 'judging.submittedAll', tone: 'done' },
  );
}

export default function Assignment() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { assignment } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const lastResult = reply && 'status' in reply ? reply : undefined;
  const { sheet, place, previousId, nextId } = assignment;
  return (
    <>
      <PageHeader
        title={assignment.title}
        above={<BackLink href={`/judge/rounds/${assignment.roundId}`}>{name(assignment.round)}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <SheetBadge status={sheet?.status ?? null} />
            <span className="font-mono">{assignment.number}</span>
            <span>{t('judging.place', { at: place.at, of: place.of })}</span>
          </span>
        }
        actions={
          <>
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
        }
      />
      <SampleNotice edition={assignment.round.edition} />
      {sheet?.reopenReason && sheet.status === 'DRAFT' ? (
        <NoticeBox tone="signal" className="mb-6" title={t('judging.reopened')}>
          {sheet.reopenReason}
        </NoticeBox>
      ) : null}
      {!assignment.open ? (
        <NoticeBox className="mb-6">
          {assignment.closesAt
            ? t('judging.closedAt', {
                at: formats.dateTime(assignment.closesAt, assignment.round.timeZone),
              })
            : t('refusal.judging-closed')}
        </NoticeBox>
      ) : null}
      <SplitPane
        main={{ label: t('judging.project'), content: <ProjectView project={assignment.project} /> }}
        side={{
          label: t('judging.sheet'),
          content: (
            <>
              <ScoreSheetForm
                key={assignment.id}
                assignmentId={assignment.id}
                criteria={assignment.criteria}
                sheet={sheet}
                open={assignment.open}
                timeZone={assignment.round.timeZone}
                lastResult={lastResult}
              />
              {assignment.open && sheet?.status !== 'SUBMITTED' ? (
                <Form method="post" className="mt-10 border-t border-line pt-6">
                  <input type="hidden" name="assignmentId" value={assignment.id} />
                  <RefusalBox result={lastResult?.initialValue?.intent === 'recuse' ? lastResult : null} />
                  <ConfirmButton
                    label={t('judging.recuse')}
                    title={t('judging.recuseTitle')}
                    confirmLabel={t('judging.recuse')}
                    cancelLabel={t('common.cancel')}
                    variant="quiet"
                    name="intent"
                    value="recuse"
                  >
                    <p className="pb-4">{t('judging.recuseText')}</p>
                    <Field id="recuse-reason" label={t('checks.reason')}>
                      <TextArea name="reason" rows={2} maxLength={500} />
                    </Field>
                  </ConfirmButton>
                </Form>
              ) : null}
            </>
          ),
        }}
      />
    </>
  );
}
