import { Link } from '@remix-run/react';

import type { SessionView } from './queries.server.ts';
import { SlotBadge } from './slot-badge.tsx';
import { toLocal } from '#app/domain/calendar.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { ProgressBar } from '#app/ui/progress.tsx';

const MINUTE = 60_000;
/** The least height of a place, in rem: one line of text. */
const LINE = 2.25;

/** Minutes without places that are still drawn at the end of a day. */
const SPARE = 30;

/** When the last place of the sessions ends, as a time; 0 where there are none yet. */
const lastOf = (sessions: readonly SessionView[]) =>
  Math.max(0, ...sessions.flatMap(({ slots }) => slots.map(({ time }) => time.endsAt.getTime())));

type Props = { sessions: readonly SessionView[]; timeZone: string; base: string };

/** A round's sessions day by day: rooms as columns with the time running down, and on a phone a list per room. */
export function DayGrid({ sessions, timeZone, base }: Props) {
  const days = [...new Set(sessions.map(({ startsAt }) => toLocal(startsAt, timeZone).slice(0, 10)))];
  return days.map((day) => (
    <Day
      key={day}
      timeZone={timeZone}
      base={base}
      sessions={sessions.filter(({ startsAt }) => toLocal(startsAt, timeZone).startsWith(day))}
    />
  ));
}

function Day({ sessions, timeZone, base }: Props) {
  const t = useT();
  const formats = useFormats();
  const [first] = sessions;
  if (!first) return null;
  const rooms = [...new Set(sessions.map(({ room }) => room))].sort((a, b) =>
    a.localeCompare(b, undefined, { numeric: true }),
  );
  const ends = sessions.flatMap(({ endsAt, slots }) => [endsAt, ...slots.map(({ time }) => time.endsAt)]);
  const from = Math.floor(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime())) / MINUTE / 30) * 30;
  const closes = Math.ceil(Math.max(...ends.map((at) => at.getTime())) / MINUTE);
  const used = Math.ceil(lastOf(sessions) / MINUTE / 30) * 30;
  // Hours after the last place are said in a line, not drawn as an empty screen.
  const to = used > from && closes - used > SPARE ? used + SPARE : closes;
  const shortest = Math.min(
    ...sessions.map(({ presentMinutes, questionMinutes }) => presentMinutes + questionMinutes),
  );
  const scale = Math.min(0.75, Math.max(0.15, LINE / shortest));
  const rem = (minutes: number) => `${(minutes * scale).toFixed(2)}rem`;
  const top = (at: Date) => rem(at.getTime() / MINUTE - from);
  const height = (a: Date, b: Date) => rem((b.getTime() - a.getTime()) / MINUTE);
  const marks = Array.from({ length: Math.floor((to - from) / 30) + 1 }, (_, index) => from + index * 30);
  const title = formats.day(first.startsAt, timeZone);
  return (
    <section className="mt-6" aria-label={t('defence.grid', { day: title })}>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <div className="overflow-x-auto pb-3">
        <div
          className="grid gap-3 max-sm:block sm:min-w-max sm:grid-cols-[3.5rem_repeat(var(--rooms),minmax(14rem,1fr))]"
          style={{ '--rooms': rooms.length } as React.CSSProperties}
        >
          <div aria-hidden className="max-sm:hidden">
            <p className="h-8" />
            <div className="relative" style={{ height: rem(to - from) }}>
              {marks.map((at) => (
                <span
                  key={at}
                  className="absolute end-0 -translate-y-1/2 text-sm text-ink-muted tabular-nums"
                  style={{ top: rem(at - from) }}
                >
                  {formats.time(new Date(at * MINUTE), timeZone)}
                </span>
              ))}
            </div>
          </div>
          {rooms.map((room) => (
            <div key={room} className="min-w-0">
              <p className="h-8 truncate font-semibold max-sm:mt-4 max-sm:h-auto">{room}</p>
              <div className="relative max-sm:h-auto!" style={{ height: rem(to - from) }}>
                {sessions
                  .filter((session) => session.room === room)
                  .map((session) => (
                    <div key={session.id} className="max-sm:mb-4">
                      <SessionHead session={session} base={base} timeZone={timeZone} />
                      <div
                        aria-hidden
                        className="absolute inset-x-0 rounded border border-line bg-sunken max-sm:hidden"
                        style={{
                          top: top(session.startsAt),
                          height: height(
                            session.startsAt,
                            new Date(Math.min(session.endsAt.getTime(), to * MINUTE)),
                          ),
                        }}
                      />
                      <ol className="max-sm:divide-y max-sm:divide-line max-sm:border-y max-sm:border-line">
                        {session.slots.map((slot) => (
                          <li
                            key={slot.entryId}
                            className={cx(
                              'flex items-center gap-2 overflow-hidden px-2 text-sm max-sm:static! max-sm:h-auto! max-sm:py-2',
                              'sm:absolute sm:inset-x-1 sm:rounded sm:border sm:border-line-strong sm:bg-surface',
                              (slot.status === 'ABSENT' || slot.status === 'EXCUSED') &&
                                'text-ink-muted line-through',
                            )}
                            style={{
                              top: top(slot.time.startsAt),
                              height: height(slot.time.startsAt, slot.time.endsAt),
                            }}
                            title={`${slot.number} ${slot.title} · ${slot.school}`}
                          >
                            <span className="shrink-0 text-ink-muted tabular-nums">
                              {formats.time(slot.time.startsAt, timeZone)}
                            </span>
                            <span className="shrink-0 font-mono">{slot.number}</span>
                            <span className="min-w-0 truncate">{slot.title}</span>
                            {slot.status === 'WAITING' ? null : (
                              <span className="ms-auto shrink-0">
                                <SlotBadge status={slot.status} />
                              </span>
                            )}
                          </li>
                        ))}
                      </ol>
                    </div>
                  ))}
              </div>
            </div>
          ))}
        </div>
      </div>
      {to < closes ? (
        <p className="text-sm text-ink-muted max-sm:hidden">
          {t('defence.freeAfter', {
            from: formats.time(new Date(lastOf(sessions)), timeZone),
            to: formats.time(new Date(closes * MINUTE), timeZone),
          })}
        </p>
      ) : null}
    </section>
  );
}

/** On a phone, above a room's list: panel, times, the desk. The grid has its own list of sessions for that. */
function SessionHead({ session, base, timeZone }: { session: SessionView; base: string; timeZone: string }) {
  const formats = useFormats();
  return (
    <p className="mb-1 text-sm sm:hidden">
      <Link to={`${base}/${session.id}`}>{session.panel}</Link>{' '}
      <span className="text-ink-muted">
        {formats.time(session.startsAt, timeZone)}–{formats.time(session.endsAt, timeZone)}
      </span>
    </p>
  );
}

/** The sessions as a list: how full each is, how far, how late, and the ways to its desk and its form. */
export function SessionList({ sessions, timeZone, base }: Props) {
  const t = useT();
  const formats = useFormats();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {sessions.map((session) => {
        const done = session.slots.filter(({ status }) => status === 'DONE').length;
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div className="min-w-56 grow">
              <p className="font-semibold">
                {t('defence.sessionTitle', { room: session.room, panel: session.panel })}
              </p>
              <p className="text-sm text-ink-muted">
                {formats.day(session.startsAt, timeZone)} {formats.time(session.startsAt, timeZone)}–
                {formats.time(session.endsAt, timeZone)} ·{' '}
                {t('defence.places', { count: session.slots.length, room: session.capacity })}
                {session.behindMinutes > 0
                  ? ` · ${t('defence.behind', { minutes: session.behindMinutes })}`
                  : ''}
              </p>
            </div>
            {session.slots.length > 0 ? (
              <ProgressBar
                className="w-40"
                label={t('defence.statDone')}
                value={done}
                max={session.slots.length}
                text={`${done}/${session.slots.length}`}
              />
            ) : null}
            <div className="no-print flex gap-2">
              <LinkButton href={`${base}/${session.id}`} size="small">
                {t('defence.desk')}
              </LinkButton>
              <LinkButton href={`${base}/${session.id}/edit`} size="small" variant="quiet">
                {t('defence.editSession')}
              </LinkButton>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
