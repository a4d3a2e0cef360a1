/** A stretch of a session in which nobody is heard. */
export type Break = { startsAt: Date; endsAt: Date };

/** How long one project takes: it presents, it answers, and the next one comes in. */
export type Pace = { presentMinutes: number; questionMinutes: number; changeMinutes: number };

/** A panel in a room, from a time to a time. */
export type Session = Pace & {
  id: string;
  panelId: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
  breaks: readonly Break[];
};

export type SlotTime = { startsAt: Date; endsAt: Date };

const MINUTE = 60_000;

/** Minutes during which a project is in the room. */
export function hearingMinutes(pace: Pace): number {
  return pace.presentMinutes + pace.questionMinutes;
}

/** Minutes from the start of one project to the start of the next. */
export function stepMinutes(pace: Pace): number {
  return hearingMinutes(pace) + pace.changeMinutes;
}

/** The first time from `at` on at which a hearing fits between the breaks. The change-over may fall into a break. */
export function nextStart(session: Pace & Pick<Session, 'breaks'>, at: Date): Date {
  const length = hearingMinutes(session) * MINUTE;
  let start = at.getTime();
  const breaks = [...session.breaks].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const { startsAt, endsAt } of breaks)
    if (start < endsAt.getTime() && start + length > startsAt.getTime()) start = endsAt.getTime();
  return new Date(start);
}

/** The planned times of a session's first `count` places; places beyond its end go on at the same pace. */
export function slotTimes(session: Pace & Pick<Session, 'startsAt' | 'breaks'>, count: number): SlotTime[] {
  const times: SlotTime[] = [];
  let at = session.startsAt;
  while (times.length < count) {
    const startsAt = nextStart(session, at);
    times.push({ startsAt, endsAt: new Date(startsAt.getTime() + hearingMinutes(session) * MINUTE) });
    at = new Date(startsAt.getTime() + stepMinutes(session) * MINUTE);
  }
  return times;
}

/** How many projects a session can hear before it ends. */
export function capacity(session: Session): number {
  const step = stepMinutes(session) * MINUTE;
  const most = step > 0 ? Math.ceil((session.endsAt.getTime() - session.startsAt.getTime()) / step) + 1 : 0;
  return slotTimes(session, Math.max(most, 0)).filter(({ endsAt }) => endsAt <= session.endsAt).length;
}

/** Whether two stretches of time share an instant; one that begins when the other ends does not. */
export function overlaps(a: SlotTime, b: SlotTime): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Sessions as they are listed and filled: by time, then room, then id. */
export function inOrder<S extends Pick<Session, 'id' | 'room' | 'startsAt'>>(sessions: readonly S[]): S[] {
  return [...sessions].sort(
    (a, b) =>
      a.startsAt.getTime() - b.startsAt.getTime() ||
      (a.room < b.room ? -1 : a.room > b.room ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Two sessions that cannot both be held, and why. */
export type SessionClash = {
  kind: 'room' | 'panel' | 'judge';
  sessions: readonly [string, string];
  /** Who would sit in two places. */
  judgeId?: string;
};

/** Every pair of sessions at one time that share a room, a panel or a judge; one line per pair and judge. */
export function sessionClashes(
  sessions: readonly Pick<Session, 'id' | 'panelId' | 'room' | 'startsAt' | 'endsAt'>[],
  judgesOf: ReadonlyMap<string, readonly string[]>,
): SessionClash[] {
  const clashes: SessionClash[] = [];
  const sorted = inOrder(sessions);
  for (const [index, a] of sorted.entries())
    for (const b of sorted.slice(index + 1)) {
      if (!overlaps(a, b)) continue;
      const pair = [a.id, b.id] as const;
      if (a.room === b.room) clashes.push({ kind: 'room', sessions: pair });
      if (a.panelId === b.panelId) clashes.push({ kind: 'panel', sessions: pair });
      else {
        const others = new Set(judgesOf.get(b.panelId));
        for (const judgeId of judgesOf.get(a.panelId) ?? [])
          if (others.has(judgeId)) clashes.push({ kind: 'judge', sessions: pair, judgeId });
      }
    }
  return clashes;
}

/**
 * Breaks as they are typed, "10:30-10:45 12:00-13:30", as pairs of clock times; null when something cannot be read.
 * Full-width signs and commas are as good.
 */
export function readBreaks(text: string): { from: string; to: string }[] | null {
  const parts = text
    .replaceAll('：', ':')
    .replaceAll(/\s*[-–—~～至]+\s*/g, '-')
    .split(/[\s,，;；、]+/)
    .filter(Boolean);
  const read = parts.map((part) => /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part));
  const breaks: { from: string; to: string }[] = [];
  for (const match of read) {
    const [, h1 = '', m1 = '', h2 = '', m2 = ''] = match ?? [];
    const [from, to] = [`${h1.padStart(2, '0')}:${m1}`, `${h2.padStart(2, '0')}:${m2}`];
    if (!match || Number(h1) > 23 || Number(h2) > 23 || Number(m1) > 59 || Number(m2) > 59 || from >= to)
      return null;
    breaks.push({ from, to });
  }
  return breaks;
}
