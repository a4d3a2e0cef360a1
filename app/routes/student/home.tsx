import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { OwnDefences } from '#app/features/defence/own-defences.tsx';
import { listOwnDefences } from '#app/features/defence/schedule-queries.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { ReminderNotice } from '#app/features/shared/reminder-notice.tsx';
import { OutcomeNotices } from '#app/features/feedback/outcome-notices.tsx';
import { ownOutcomes } from '#app/features/feedback/queries.server.ts';
import { nextStepMessage } from '#app/features/projects/next-step.ts';
import { getStudentHome } from '#app/features/projects/queries.server.ts';
import { TeamInvitations } from '#app/features/projects/team-invitations.tsx';
import { listInvitations } from '#app/features/projects/team-queries.server.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const home = (await getStudentHome(viewer, at)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('common.deskStudent'),
    name: viewer.name,
    at,
    home,
    invitations: await listInvitations(viewer),
    defences: await listOwnDefences(viewer, at),
    outcomes: await ownOutcomes(viewer),
  };
}

export const meta = pageMeta;

export default function StudentHome() {
  const t = useT();
  const name = useName();
  const { home, name: me, at, invitations, defences, outcomes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('projects.hello', { name: me })} meta={home.school} />
      {home.entries[0] ? <SampleNotice edition={home.entries[0].round.edition} /> : null}
      {home.consents.map((consent) =>
        consent.status === 'GIVEN' ? null : (
          <NoticeBox
            key={consent.edition}
            tone={consent.status === null ? 'signal' : 'danger'}
            className="mb-6"
            title={t('projects.consentTitle', {
              status: t(consent.status ? `students.consent${consent.status}` : 'students.consentMissing'),
            })}
          >
            {t('projects.consentText', { edition: consent.edition })}
          </NoticeBox>
        ),
      )}
      <OwnDefences appointments={defences} />
      <TeamInvitations invitations={invitations} />
      {home.entries.map((entry) => (
        <Section
          key={entry.id}
          title={entry.project.title || t('projects.untitled')}
          description={name(entry.round)}
          actions={<EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />}
        >
          {outcomes[entry.id] ? (
            <OutcomeNotices outcomes={outcomes[entry.id] ?? []} timeZone={entry.round.timeZone} />
          ) : (
            <p className="max-w-2xl">{t(nextStepMessage(entry))}</p>
          )}
          {entry.returnReason ? (
            <NoticeBox tone="danger" className="my-4" title={t('projects.returnedBecause')}>
              {entry.returnReason}
            </NoticeBox>
          ) : null}
          {entry.editable && entry.reminder ? (
            <ReminderNotice
              to="authors"
              at={entry.reminder.at}
              words={entry.reminder.reason}
              timeZone={entry.round.timeZone}
            />
          ) : null}
          {entry.editable ? (
            <div className="my-4">
              <RoundDeadlines
                round={entry.round}
                kinds={[entry.handedInAt === null ? 'SUBMISSION' : 'CHECK']}
                corrects
                at={at}
              />
            </div>
          ) : null}
          <div className="flex flex-wrap items-center gap-4 pt-4">
            <LinkButton
              href={`/student/entries/${entry.id}`}
              variant={entry.editable ? 'primary' : 'secondary'}
            >
              {entry.editable ? t('projects.continue') : t('projects.look')}
            </LinkButton>
            {entry.editable ? (
              <span className="text-ink-muted">
                {entry.open === 0 ? t('projects.allDone') : t('projects.openCount', { count: entry.open })}
              </span>
            ) : null}
            {outcomes[entry.id] ? (
              <Link to={`/student/entries/${entry.id}/feedback`}>{t('feedback.seeFeedback')}</Link>
            ) : null}
            {entry.number ? <span className="font-mono">{entry.number}</span> : null}
          </div>
        </Section>
      ))}
      {home.rounds.map((round) => (
        <Section key={round.id} title={name(round)} description={round.edition.name}>
          <RoundDeadlines round={round} kinds={['SUBMISSION']} at={at} />
          {round.state === 'open' ? (
            <div className="flex flex-wrap items-center gap-4 pt-6">
              <LinkButton href={`/student/entries/new?round=${round.id}`} variant="primary">
                {t('projects.begin')}
              </LinkButton>
              <Link to="/student/join">{t('projects.join')}</Link>
            </div>
          ) : null}
        </Section>
      ))}
      {home.entries.length === 0 && home.rounds.length === 0 ? (
        <EmptyState title={t('projects.noRounds')}>{t('projects.noRoundsText')}</EmptyState>
      ) : null}
    </>
  );
}
