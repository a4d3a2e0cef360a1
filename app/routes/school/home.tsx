import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { windowState } from '#app/domain/calendar.ts';
import { ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { countSchoolCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { countSchoolDefences } from '#app/features/defence/schedule-queries.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { getSchoolDesk } from '#app/features/entries/school-queries.server.ts';
import { ToldRounds } from '#app/features/feedback/told-rounds.tsx';
import { schoolOutcomes } from '#app/features/feedback/queries.server.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { listStudents } from '#app/features/students/queries.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { ActionList } from '#app/ui/action-list.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const schoolId = params.schoolId ?? '';
  const desk = (await getSchoolDesk(viewer, schoolId)) ?? notFound();
  const students = await listStudents(viewer, schoolId, { search: '', consent: '', grade: '', page: 1 });
  return {
    title: desk.school.name,
    desk,
    students: students ? { all: students.all, withConsent: students.withConsent } : null,
    defences: await countSchoolDefences(schoolId),
    certificates: await countSchoolCertificates(schoolId, now()),
    told: await schoolOutcomes(viewer, schoolId),
    at: now(),
  };
}

export const meta = pageMeta;

export default function SchoolHome() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { desk, students, defences, certificates, told, at } = useLoaderData<typeof loader>();
  const base = `/school/${desk.school.id}`;
  const missing = students ? students.all - students.withConsent : 0;
  // A round that is over and in which the school had nothing is left out.
  const shownRounds = desk.rounds.filter(
    (round) =>
      Object.values(round.counts).some((count) => (count ?? 0) > 0) ||
      windowState(round.windows, 'SCHOOL', at) !== 'after',
  );
  // Nothing is handed in any more once its time is over.
  const takesHandIns = desk.rounds.filter(({ windows }) => windowState(windows, 'SCHOOL', at) !== 'after');
  const waiting = takesHandIns.flatMap((round) => [
    ...((round.counts.SUBMITTED ?? 0) > 0
      ? [
          {
            key: `${round.id} approve`,
            href: `${base}/entries?status=SUBMITTED&round=${round.id}`,
            title: t('school.toApprove', { count: round.counts.SUBMITTED ?? 0 }),
            note: name(round),
          },
        ]
      : []),
    ...((round.counts.APPROVED ?? 0) > 0
      ? [
          {
            key: `${round.id} hand-in`,
            href: `${base}/hand-in/${round.id}`,
            title: t('school.toHandIn', { count: round.counts.APPROVED ?? 0 }),
            note: name(round),
          },
        ]
      : []),
  ]);
  for (const { key, status, round, count } of desk.unconfirmed)
    waiting.push({
      key: `${key} confirm`,
      href: `${base}/entries?status=${status}&round=${round.id}`,
      title: t('school.toConfirm', { count }),
      note: name(round),
    });
  if (desk.toComplete > 0)
    waiting.push({
      key: 'complete',
      href: `${base}/entries?status=TO_COMPLETE`,
      title: t('promotion.schoolWaits', { count: desk.toComplete }),
      note: t('promotion.schoolWaitsNote'),
    });
  if (defences > 0)
    waiting.push({
      key: 'defence',
      href: `${base}/defence`,
      title: t('defence.schoolCount', { count: defences }),
      note: t('defence.schoolNote'),
    });
  if (certificates > 0)
    waiting.push({
      key: 'certificates',
      href: `${base}/certificates`,
      title: t('certificates.schoolCount', { count: certificates }),
      note: t('certificates.schoolNote'),
    });
  if (missing > 0)
    waiting.push({
      key: 'consent',
      href: `${base}/students?consent=missing`,
      title: t('school.consentMissing', { count: missing }),
      note: t('school.consentMissingNote'),
    });
  return (
    <>
      <PageHeader title={desk.school.name} meta={desk.school.unit.name} />
      {desk.rounds[0] ? <SampleNotice edition={desk.rounds[0].edition} /> : null}
      {students?.all === 0 ? (
        <EmptyState
          title={t('school.noStudents')}
          action={
            <LinkButton href={`${base}/students/import`} variant="primary">
              {t('students.import')}
            </LinkButton>
          }
        >
          {t('school.noStudentsText')}
        </EmptyState>
      ) : (
        <StatRow
          stats={[
            {
              key: 'students',
              label: t('common.navStudents'),
              value: formats.number(students?.all ?? 0),
              href: `${base}/students`,
            },
            {
              key: 'consent',
              label: t('school.withConsent'),
              value: formats.number(students?.withConsent ?? 0),
            },
          ]}
        />
      )}
      {waiting.length > 0 ? (
        <Section title={t('home.waiting')}>
          <ActionList items={waiting} />
        </Section>
      ) : null}
      <ToldRounds schoolId={desk.school.id} rounds={told} />
      {desk.rounds.length === 0 ? (
        <Section title={t('rounds.rounds')}>
          <EmptyState title={t('school.noRounds')}>{t('school.noRoundsText')}</EmptyState>
        </Section>
      ) : null}
      {shownRounds.map((round) => (
        <Section
          key={round.id}
          title={name(round)}
          description={round.edition.name}
          actions={<LinkButton href={`${base}/hand-in/${round.id}`}>{t('school.handInList')}</LinkButton>}
        >
          <RoundDeadlines round={round} kinds={['SUBMISSION', 'SCHOOL']} at={at} />
          <div className={Object.keys(round.counts).length > 0 ? 'pt-6' : 'hidden'}>
            <StatRow
              stats={ENTRY_STATUSES.filter((status) => (round.counts[status] ?? 0) > 0).map((status) => ({
                key: status,
                label: t(`checks.status${status}`),
                value: formats.number(round.counts[status] ?? 0),
                href: `${base}/entries?status=${status}&round=${round.id}`,
              }))}
            />
          </div>
        </Section>
      ))}
      {desk.later.length > 0 ? (
        <Section title={t('school.later')}>
          <DataTable
            caption={t('school.later')}
            rows={desk.later}
            rowKey={(entry) => entry.id}
            columns={[
              {
                key: 'title',
                head: t('checks.project'),
                cell: (entry) => <Link to={`${base}/entries/${entry.id}`}>{entry.project.title}</Link>,
              },
              { key: 'round', head: t('rounds.round'), cell: (entry) => name(entry.round) },
              { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
              {
                key: 'status',
                head: t('checks.status'),
                cell: (entry) => <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
