import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawOrder } from '#app/domain/defence/draw.ts';
import type { Candidate, Draw } from '#app/domain/defence/draw.ts';
import { afterMark, daysUntil, estimate, MARKS, SLOT_STATUSES } from '#app/domain/defence/marks.ts';
import { countPairs, keepApart } from '#app/domain/defence/neighbours.ts';
import { capacity, overlaps, readBreaks, sessionClashes, slotTimes } from '#app/domain/defence/slots.ts';
import type { Session } from '#app/domain/defence/slots.ts';
import {
  clockText,
  NEW_TIMER,
  nextPart,
  pressed,
  restarted,
  secondsLeft,
} from '#app/domain/defence/timer.ts';

const at = (clock: string, day = '2026-11-28') => new Date(`${day}T${clock}:00Z`);
const session = (data: Partial<Session> = {}): Session => ({
  id: 's1',
  panelId: 'p1',
  room: '1',
  startsAt: at('09:00'),
  endsAt: at('12:00'),
  presentMinutes: 6,
  questionMinutes: 4,
  changeMinutes: 2,
  breaks: [],
  ...data,
});
const candidate = (id: string, data: Partial<Candidate> = {}): Candidate => ({
  id,
  panelId: 'p1',
  schoolId: id,
  authorIds: [id],
  number: id,
  ...data,
});
const clock = (date: Date | null | undefined) => date?.toISOString().slice(11, 16);

describe('the places of a session', () => {
  it('follow one another, step over breaks and end in time', () => {
    const morning = session({ breaks: [{ startsAt: at('09:30'), endsAt: at('09:45') }] });
    expect(slotTimes(morning, 4).map((time) => clock(time.startsAt))).toEqual([
      '09:00',
      '09:12',
      '09:45',
      '09:57',
    ]);
    // The last change-over is nobody's wait.
    expect(capacity(session({ endsAt: at('09:22') }))).toBe(2);
    expect(capacity(session({ endsAt: at('09:21') }))).toBe(1);
    expect(capacity(session({ endsAt: at('09:00') }))).toBe(0);
  });

  it('are as many as fit, whatever the breaks', () => {
    const minutes = fc.integer({ min: 0, max: 240 });
    fc.assert(
      fc.property(minutes, fc.array(fc.tuple(minutes, minutes), { maxLength: 4 }), (length, pairs) => {
        const after = (count: number) => new Date(at('09:00').getTime() + count * 60_000);
        const breaks = pairs.map(([a, b]) => ({
          startsAt: after(Math.min(a, b)),
          endsAt: after(Math.max(a, b) + 1),
        }));
        const one = session({ endsAt: after(length), breaks });
        const times = slotTimes(one, capacity(one));
        for (const [index, time] of times.entries()) {
          expect(time.endsAt <= one.endsAt).toBe(true);
          expect(breaks.some((pause) => overlaps(pause, time))).toBe(false);
          expect(times.slice(index + 1).some((later) => overlaps(later, time))).toBe(false);
        }
      }),
    );
  });

  it('have breaks as people type them', () => {
    expect(readBreaks('10:30-10:45，12：00～13：30')).toEqual([
      { from: '10:30', to: '10:45' },
      { from: '12:00', to: '13:30' },
    ]);
    expect(readBreaks('')).toEqual([]);
    expect([readBreaks('10:30'), readBreaks('11:00-10:00'), readBreaks('25:00-26:00')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('two sessions at one time', () => {
  const judges = new Map([
    ['p1', ['a', 'b']],
    ['p2', ['b', 'c']],
    ['p3', ['d']],
  ]);
  it('share no room, no panel and no judge', () => {
    const second = (data: Partial<Session>) =>
      sessionClashes(
        [session(), session({ id: 's2', startsAt: at('11:00'), endsAt: at('13:00'), ...data })],
        judges,
      );
    expect(second({ panelId: 'p3', room: '2' })).toEqual([]);
    expect(second({ panelId: 'p3' })).toMatchObject([{ kind: 'room' }]);
    expect(second({ room: '2' })).toMatchObject([{ kind: 'panel' }]);
    expect(second({ panelId: 'p2', room: '2' })).toMatchObject([{ kind: 'judge', judgeId: 'b' }]);
    // When one ends, the next may begin.
    expect(second({ panelId: 'p2', startsAt: at('12:00') })).toEqual([]);
  });
});

/** The least number of neighbours of one school over every order. */
function leastByTrying(schools: readonly string[]): number {
  const after = (rest: readonly string[], last: string | null): number =>
    rest.length === 0
      ? 0
      : Math.min(
          ...rest.map(
            (school, index) =>
              Number(school === last) + after([...rest.slice(0, index), ...rest.slice(index + 1)], school),
          ),
        );
  return after(schools, null);
}

describe('schools', () => {
  it('follow themselves no oftener than they must', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 7 }), (schools) => {
        const items = schools.map((schoolId) => ({ schoolId }));
        const ordered = keepApart(items, [items.length]);
        expect([...ordered].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1))).toEqual(
          [...items].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1)),
        );
        expect(countPairs([ordered])).toBe(leastByTrying(schools));
      }),
      { numRuns: 150 },
    );
  });

  it('stay as drawn where nothing is to be kept apart', () => {
    const items = ['A', 'B', 'A', 'C'].map((schoolId, index) => ({ schoolId, index }));
    expect(keepApart(items, [2, 2])).toEqual(items);
  });
});

/** Two panels that sit at the same time, each over two sessions; projects of few schools and of few authors. */
const round = fc
  .array(
    fc.record({
      panel: fc.constantFrom('p1', 'p2'),
      school: fc.constantFrom('A', 'B', 'C', 'D'),
      author: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 24 },
  )
  .map((rows) =>
    rows.map((row, index) =>
      candidate(`e${String(index).padStart(2, '0')}`, {
        panelId: row.panel,
        schoolId: row.school,
        authorIds: [`a${row.author}`, `b${index}`],
      }),
    ),
  );
const SESSIONS: Session[] = ['p1', 'p2'].flatMap((panelId) => [
  session({ id: `${panelId}-1`, panelId, room: panelId, endsAt: at('11:00') }),
  session({
    id: `${panelId}-2`,
    panelId,
    room: panelId,
    startsAt: at('13:00'),
    endsAt: at('16:00'),
    breaks: [{ startsAt: at('14:00'), endsAt: at('14:20') }],
  }),
]);
const placed = (draw: Draw) => (draw.ok ? draw.placed : []);

describe('the order', () => {
  it('has every project once, each before its own panel, and nobody in two rooms at once', () => {
    let drawn = 0;
    fc.assert(
      fc.property(
        round,
        fc.nat(),
        fc.constantFrom('LOT' as const, 'FIXED' as const),
        (candidates, seed, mode) => {
          const draw = drawOrder(SESSIONS, candidates, mode, seed);
          if (!draw.ok) {
            // Only an author of two may stand in the way here: there are places enough.
            expect(draw.shortages).toEqual([]);
            return;
          }
          drawn += 1;
          expect(draw.placed.map((one) => one.entryId).sort()).toEqual(candidates.map((one) => one.id));
          expect(new Set(draw.placed.map((one) => `${one.sessionId} ${one.position}`)).size).toBe(
            candidates.length,
          );
          const rows = draw.placed.map((one) => {
            const where = SESSIONS.find(({ id }) => id === one.sessionId) ?? session();
            const who = candidates.find(({ id }) => id === one.entryId) ?? candidate('');
            expect(where.panelId).toBe(who.panelId);
            const time = slotTimes(where, one.position)[one.position - 1];
            return { who, time: time ?? { startsAt: at('00:00'), endsAt: at('00:00') } };
          });
          for (const [index, a] of rows.entries())
            for (const b of rows.slice(index + 1))
              if (a.who.authorIds.some((author) => b.who.authorIds.includes(author)))
                expect(overlaps(a.time, b.time)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
    expect(drawn).toBeGreaterThan(150);
  });

  it('is the seed’s alone: the same again, in whatever order the tables stand', () => {
    fc.assert(
      fc.property(round, fc.nat(), fc.nat(), (candidates, seed, other) => {
        const first = drawOrder(SESSIONS, candidates, 'LOT', seed);
        const turned = [...candidates].sort(
          (a, b) => ((Number(a.id.slice(1)) * 7 + other) % 25) - ((Number(b.id.slice(1)) * 7 + other) % 25),
        );
        const again = drawOrder([...SESSIONS].reverse(), turned, 'LOT', seed);
        const sorted = (draw: Draw) => [...placed(draw)].sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
        expect(sorted(again)).toEqual(sorted(first));
      }),
      { numRuns: 100 },
    );
  });

  it('gives every project every place equally often', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const first =
        placed(drawOrder([session()], four, 'LOT', seed)).find((one) => one.position === 1)?.entryId ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('is that of the numbers where nothing is drawn', () => {
    const list = ['c', 'a', 'b'].map((id) => candidate(id));
    expect(placed(drawOrder([session()], list, 'FIXED', 9)).map((one) => one.entryId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('says how many projects and minutes are too many', () => {
    const short = session({ endsAt: at('09:22') });
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => candidate(id));
    expect(drawOrder([short], five, 'LOT', 1)).toEqual({
      ok: false,
      shortages: [{ panelId: 'p1', projects: 3, minutes: 36 }],
    });
  });

  it('names the two projects of an author for whom there is no way out', () => {
    const rooms = [
      session({ endsAt: at('09:10') }),
      session({ id: 's2', panelId: 'p2', room: '2', endsAt: at('09:10') }),
    ];
    const two = [candidate('a', { authorIds: ['x'] }), candidate('b', { panelId: 'p2', authorIds: ['x'] })];
    expect(drawOrder(rooms, two, 'LOT', 1)).toEqual({ ok: false, shortages: [], clash: ['a', 'b'] });
  });
});

describe('marks of a calling desk', () => {
  it('lead on, repeat without harm, and refuse what no longer fits', () => {
    expect(afterMark('WAITING', 'call')).toBe('CALLED');
    expect(afterMark('CALLED', 'call')).toBe('same');
    expect(afterMark('PRESENT', 'absent')).toBeNull();
    expect(afterMark('DONE', 'start')).toBeNull();
    // Absent is no dead end, and every wrong press can be taken back.
    expect(afterMark('ABSENT', 'late')).toBe('WAITING');
    for (const status of SLOT_STATUSES) expect(afterMark(status, 'reset')).toMatch(/WAITING|same/);
    for (const status of SLOT_STATUSES)
      expect(MARKS.some((mark) => ![null, 'same'].includes(afterMark(status, mark)))).toBe(true);
  });

  it('move the later times when the room is behind, never before the plan', () => {
    const pace = session({ breaks: [{ startsAt: at('09:36'), endsAt: at('09:50') }] });
    const times = slotTimes(pace, 4);
    const slots = (first: Date | null) =>
      times.map(({ startsAt }, index) => ({
        status: index === 0 && first ? ('RUNNING' as const) : ('WAITING' as const),
        plannedAt: startsAt,
        startedAt: index === 0 ? first : null,
      }));
    const late = estimate(pace, slots(at('09:08')), at('09:10'));
    expect(late.behindMinutes).toBe(8);
    expect(late.startsAt.map(clock)).toEqual([undefined, '09:20', '09:50', '10:02']);
    const early = estimate(pace, slots(null), at('08:40'));
    expect([early.behindMinutes, early.startsAt.map(clock)]).toEqual([
      0,
      ['09:00', '09:12', '09:24', '09:50'],
    ]);
    // A hearing that takes too long pushes on with every minute.
    expect(estimate(pace, slots(at('09:00')), at('09:20')).behindMinutes).toBe(10);
  });

  it('count days as the place counts them', () => {
    const dayOf = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(daysUntil(at('16:30', '2026-11-27'), at('15:30', '2026-11-27'), dayOf)).toBe(1);
    expect(daysUntil(at('03:00'), at('01:00'), dayOf)).toBe(0);
  });
});

describe('the timer of a panel', () => {
  const pace = { presentMinutes: 6, questionMinutes: 4, changeMinutes: 0 };
  it('counts what has run, however often it was stopped, and on past the end', () => {
    const first = pressed(pressed(NEW_TIMER, 1000), 61_000);
    expect(clockText(secondsLeft(pace, first, 500_000))).toBe('5:00');
    const second = pressed(first, 500_000);
    expect(clockText(secondsLeft(pace, second, 799_500))).toBe('0:01');
    expect(clockText(secondsLeft(pace, second, 800_000))).toBe('0:00');
    expect(clockText(secondsLeft(pace, second, 812_000))).toBe('+0:12');
    expect(secondsLeft(pace, restarted(second), 900_000)).toBe(360);
  });

  it('goes on to the next part that has minutes, running if it ran', () => {
    const question = nextPart(pace, pressed(NEW_TIMER, 0), 5000);
    expect(question).toEqual({ part: 'Question', since: 5000, counted: 0 });
    expect(nextPart(pace, question, 6000).part).toBe('Present');
    expect(nextPart({ ...pace, changeMinutes: 2 }, { ...question, since: null }, 6000)).toEqual({
      part: 'Change',
      since: null,
      counted: 0,
    });
  });
});
