import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getJudgeDefence } from '#app/features/defence/schedule-queries.server.ts';
import { SlotBadge } from '#app/features/defence/slot-badge.tsx';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFreshData } from '#app/features/shared/use-fresh-data.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const FRESH_S = 15;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const defence = (await getJudgeDefence(viewer, roundId, now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('defence.judgeTitle'), roundId, defence };
}

export const meta = pageMeta;

export default function JudgeDefence() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { roundId, defence } = useLoaderData<typeof loader>();
  useFreshData(FRESH_S);
  const clock = (at: Date) => formats.time(at, defence.timeZone);
  return (
    <>
      <PageHeader
        title={t('defence.judgeTitle')}
        above={<BackLink href={`/judge/rounds/${roundId}`}>{name(defence)}</BackLink>}
      />
      {defence.sessions.length === 0 ? (
        <EmptyState title={t('defence.judgeEmpty')}>{t('defence.judgeEmptyText')}</EmptyState>
      ) : null}
      {defence.sessions.map((session) => {
        const inside = session.slots.find(({ status }) => status === 'RUNNING');
        const { presentMinutes: present, questionMinutes: question, changeMinutes: change } = session;
        return (
          <Section
            key={session.id}
            title={t('defence.sessionTitle', { room: session.room, panel: session.panel })}
            description={`${formats.day(session.startsAt, defence.timeZone)} ${clock(session.startsAt)}–${clock(session.endsAt)}`}
            actions={
              <LinkButton href={`/timer?present=${present}&question=${question}&change=${change}`}>
                {t('defence.timer')}
              </LinkButton>
            }
          >
            {inside ? (
              <NoticeBox
                className="mb-4"
                title={t('defence.judgeInside', { number: inside.number, title: inside.title })}
                actions={
                  inside.assignmentId ? (
                    <LinkButton href={`/judge/assignments/${inside.assignmentId}`} variant="primary">
                      {t('defence.judgeScore')}
                    </LinkButton>
                  ) : null
                }
              >
                {inside.assignmentId ? null : t('defence.judgeNoSheet')}
              </NoticeBox>
            ) : null}
            <DataTable
              caption={session.room}
              rows={session.slots}
              rowKey={(slot) => slot.entryId}
              currentKey={inside?.entryId}
              columns={[
                {
                  key: 'position',
                  head: t('defence.position'),
                  numeric: true,
                  cell: (slot) => slot.position,
                },
                {
                  key: 'time',
                  head: t('defence.time'),
                  cell: (slot) => clock(slot.expectedAt ?? slot.plannedAt),
                },
                { key: 'number', head: t('checks.number'), cell: (slot) => slot.number },
                {
                  key: 'title',
                  head: t('checks.project'),
                  rowHead: true,
                  cell: (slot) =>
                    slot.assignmentId ? (
                      <Link to={`/judge/assignments/${slot.assignmentId}`}>{slot.title}</Link>
                    ) : (
                      slot.title
                    ),
                },
                {
                  key: 'status',
                  head: t('defence.status'),
                  cell: (slot) => <SlotBadge status={slot.status} late={slot.lateAt !== null} />,
                },
                {
                  key: 'sheet',
                  head: t('defence.judgeScore'),
                  cell: (slot) =>
                    slot.assignmentId ? <SheetBadge status={slot.sheet} /> : t('defence.judgeNoSheet'),
                },
              ]}
            />
          </Section>
        );
      })}
    </>
  );
}
