import { countPairs, keepApart } from './neighbours.ts';
import { capacity, inOrder, overlaps, slotTimes, stepMinutes } from './slots.ts';
import type { Session, SlotTime } from './slots.ts';
import { seededRandom, shuffled } from '#app/domain/random.ts';

/** A project to be heard. `number` is its place where the order is fixed. */
export type Candidate = {
  id: string;
  panelId: string;
  schoolId: string;
  authorIds: readonly string[];
  number: string;
};

export type DrawMode = 'LOT' | 'FIXED';

/** A project's place: the `position`-th (from 1) of a session. */
export type Placed = { entryId: string; sessionId: string; position: number };

/** What a panel lacks to hear everybody. */
export type Shortage = { panelId: string; projects: number; minutes: number };

export type Draw =
  | { ok: true; placed: Placed[]; pairs: number }
  | { ok: false; shortages: Shortage[] }
  | { ok: false; shortages: []; clash: readonly [string, string] };

type Row = { candidate: Candidate; sessionId: string; position: number; time: SlotTime };

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * The order of a round's projects. Lots come from the seed alone: candidates and sessions are sorted before anything is
 * drawn, so the order of the tables changes nothing. Each panel's sessions are filled one after the other. Then two
 * wishes: schools do not follow themselves where that can be avoided, and an author of two projects is never asked to
 * be in two rooms at once, which is a must.
 */
export function drawOrder(
  sessions: readonly Session[],
  candidates: readonly Candidate[],
  mode: DrawMode,
  seed: number,
): Draw {
  const sorted = [...candidates].sort(byId);
  const order =
    mode === 'LOT'
      ? shuffled(sorted, seededRandom(seed))
      : sorted.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
  const rows: Row[] = [];
  const shortages: Shortage[] = [];
  for (const panelId of [...new Set(sorted.map((one) => one.panelId))].sort()) {
    const own = inOrder(sessions.filter((session) => session.panelId === panelId));
    const waiting = order.filter((one) => one.panelId === panelId);
    const lengths = fill(own, waiting.length);
    const room = lengths.reduce((sum, length) => sum + length, 0);
    if (room < waiting.length) {
      const step = Math.max(0, ...own.map(stepMinutes));
      shortages.push({
        panelId,
        projects: waiting.length - room,
        minutes: (waiting.length - room) * step,
      });
      continue;
    }
    rows.push(...seat(own, lengths, keepApart(waiting, lengths)));
  }
  if (shortages.length > 0) return { ok: false, shortages };
  const clash = settleClashes(rows);
  if (clash) return { ok: false, shortages: [], clash };
  return {
    ok: true,
    placed: rows.map(({ candidate, sessionId, position }) => ({
      entryId: candidate.id,
      sessionId,
      position,
    })),
    pairs: pairsIn(rows),
  };
}

/** How many of `count` projects each session takes, the earlier ones first. */
function fill(sessions: readonly Session[], count: number): number[] {
  let left = count;
  return sessions.map((session) => {
    const taken = Math.min(left, capacity(session));
    left -= taken;
    return taken;
  });
}

function seat(
  sessions: readonly Session[],
  lengths: readonly number[],
  ordered: readonly Candidate[],
): Row[] {
  const waiting = [...ordered];
  return sessions.flatMap((session, index) =>
    slotTimes(session, lengths[index] ?? 0).flatMap((time, at) => {
      const candidate = waiting.shift();
      return candidate ? [{ candidate, sessionId: session.id, position: at + 1, time }] : [];
    }),
  );
}

function pairsIn(rows: readonly Row[]): number {
  const lists = new Map<string, Candidate[]>();
  for (const row of rows) lists.set(row.sessionId, [...(lists.get(row.sessionId) ?? []), row.candidate]);
  return countPairs([...lists.values()]);
}

type Seat = { candidate: Pick<Candidate, 'id' | 'authorIds'>; sessionId: string; time: SlotTime };

/** Pairs of places at which an author would have to be in two rooms at once. */
export function clashesOf<S extends Seat>(rows: readonly S[]): [S, S][] {
  const byAuthor = new Map<string, S[]>();
  for (const row of rows)
    for (const author of row.candidate.authorIds)
      byAuthor.set(author, [...(byAuthor.get(author) ?? []), row]);
  const clashes = new Map<string, [S, S]>();
  for (const own of byAuthor.values())
    for (const [index, a] of own.entries())
      for (const b of own.slice(index + 1))
        if (a.sessionId !== b.sessionId && overlaps(a.time, b.time))
          clashes.set([a.candidate.id, b.candidate.id].sort().join(' '), [a, b]);
  return [...clashes.values()];
}

/**
 * Changes places within a panel until nobody is in two rooms at once: of all exchanges that mend something, the one
 * that mends most, parts schools best and moves least. Gives a pair that no single exchange mends.
 */
function settleClashes(rows: Row[]): readonly [string, string] | null {
  for (let clashes = clashesOf(rows); clashes.length > 0; clashes = clashesOf(rows)) {
    let best: { cost: readonly [number, number, number]; a: Row; b: Row } | null = null;
    for (const a of clashes.flat())
      for (const b of rows) {
        if (b.candidate.panelId !== a.candidate.panelId || b === a) continue;
        exchange(a, b);
        const moved = Math.abs(a.time.startsAt.getTime() - b.time.startsAt.getTime());
        const cost = [clashesOf(rows).length, pairsIn(rows), moved] as const;
        exchange(a, b);
        if (cost[0] < clashes.length && (!best || isLess(cost, best.cost))) best = { cost, a, b };
      }
    const [first] = clashes;
    if (!best) return first ? [first[0].candidate.id, first[1].candidate.id] : null;
    exchange(best.a, best.b);
  }
  return null;
}

function exchange(a: Row, b: Row): void {
  [a.candidate, b.candidate] = [b.candidate, a.candidate];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
