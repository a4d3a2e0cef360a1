import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { schoolMustConfirm } from '#app/domain/form-proof.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listEntryCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { OwnCertificateList } from '#app/features/certificates/own-list.tsx';
import { ApproveButton } from '#app/features/entries/approve-button.tsx';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { EntryTimeline } from '#app/features/entries/entry-timeline.tsx';
import { takeBack } from '#app/features/entries/hand-in.server.ts';
import { getEntry } from '#app/features/entries/queries.server.ts';
import { LostFilesNotice } from '#app/features/entries/lost-files.tsx';
import { ReasonForm } from '#app/features/entries/reason-form.tsx';
import { approveEntries, returnEntry } from '#app/features/entries/review-entries.server.ts';
import { ApproveEntriesSchema, ReturnEntrySchema } from '#app/features/entries/schemas.ts';
import { formConfirmations } from '#app/features/projects/confirm-form-queries.server.ts';
import { FormConfirmationList } from '#app/features/projects/form-confirmations.tsx';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  ApproveEntriesSchema.omit({ entryIds: true }).extend({ intent: z.literal('approve') }),
  ReturnEntrySchema.omit({ entryId: true }).extend({ intent: z.literal('return') }),
  z.object({ intent: z.literal('take-back') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entryId = params.entryId ?? '';
  const entry = (await getEntry(viewer, entryId, now())) ?? notFound();
  if (entry.schoolId !== params.schoolId) notFound();
  const project = (await getProjectView(entryId, { blind: false })) ?? notFound();
  return {
    title: entry.project.title,
    entry,
    project,
    confirmations: await formConfirmations(entryId),
    certificates: await listEntryCertificates(viewer, entryId),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const context = { now: now() };
  const { intent } = form.value;
  const result =
    intent === 'approve'
      ? await approveEntries(viewer, { entryIds: [entryId], confirm: form.value.confirm }, context)
      : intent === 'return'
        ? await returnEntry(viewer, { entryId, reason: form.value.reason }, context)
        : await takeBack(viewer, { entryId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  const key = { approve: 'school.approvedOne', return: 'school.returned', 'take-back': 'school.takenBack' };
  return redirectWithToast(`/school/${params.schoolId}/entries/${entryId}`, {
    key: key[intent],
    tone: 'done',
  });
}

export default function SchoolEntry() {
  const t = useT();
  const name = useName();
  const { entry, project, confirmations, certificates } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const asks = confirmations !== null && schoolMustConfirm(confirmations.proof);
  const decides = entry.mayReview && entry.schoolOpen;
  return (
    <>
      <PageHeader
        title={entry.project.title || t('projects.untitled')}
        above={<BackLink href={`/school/${entry.schoolId}/entries`}>{t('common.navEntries')}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />
            <span>{name(entry.round)}</span>
            {entry.number ? <span className="font-mono">{entry.number}</span> : null}
          </span>
        }
        actions={
          decides && (entry.status === 'SUBMITTED' || (asks && entry.status === 'APPROVED')) ? (
            <Form method="post">
              <ApproveButton school={entry.school.name} asks={asks} />
            </Form>
          ) : decides && entry.status === 'HANDED_IN' ? (
            <Form method="post">
              <ConfirmButton
                label={t('school.takeBack')}
                title={t('school.takeBackTitle')}
                confirmLabel={t('school.takeBack')}
                cancelLabel={t('common.cancel')}
                name="intent"
                value="take-back"
              >
                {t('school.takeBackText')}
              </ConfirmButton>
            </Form>
          ) : entry.mayActFor ? (
            <LinkButton href={`/student/entries/${entry.id}`}>{t('school.actFor')}</LinkButton>
          ) : null
        }
      />
      <SampleNotice edition={entry.round.edition} />
      <RefusalBox result={lastResult?.error?.reason ? null : lastResult} />
      <LostFilesNotice
        lost={entry.lost}
        advice={decides ? 'school.filesLostReturn' : 'school.filesLostAsk'}
      />
      {certificates.length > 0 ? (
        <Section title={t('certificates.ofEntry')}>
          <OwnCertificateList rows={certificates} caption={t('certificates.ofEntry')} />
        </Section>
      ) : null}
      <ProjectView project={project} />
      {confirmations ? (
        <Section title={t('confirm.page')}>
          <FormConfirmationList confirmations={confirmations} />
        </Section>
      ) : null}
      {decides && (entry.status === 'SUBMITTED' || entry.status === 'APPROVED') ? (
        <Section title={t('school.returnTitle')} description={t('school.returnLead')}>
          <ReasonForm
            label={t('checks.reason')}
            hint={t('checks.reasonHint')}
            lastResult={lastResult}
            acts={[{ intent: 'return', label: t('school.return') }]}
          />
        </Section>
      ) : null}
      <Section title={t('checks.timeline')}>
        <EntryTimeline events={entry.events} timeZone={entry.round.timeZone} />
      </Section>
    </>
  );
}
