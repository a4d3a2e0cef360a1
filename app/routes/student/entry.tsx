import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { isWithAuthors } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listEntryCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { OwnCertificateList } from '#app/features/certificates/own-list.tsx';
import { EntryTimeline } from '#app/features/entries/entry-timeline.tsx';
import { chooseGallery } from '#app/features/gallery/choose-gallery.server.ts';
import { GalleryChoice } from '#app/features/gallery/gallery-choice.tsx';
import { getOwnChoice } from '#app/features/gallery/own-choice.server.ts';
import { GalleryChoiceSchema } from '#app/features/gallery/schemas.ts';
import { LostFilesNotice } from '#app/features/entries/lost-files.tsx';
import { ReminderNotice } from '#app/features/shared/reminder-notice.tsx';
import { OutcomeNotices } from '#app/features/feedback/outcome-notices.tsx';
import { ownOutcomes } from '#app/features/feedback/queries.server.ts';
import { nextStepMessage } from '#app/features/projects/next-step.ts';
import { ProjectChecklist } from '#app/features/projects/project-checklist.tsx';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { getOwnEntry } from '#app/features/projects/queries.server.ts';
import { submitEntry, withdrawEntry } from '#app/features/projects/submit-entry.server.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.union([z.object({ intent: z.enum(['submit', 'withdraw']) }), GalleryChoiceSchema]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const entry = (await getOwnEntry(viewer, params.entryId ?? '', at)) ?? notFound();
  const project = (await getProjectView(entry.id, { blind: false })) ?? notFound();
  const certificates = await listEntryCertificates(viewer, entry.id);
  const outcomes = (await ownOutcomes(viewer))[entry.id] ?? [];
  const gallery = await getOwnChoice(viewer, entry.id, at);
  return { title: entry.title, entry, project, certificates, outcomes, gallery, at };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const context = { now: now() };
  const act = form.value;
  if (act.intent === 'show' || act.intent === 'hide') {
    const chosen = await chooseGallery(viewer, entryId, act, context);
    if (!chosen.ok) return form.refuse(chosen.refusals);
    return redirectWithToast(`/student/entries/${entryId}`, {
      key: act.intent === 'show' ? 'gallery.agreed' : 'gallery.left',
      tone: 'done',
    });
  }
  const submits = act.intent === 'submit';
  const result = submits
    ? await submitEntry(viewer, { entryId }, context)
    : await withdrawEntry(viewer, { entryId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/student/entries/${entryId}`, {
    key: submits ? 'projects.submitted' : 'projects.withdrawn',
    tone: 'done',
  });
}

export default function Entry() {
  const t = useT();
  const formats = useFormats();
  const { entry, project, certificates, outcomes, gallery, at } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { timeZone } = entry.round;
  const withAuthors = isWithAuthors(entry.status);
  return (
    <>
      <RefusalBox result={lastResult} />
      {entry.returnReason ? (
        <NoticeBox tone="danger" className="mb-6" title={t('projects.returnedBecause')}>
          {entry.returnReason}
        </NoticeBox>
      ) : null}
      <LostFilesNotice
        lost={entry.lost}
        advice={entry.editable ? 'projects.filesLostUpload' : 'projects.filesLostAsk'}
      />
      {entry.editable && entry.reminder ? (
        <ReminderNotice
          to="authors"
          at={entry.reminder.at}
          words={entry.reminder.reason}
          timeZone={entry.round.timeZone}
        />
      ) : null}
      {outcomes.length > 0 ? (
        <OutcomeNotices outcomes={outcomes} timeZone={timeZone} />
      ) : (
        <p className="max-w-2xl text-lg">{t(nextStepMessage(entry))}</p>
      )}
      {entry.extendedUntil && entry.extendedUntil > at ? (
        <p className="pt-4 font-semibold">
          {t('checks.extendedUntil', { until: formats.dateTime(entry.extendedUntil, timeZone) })}
        </p>
      ) : null}
      <div className="py-6">
        <RoundDeadlines
          round={entry.round}
          kinds={[entry.handedInAt === null ? 'SUBMISSION' : 'CHECK']}
          corrects
          at={at}
        />
      </div>
      {entry.submittedAt && !withAuthors ? (
        <NoticeBox tone="done" className="mb-6" title={t('projects.receipt')}>
          {t('projects.receiptText', { at: formats.dateTimeSeconds(entry.submittedAt, timeZone) })}{' '}
          <a href={`/entries/${entry.id}/receipt.pdf`} target="_blank" rel="noreferrer">
            {t('papers.downloadReceipt')}
          </a>
        </NoticeBox>
      ) : null}
      {certificates.length > 0 ? (
        <Section title={t('certificates.ofEntry')}>
          <OwnCertificateList rows={certificates} caption={t('certificates.ofEntry')} />
        </Section>
      ) : null}
      {entry.editable ? (
        <Section title={t('projects.checklist')} description={t('projects.checklistLead')}>
          <ProjectChecklist entryId={entry.id} items={entry.items} isAuthor={entry.isAuthor} />
          <Form method="post" className="pt-6">
            {entry.open.length === 0 ? (
              <ConfirmButton
                label={t('projects.submit')}
                title={t('projects.submitTitle')}
                confirmLabel={t('projects.submit')}
                cancelLabel={t('common.cancel')}
                variant="primary"
                confirmVariant="primary"
                size="large"
                name="intent"
                value="submit"
                disabled={!entry.maySubmit}
              >
                {t('projects.submitText')}
              </ConfirmButton>
            ) : (
              <p className="text-ink-muted">{t('projects.submitLater', { count: entry.open.length })}</p>
            )}
          </Form>
        </Section>
      ) : null}
      {entry.mayWithdraw ? (
        <Form method="post">
          <ConfirmButton
            label={t('projects.withdraw')}
            title={t('projects.withdrawTitle')}
            confirmLabel={t('projects.withdraw')}
            cancelLabel={t('common.cancel')}
            name="intent"
            value="withdraw"
          >
            {t('projects.withdrawText')}
          </ConfirmButton>
        </Form>
      ) : null}
      {gallery && (entry.submittedAt || gallery.agreedAt) ? (
        <GalleryChoice choice={gallery} timeZone={timeZone} />
      ) : null}
      <Section title={t('projects.preview')} description={t('projects.previewLead')}>
        <ProjectView project={project} />
      </Section>
      {entry.events.length > 0 ? (
        <Section title={t('checks.timeline')}>
          <EntryTimeline events={entry.events} timeZone={timeZone} />
        </Section>
      ) : null}
    </>
  );
}
