import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ballotFault, countVotes, openPlaces, settleByVotes } from '#app/domain/deliberation.ts';
import type { Ballot, Outcome } from '#app/domain/deliberation.ts';

const ballot = (memberId: string, yes: string[], barred: string[] = []): Ballot => ({
  memberId,
  yes: yes.map((entryId) => ({ entryId, place: null })),
  barred: new Set(barred),
});
const settled = (ids: string[], ballots: Ballot[], places: number) =>
  settleByVotes(countVotes(ids, ballots), places);
const RANK: Record<Outcome, number> = { out: 0, open: 1, in: 2 };

/** Entries, ballots of at most `places` approvals and a few who must not judge. */
const contest = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `e${index}`);
  return fc.integer({ min: 1, max: count - 1 }).chain((places) =>
    fc.record({
      ids: fc.constant(ids),
      places: fc.constant(places),
      ballots: fc
        .array(
          fc.record({
            yes: fc.subarray(ids, { maxLength: places }),
            barred: fc.subarray(ids, { maxLength: 2 }),
          }),
          { maxLength: 7 },
        )
        .map((list) => list.map(({ yes, barred }, index) => ballot(`m${index}`, yes, barred))),
    }),
  );
});

describe('the votes of a deliberation', () => {
  it('give the places to the most approved, and leave a tie to people', () => {
    const ballots = [ballot('1', ['a', 'b']), ballot('2', ['a', 'c']), ballot('3', ['a'])];
    expect(Object.fromEntries(settled(['a', 'b', 'c', 'd'], ballots, 2))).toEqual({
      a: 'in',
      b: 'open',
      c: 'open',
      d: 'out',
    });
  });

  it('count the share of those who could vote', () => {
    const ballots = [ballot('1', ['a'], ['b']), ballot('2', ['b']), ballot('3', ['b'])];
    expect(countVotes(['a', 'b'], ballots).map(({ approvals, ballots: of }) => [approvals, of])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(settled(['a', 'b'], ballots, 1).get('b')).toBe('in');
  });

  it('say nothing without a ballot, and nothing of an entry on which nobody may vote', () => {
    expect([...settled(['a', 'b'], [], 1).values()]).toEqual(['open', 'open']);
    const outcome = settled(['a', 'b', 'c'], [ballot('1', ['a'], ['c'])], 1);
    expect(Object.fromEntries(outcome)).toEqual({ a: 'open', b: 'out', c: 'open' });
  });

  it('ignore the order in which ballots and entries come', () => {
    fc.assert(
      fc.property(contest, fc.nat(), ({ ids, ballots, places }, turn) => {
        const turned = <T>(list: T[]) => {
          const at = turn % Math.max(1, list.length);
          return [...list.slice(at), ...list.slice(0, at)].reverse();
        };
        const straight = settled(ids, ballots, places);
        const other = settled(turned(ids), turned(ballots), places);
        for (const id of ids) expect(other.get(id)).toBe(straight.get(id));
      }),
    );
  });

  it('never take a place away for one more approval', () => {
    fc.assert(
      fc.property(contest, fc.nat(), fc.nat(), ({ ids, ballots, places }, which, whom) => {
        const id = ids[whom % ids.length] ?? '';
        const voter = ballots[which % Math.max(1, ballots.length)];
        if (!voter || voter.yes.some(({ entryId }) => entryId === id)) return;
        const more = ballots.map((one) =>
          one === voter ? { ...one, yes: [...one.yes, { entryId: id, place: null }] } : one,
        );
        const before = settled(ids, ballots, places).get(id) ?? 'out';
        const after = settled(ids, more, places).get(id) ?? 'out';
        expect(RANK[after]).toBeGreaterThanOrEqual(RANK[before]);
      }),
    );
  });

  it('never fill more than the places, and leave exactly ties at the border open', () => {
    fc.assert(
      fc.property(contest, ({ ids, ballots, places }) => {
        const tallies = countVotes(ids, ballots);
        const outcome = settleByVotes(tallies, places);
        const of = (wanted: Outcome) => ids.filter((id) => outcome.get(id) === wanted);
        expect(of('in').length).toBeLessThanOrEqual(places);
        // Whoever decides can always fill the places.
        expect(of('in').length + of('open').length).toBeGreaterThanOrEqual(places);
        if (tallies.every((one) => one.ballots > 0)) {
          const shares = new Set(
            tallies
              .filter(({ entryId }) => outcome.get(entryId) === 'open')
              .map((one) => one.approvals / one.ballots),
          );
          expect(shares.size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

it('refuses ballots that say more than they may', () => {
  const able = new Set(['a', 'b']);
  const yes = (entryId: string, place: number | null = null) => ({ entryId, place });
  expect(ballotFault([], able, 1)).toBeNull();
  expect(ballotFault([yes('a', 2), yes('b', 1)], able, 2)).toBeNull();
  expect(ballotFault([yes('a'), yes('b', 1)], able, 2)).toBeNull();
  expect(ballotFault([yes('a'), yes('b')], able, 1)).toBe('too-many');
  expect(ballotFault([yes('c')], able, 1)).toBe('unknown');
  expect(ballotFault([yes('a'), yes('a')], able, 2)).toBe('unknown');
  expect(ballotFault([yes('a', 2)], able, 1)).toBe('order');
  expect(ballotFault([yes('a', 1), yes('b', 1)], able, 2)).toBe('order');
});

it('leaves to the entries what the others do not hold', () => {
  const lines = [
    { entryId: 'a', holds: true },
    { entryId: 'b', holds: true },
    { entryId: 'c', holds: false },
  ];
  expect(openPlaces(3, lines, new Set(['c']))).toBe(1);
  expect(openPlaces(3, lines, new Set(['b', 'c']))).toBe(2);
});
