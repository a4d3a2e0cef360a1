import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { MarkButtons } from '#app/features/defence/mark-buttons.tsx';
import { markSlot } from '#app/features/defence/mark-slot.server.ts';
import { getDefenceSession } from '#app/features/defence/queries.server.ts';
import type { DeskView } from '#app/features/defence/queries.server.ts';
import { MarkSlotSchema } from '#app/features/defence/schemas.ts';
import { SlotBadge } from '#app/features/defence/slot-badge.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useFreshData } from '#app/features/shared/use-fresh-data.ts';
import { isOver } from '#app/domain/defence/marks.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const FRESH_S = 10;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', sessionId = '' } = params;
  const session = (await getDefenceSession(viewer, roundId, sessionId, now())) ?? notFound();
  return { title: `${session.room} ${session.panel}`, roundId, session };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, MarkSlotSchema);
  if (!form.ok) return form.reply;
  const result = await markSlot(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirect(`/admin/rounds/${params.roundId}/defence/${params.sessionId}`);
}

type Slot = DeskView['slots'][number];

export default function RoundDefenceDesk() {
  const t = useT();
  const formats = useFormats();
  const { roundId, session } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  useFreshData(FRESH_S);
  const clock = (at: Date) => formats.time(at, session.timeZone);
  const inside = session.slots.find(({ status }) => status === 'RUNNING');
  const [next, afterNext] = session.slots.filter(({ status }) => status !== 'RUNNING' && !isOver(status));
  const { presentMinutes: present, questionMinutes: question, changeMinutes: change } = session;
  const timesOf = (slot: Slot) =>
    [
      t('defence.planned', { time: clock(slot.time.startsAt) }),
      slot.startedAt
        ? t('defence.startedAt', { time: clock(slot.startedAt) })
        : slot.expectedAt && slot.expectedAt > slot.time.startsAt
          ? t('defence.expected', { time: clock(slot.expectedAt) })
          : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const card = (label: string, slot: Slot | undefined, nobody: string) => (
    <div className="grid content-start gap-2 rounded border border-line bg-surface p-4">
      <p className="text-sm text-ink-muted">{label}</p>
      {slot ? (
        <>
          <p className="text-xl font-semibold">
            <span className="font-mono">{slot.number}</span> {slot.title}
          </p>
          <p className="text-ink-muted">
            {slot.school} · {slot.authors.join(t('common.listComma'))}
          </p>
          <p className="flex flex-wrap items-center gap-2">
            <SlotBadge status={slot.status} late={slot.lateAt !== null} />
            <span className="text-sm tabular-nums">{timesOf(slot)}</span>
          </p>
          <MarkButtons slot={slot} size="large" />
        </>
      ) : (
        <p className="text-lg text-ink-muted">{nobody}</p>
      )}
    </div>
  );
  return (
    <>
      <PageHeader
        title={t('defence.sessionTitle', { room: session.room, panel: session.panel })}
        above={<BackLink href={`/admin/rounds/${roundId}/defence`}>{t('defence.title')}</BackLink>}
        meta={
          <>
            <span>
              {formats.day(session.startsAt, session.timeZone)}{' '}
              {t('defence.deskLead', {
                from: clock(session.startsAt),
                to: clock(session.endsAt),
                present,
                question,
              })}
            </span>
            <Badge tone={session.behindMinutes > 0 ? 'signal' : 'done'}>
              {session.behindMinutes > 0
                ? t('defence.behind', { minutes: session.behindMinutes })
                : t('defence.onTime')}
            </Badge>
          </>
        }
        actions={
          <LinkButton href={`/timer?present=${present}&question=${question}&change=${change}`}>
            {t('defence.timer')}
          </LinkButton>
        }
      />
      <RefusalBox result={lastResult} />
      {session.slots.length > 0 && !inside && !next ? (
        <NoticeBox tone="done" title={t('defence.allHeard')}>
          {t('defence.allHeardText', {
            heard: session.slots.filter(({ status }) => status === 'DONE').length,
            count: session.slots.length,
          })}
        </NoticeBox>
      ) : (
        <div className="grid gap-4 lg:grid-cols-3">
          {card(t('defence.now'), inside, t('defence.roomEmpty'))}
          {card(t('defence.next'), next, t('defence.nobody'))}
          {card(t('defence.afterNext'), afterNext, t('defence.nobody'))}
        </div>
      )}
      <Section title={t('defence.whole')}>
        <DataTable
          caption={t('defence.whole')}
          rows={session.slots}
          rowKey={(slot) => slot.entryId}
          currentKey={inside?.entryId}
          columns={[
            { key: 'position', head: t('defence.position'), numeric: true, cell: (slot) => slot.position },
            { key: 'time', head: t('defence.time'), cell: timesOf },
            {
              key: 'title',
              head: t('checks.project'),
              rowHead: true,
              cell: (slot) => (
                <>
                  <span className="font-mono">{slot.number}</span> {slot.title}
                </>
              ),
            },
            { key: 'school', head: t('defence.school'), cell: (slot) => slot.school },
            {
              key: 'authors',
              head: t('defence.authors'),
              cell: (slot) => slot.authors.join(t('common.listComma')),
            },
            {
              key: 'status',
              head: t('defence.status'),
              cell: (slot) => (
                <>
                  <SlotBadge status={slot.status} late={slot.lateAt !== null} />
                  {slot.reason ? <span className="block text-sm text-ink-muted">{slot.reason}</span> : null}
                </>
              ),
            },
            {
              key: 'acts',
              head: t('defence.acts'),
              quietHead: true,
              cell: (slot) => <MarkButtons slot={slot} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
