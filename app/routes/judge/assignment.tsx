import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getAssignment } from '#app/features/judging/judge-queries.server.ts';
import { RecuseSchema } from '#app/features/judging/schemas.ts';
import { ScoreSheetForm } from '#app/features/judging/score-sheet-form.tsx';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { sheetFormAction } from '#app/features/judging/sheet-form.server.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm, readFormData } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SplitPane } from '#app/ui/split-pane.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const assignment = (await getAssignment(viewer, params.assignmentId ?? '', now())) ?? notFound();
  return { title: assignment.title, assignment };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const assignmentId = params.assignmentId ?? '';
  const data = await readFormData(request.clone());
  if (data.get('intent') !== 'recuse') return sheetFormAction(viewer, assignmentId, data);
  const form = await readForm(request, RecuseSchema);
  if (!form.ok) return form.reply;
  const at = now();
  const before = (await getAssignment(viewer, assignmentId, at)) ?? notFound();
  const stepped = await recuse(viewer, { ...form.value, assignmentId }, { now: at });
  if (!stepped.ok) return form.refuse(stepped.refusals);
  return redirectWithToast(`/judge/rounds/${before.roundId}`, { key: 'judging.recused', tone: 'done' });
}

export default function Assignment() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { assignment } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const lastResult = reply && 'status' in reply ? reply : undefined;
  const [covered, setCovered] = useState(false);
  const { sheet, place, previousId, nextId } = assignment;
  const submitted = sheet?.status === 'SUBMITTED';
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
              <div className="no-print flex flex-wrap items-center justify-between gap-3 pb-4">
                <p className="text-sm text-ink-muted">{covered ? t('judging.coverLead') : null}</p>
                <Button type="button" variant="quiet" size="small" onClick={() => setCovered(!covered)}>
                  {t(covered ? 'judging.uncover' : 'judging.cover')}
                </Button>
              </div>
              <div hidden={covered}>
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
              </div>
              {assignment.open && !submitted && !covered ? (
                <Form method="post" className="mt-10 border-t border-line pt-6">
                  <input type="hidden" name="assignmentId" value={assignment.id} />
                  <RefusalBox result={lastResult ?? null} />
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
