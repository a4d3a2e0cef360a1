import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changedBasis } from '#app/domain/special/basis.ts';
import { fillPlaces, percentOf } from '#app/domain/special/places.ts';
import type { Contender, PlaceRule } from '#app/domain/special/places.ts';
import { awardByPoints } from '#app/domain/special/points.ts';
import type { CountedEntry, Holder, PointRule } from '#app/domain/special/points.ts';
import {
  awardByNominations,
  awardByRank,
  countNominations,
  mayWin,
  nominationFault,
  withNomination,
} from '#app/domain/special/projects.ts';
import { mergeSections } from '#app/domain/special/sections.ts';

const RULE: PointRule = {
  prizePoints: { '1': 5, '2': 3, '3': 1 },
  perAdvanced: 2,
  perEntry: 0,
  minimumEntries: 0,
  percent: false,
  perUnit: null,
  byUnit: false,
};
const STANDING = { NOT_SELECTED: 0, UNDECIDED: 1, SELECTED: 2 } as const;
const names = (lines: readonly { key: string; decision: string }[], decision: string) =>
  lines.filter((line) => line.decision === decision).map(({ key }) => key);
const contender = (key: string, merit: number, unitId = 'u') => ({ key, unitId, merit: [merit] });
const plain = (places: number, more: Partial<PlaceRule> = {}): PlaceRule => ({
  places,
  perUnit: null,
  byUnit: false,
  ...more,
});

describe('places', () => {
  it('go down the merit, and a tie at the border is left to people', () => {
    const lines = fillPlaces(
      [contender('a', 5), contender('b', 3), contender('c', 3), contender('d', 1)],
      plain(2),
    );
    expect(lines).toEqual([
      { key: 'a', rank: 1, decision: 'SELECTED', why: 'place' },
      { key: 'b', rank: 2, decision: 'UNDECIDED', why: 'tie' },
      { key: 'c', rank: 2, decision: 'UNDECIDED', why: 'tie' },
      { key: 'd', rank: 4, decision: 'NOT_SELECTED', why: 'below' },
    ]);
    expect(names(fillPlaces([contender('b', 3), contender('c', 3)], plain(2)), 'SELECTED')).toEqual([
      'b',
      'c',
    ]);
  });

  it('hold a unit to its most, and pass on what it may not have', () => {
    const lines = fillPlaces(
      [contender('a', 9, 'x'), contender('b', 8, 'x'), contender('c', 7, 'x'), contender('d', 1, 'y')],
      plain(3, { perUnit: 2 }),
    );
    expect(names(lines, 'SELECTED')).toEqual(['a', 'b', 'd']);
    expect(lines[2]).toMatchObject({ decision: 'NOT_SELECTED', why: 'unit-full' });
    const equal = fillPlaces([contender('a', 9, 'x'), contender('b', 9, 'x'), contender('d', 1, 'y')], {
      ...plain(2),
      perUnit: 1,
    });
    expect(equal.map(({ why }) => why)).toEqual(['unit-tie', 'unit-tie', 'place']);
  });

  it('are shared over units by largest remainder, and equal remainders are left to people', () => {
    // 5 places over 6 and 4 schools: 3 and 2.
    const six = Array.from({ length: 6 }, (_, index) => contender(`x${index}`, 50 - index, 'x'));
    const four = Array.from({ length: 4 }, (_, index) => contender(`y${index}`, 10 - index, 'y'));
    expect(names(fillPlaces([...six, ...four], plain(5, { byUnit: true })), 'SELECTED')).toEqual([
      'x0',
      'x1',
      'x2',
      'y0',
      'y1',
    ]);
    const even = fillPlaces(
      [contender('a', 9, 'x'), contender('b', 8, 'x'), contender('c', 7, 'y'), contender('d', 6, 'y')],
      plain(3, { byUnit: true }),
    );
    expect(names(even, 'SELECTED')).toEqual(['a', 'c']);
    expect(even.filter(({ why }) => why === 'remainder').map(({ key }) => key)).toEqual(['b', 'd']);
  });

  it('round half a place up', () => {
    expect([percentOf(27, 30), percentOf(5, 30), percentOf(4, 30), percentOf(0, 30)]).toEqual([8, 2, 1, 0]);
  });
});

const UNITS = ['u1', 'u2', 'u3'];
const contenders = fc
  .array(fc.record({ points: fc.integer({ min: 0, max: 6 }), unit: fc.constantFrom(...UNITS) }), {
    maxLength: 14,
  })
  .map((list) =>
    list.map(({ points, unit }, index): Contender => ({
      key: `k${index}`,
      unitId: unit,
      merit: points > 0 ? [points] : [],
    })),
  );
const placeRules = fc.record({
  places: fc.integer({ min: 0, max: 8 }),
  perUnit: fc.option(fc.integer({ min: 1, max: 4 })),
  byUnit: fc.boolean(),
});

describe('places, whatever comes', () => {
  it('do not depend on the order or the names of the contenders', () => {
    fc.assert(
      fc.property(contenders, placeRules, fc.array(fc.nat(1000)), (list, rule, seeds) => {
        const order = list.map((one, index) => ({ one, by: seeds[index] ?? 0 })).sort((a, b) => a.by - b.by);
        // Renamed so that the order of the keys turns round.
        const renamed = order.map(({ one }) => ({ ...one, key: `z${99 - Number(one.key.slice(1))}` }));
        const before = new Map(fillPlaces(list, rule).map(({ key, ...line }) => [key, line]));
        const after = new Map(fillPlaces(renamed, rule).map(({ key, ...line }) => [key, line]));
        for (const { key } of list)
          expect(after.get(`z${99 - Number(key.slice(1))}`)).toEqual(before.get(key));
      }),
    );
  });

  it('are never more than there are, and no unit has more than its most', () => {
    fc.assert(
      fc.property(contenders, placeRules, (list, rule) => {
        const won = new Set(names(fillPlaces(list, rule), 'SELECTED'));
        expect(won.size).toBeLessThanOrEqual(rule.places);
        for (const unit of UNITS)
          expect(
            list.filter(({ key, unitId }) => unitId === unit && won.has(key)).length,
          ).toBeLessThanOrEqual(rule.perUnit ?? Infinity);
      }),
    );
  });

  it('never leave out one who is better than another of the same unit who has one', () => {
    fc.assert(
      fc.property(contenders, placeRules, (list, rule) => {
        const lines = new Map(fillPlaces(list, rule).map((line) => [line.key, line]));
        for (const a of list)
          for (const b of list)
            if (a.unitId === b.unitId && (a.merit[0] ?? 0) > (b.merit[0] ?? 0))
              expect(STANDING[lines.get(a.key)?.decision ?? 'NOT_SELECTED']).toBeGreaterThanOrEqual(
                STANDING[lines.get(b.key)?.decision ?? 'NOT_SELECTED'],
              );
      }),
    );
  });
});

const holders: Holder[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, index) => ({
  key,
  unitId: UNITS[index % 3] ?? '',
}));
const entries = fc.array(
  fc.record({
    holders: fc.array(fc.constantFrom(...holders.map(({ key }) => key)), { minLength: 1, maxLength: 2 }),
    prizeCode: fc.constantFrom('1', '2', '3', null),
    advanced: fc.boolean(),
  }),
  { maxLength: 24 },
);
const pointRules = fc.record({
  prizePoints: fc.record({ '1': fc.nat(9), '2': fc.nat(9), '3': fc.nat(9) }),
  perAdvanced: fc.nat(3),
  perEntry: fc.nat(2),
  minimumEntries: fc.nat(3),
  percent: fc.boolean(),
  perUnit: fc.option(fc.integer({ min: 1, max: 2 })),
  byUnit: fc.boolean(),
});

describe('points', () => {
  const counted = (holder: string, prizeCode: string | null, advanced = false): CountedEntry => ({
    holders: [holder],
    prizeCode,
    advanced,
  });

  it('add up part by part, for each holder once', () => {
    const [first] = awardByPoints(
      [{ key: 'a', unitId: 'u' }],
      [
        counted('a', '1'),
        counted('a', '1'),
        counted('a', '2', true),
        counted('a', '2'),
        counted('a', '2'),
        { holders: ['a', 'a'], prizeCode: null, advanced: false },
      ],
      RULE,
      1,
    );
    expect(first).toMatchObject({
      points: 21,
      rank: 1,
      of: 1,
      entries: 6,
      decision: 'SELECTED',
      parts: [
        { kind: 'prize', code: '1', count: 2, each: 5 },
        { kind: 'prize', code: '2', count: 3, each: 3 },
        { kind: 'advanced', count: 1, each: 2 },
      ],
    });
  });

  it('leave out who has handed in too little, and give nothing for nothing', () => {
    const lines = awardByPoints(
      holders.slice(0, 3),
      [counted('a', '1'), counted('b', '3'), counted('b', null), counted('c', null), counted('c', null)],
      { ...RULE, minimumEntries: 2 },
      3,
    );
    expect(lines.map(({ why, of }) => [why, of])).toEqual([
      ['too-few', 2],
      ['place', 2],
      ['none', 2],
    ]);
  });

  it('never lower a school by one more prize', () => {
    fc.assert(
      fc.property(
        entries,
        pointRules,
        fc.integer({ min: 0, max: 60 }),
        fc.nat(23),
        fc.constantFrom('1', '2', '3'),
        (list, rule, places, at, prize) => {
          const entry = list[at % Math.max(1, list.length)];
          if (!entry || entry.prizeCode !== null) return;
          const more = list.map((one) => (one === entry ? { ...one, prizeCode: prize } : one));
          const before = new Map(awardByPoints(holders, list, rule, places).map((line) => [line.key, line]));
          const after = new Map(awardByPoints(holders, more, rule, places).map((line) => [line.key, line]));
          for (const key of new Set(entry.holders)) {
            const [was, is] = [before.get(key), after.get(key)];
            expect(is?.points ?? 0).toBeGreaterThanOrEqual(was?.points ?? 0);
            expect(is?.rank ?? 99).toBeLessThanOrEqual(was?.rank ?? 99);
            expect(STANDING[is?.decision ?? 'NOT_SELECTED']).toBeGreaterThanOrEqual(
              STANDING[was?.decision ?? 'NOT_SELECTED'],
            );
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(entries, pointRules, fc.nat(60), (list, rule, places) => {
        expect(awardByPoints(holders, list.toReversed(), rule, places)).toEqual(
          awardByPoints(holders, list, rule, places),
        );
      }),
    );
  });
});

describe('a special prize', () => {
  const rule = {
    categories: ['A'],
    groups: [],
    disciplines: [],
    minimumPrize: '2',
    finalistsOnly: false,
    alsoWinners: true,
  };
  const facts = {
    categoryCode: 'A',
    groupCode: 'J',
    disciplineCode: 'PH',
    prizeCode: '1' as string | null,
    isFinalist: false,
  };

  it('is open to whom its rule names', () => {
    const open = (more: Partial<typeof facts>, also: Partial<typeof rule> = {}) =>
      mayWin({ ...facts, ...more }, { ...rule, ...also }, ['1', '2', '3']);
    expect(open({})).toBe(true);
    expect(open({ prizeCode: '3' })).toBe(false);
    expect(open({ prizeCode: null })).toBe(false);
    expect(open({ categoryCode: 'B' })).toBe(false);
    expect(open({}, { finalistsOnly: true })).toBe(false);
    const apart = { minimumPrize: null as never, alsoWinners: false };
    expect(open({}, apart)).toBe(false);
    expect(open({ prizeCode: null }, apart)).toBe(true);
  });

  it('goes by rank, by nominations and their places, and never by name', () => {
    expect(
      awardByRank(
        [
          { key: 'b', rank: 1 },
          { key: 'a', rank: 2 },
          { key: 'c', rank: 2 },
          { key: 'd', rank: null },
        ],
        2,
      ).map(({ decision }) => decision),
    ).toEqual(['SELECTED', 'UNDECIDED', 'UNDECIDED', 'NOT_SELECTED']);
    const tallies = countNominations(
      [
        [
          { key: 'a', place: 1 },
          { key: 'b', place: 2 },
        ],
        [
          { key: 'b', place: 1 },
          { key: 'c', place: 2 },
        ],
        [{ key: 'd', place: 1 }],
      ],
      2,
    );
    const lines = awardByNominations(['a', 'b', 'c', 'd', 'e'], tallies, 2);
    expect(names(lines, 'SELECTED')).toEqual(['b']);
    expect(names(lines, 'UNDECIDED')).toEqual(['a', 'd']);
  });

  it('takes nominations in order without gaps', () => {
    const able = new Set(['a', 'b']);
    expect(nominationFault([], able, 2)).toBe('none');
    expect(nominationFault([{ key: 'c', place: 1 }], able, 2)).toBe('unknown');
    expect(nominationFault([{ key: 'a', place: 2 }], able, 2)).toBe('order');
    const both = [
      { key: 'a', place: 2 },
      { key: 'b', place: 1 },
    ];
    expect(nominationFault(both, able, 1)).toBe('too-many');
    expect(nominationFault(both, able, 2)).toBe(null);
  });
});

it('makes room for a nomination, and closes the gap that it leaves', () => {
  const ballot = [
    { key: 'a', place: 1 },
    { key: 'b', place: 2 },
  ];
  expect(withNomination(ballot, { key: 'c', place: 1 }).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  expect(withNomination(ballot, { key: 'a', place: 9 })).toEqual([
    { key: 'b', place: 1 },
    { key: 'a', place: 2 },
  ]);
});

it('says where a basis has changed, and only there', () => {
  const was = [
    { key: 'a', decision: 'SELECTED', points: 9 },
    { key: 'b', decision: 'NOT_SELECTED', points: 4 },
    { key: 'c', decision: 'NOT_SELECTED', points: 0 },
  ] as const;
  const is = [
    { key: 'b', decision: 'SELECTED', points: 4 },
    { key: 'a', decision: 'NOT_SELECTED', points: 3 },
    { key: 'd', decision: 'NOT_SELECTED', points: 0 },
  ] as const;
  expect(changedBasis(was, was)).toEqual([]);
  expect(changedBasis(was, is)).toEqual([
    { key: 'a', was: was[0], is: is[1] },
    { key: 'b', was: was[1], is: is[0] },
  ]);
});

describe('published sections', () => {
  const line = (number: string) => ({ name: '', number, title: '', authors: [], school: '', unit: '' });
  const change = { at: '2026-06-02T00:00:00.000Z', reason: '撤销奖项' };

  it('strike out who has lost a place, mark who came in, and forget nothing', () => {
    const before = [
      { id: 's', lines: [line('1'), line('2')] },
      { id: 'reopened', lines: [line('9')] },
    ];
    const now = [
      { id: 's', lines: [line('2'), line('3')] },
      { id: 'new', lines: [line('5')] },
    ];
    const once = mergeSections(before, now, change);
    expect(once).toEqual([
      { id: 's', lines: [line('2'), { ...line('3'), added: change }, { ...line('1'), revoked: change }] },
      { id: 'new', lines: [line('5')] },
      { id: 'reopened', lines: [line('9')] },
    ]);
    expect(mergeSections(once, now, { ...change, reason: 'later' })).toEqual(once);
  });
});
