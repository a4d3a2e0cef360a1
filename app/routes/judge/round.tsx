import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ReminderNotice } from '#app/features/shared/reminder-notice.tsx';
import { getJudgeDefence } from '#app/features/defence/schedule-queries.server.ts';
import { OwnDeliberations } from '#app/features/deliberation/own-deliberations.tsx';
import { listOwnDeliberations } from '#app/features/deliberation/page.server.ts';
import { PanelList } from '#app/features/consensus/panel-list.tsx';
import { listPanels } from '#app/features/consensus/queries.server.ts';
import { firstStep } from '#app/features/judges/declaration.server.ts';
import { getQueue } from '#app/features/judging/judge-queries.server.ts';
import { JudgingReminder } from '#app/features/judging/judging-reminder.tsx';
import { OfflineBox } from '#app/features/judging/offline-box.tsx';
import { listForOffline } from '#app/features/judging/offline-list.server.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { listOwnJuries } from '#app/features/special/jury-pages.server.ts';
import { OwnJuries } from '#app/features/special/own-juries.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { LOCALE_NAMES, LOCALES } from '#app/i18n/types.ts';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const roundId = params.roundId ?? '';
  const first = await firstStep(viewer, roundId);
  if (first) throw redirect(`/judge/rounds/${roundId}/${first}`);
  const queue = (await getQueue(viewer, roundId, at)) ?? notFound();
  const [defence, offline, panels, deliberations, juries] = await Promise.all([
    getJudgeDefence(viewer, queue.id, at),
    listForOffline(viewer, queue.id),
    listPanels(viewer, queue.id),
    listOwnDeliberations(viewer, queue.id),
    listOwnJuries(viewer),
  ]);
  const defended = (defence?.sessions.length ?? 0) > 0;
  return {
    title: queue.name,
    queue,
    at,
    defended,
    offline,
    panels,
    deliberations,
    juries: juries.filter((one) => one.roundId === queue.id),
  };
}

export const meta = pageMeta;

export default function JudgeRound() {
  const t = useT();
  const name = useName();
  const { queue, at, defended, offline, panels, deliberations, juries } = useLoaderData<typeof loader>();
  const both = new Set(queue.assignments.map(({ stage }) => stage)).size > 1;
  const left = queue.assignments.filter(({ status }) => status !== 'SUBMITTED');
  const submitted = queue.assignments.length - left.length;
  return (
    <>
      <PageHeader
        title={name(queue)}
        above={<BackLink href="/judge">{t('common.deskJudge')}</BackLink>}
        meta={left.length > 0 ? t('judging.leftOpen', { count: left.length }) : undefined}
        actions={
          left[0] && queue.open ? (
            <LinkButton href={`/judge/assignments/${left[0].id}`} variant="primary">
              {t('judging.nextOpen')}
            </LinkButton>
          ) : undefined
        }
      />
      <SampleNotice edition={queue.edition} />
      <JudgingReminder
        windows={queue.windows}
        missing={queue.assignments.length - submitted}
        timeZone={queue.timeZone}
        at={at}
      />
      {submitted > 0 && submitted === queue.assignments.length ? (
        <NoticeBox tone="done" className="mb-6" title={t('rubric.allDone')}>
          <span className="flex flex-wrap gap-4">
            {LOCALES.map((locale) => (
              <a key={locale} href={`/judge/rounds/${queue.id}/certificate.pdf?lang=${locale}`}>
                {t('rubric.certificateIn', { language: LOCALE_NAMES[locale] })}
              </a>
            ))}
          </span>
        </NoticeBox>
      ) : null}
      <div className="pb-6">
        <RoundDeadlines round={queue} kinds={['JUDGING']} at={at} />
        {queue.reminder ? (
          <ReminderNotice
            to="judge"
            at={queue.reminder.at}
            words={queue.reminder.message}
            timeZone={queue.timeZone}
          />
        ) : null}
        {defended ? (
          <p className="mt-4">
            <Link to={`/judge/rounds/${queue.id}/defence`}>{t('defence.judgeLink')}</Link>
          </p>
        ) : null}
      </div>
      {deliberations.length > 0 ? (
        <OwnDeliberations roundId={queue.id} deliberations={deliberations} />
      ) : null}
      <OwnJuries juries={juries} />
      <Section title={t('judging.queue')}>
        <DataTable
          caption={t('judging.queue')}
          rows={queue.assignments}
          rowKey={(assignment) => assignment.id}
          columns={[
            { key: 'number', head: t('checks.number'), cell: (assignment) => assignment.entry.number },
            {
              key: 'title',
              head: t('checks.project'),
              rowHead: true,
              cell: (assignment) => (
                <Link to={`/judge/assignments/${assignment.id}`}>{assignment.entry.project.title}</Link>
              ),
            },
            ...(both
              ? [
                  {
                    key: 'stage',
                    head: t('rubric.stage'),
                    cell: (assignment: (typeof queue.assignments)[number]) =>
                      t(`stages.short-${assignment.stage}`),
                  },
                ]
              : []),
            {
              key: 'group',
              head: t('projects.group'),
              cell: (assignment) => assignment.entry.group && name(assignment.entry.group),
            },
            {
              key: 'discipline',
              head: t('projects.discipline'),
              cell: (assignment) => assignment.entry.discipline && name(assignment.entry.discipline),
            },
            {
              key: 'status',
              head: t('checks.status'),
              cell: (assignment) => <SheetBadge status={assignment.status} />,
            },
            {
              key: 'own',
              head: t('judging.ownTotal'),
              numeric: true,
              cell: (assignment) => assignment.own?.toFixed(queue.decimals),
            },
          ]}
          empty={<EmptyState title={t('judging.nothingYet')}>{t('judging.nothingYetText')}</EmptyState>}
        />
      </Section>
      {panels.length > 0 ? <PanelList panels={panels} /> : null}
      <p className="pt-4">
        <Link to={`/judge/rounds/${queue.id}/declare`}>{t('judgePool.declareLink')}</Link>
      </p>
      {queue.open && queue.assignments.length > 0 ? (
        <OfflineBox roundId={queue.id} list={offline} timeZone={queue.timeZone} />
      ) : null}
    </>
  );
}
