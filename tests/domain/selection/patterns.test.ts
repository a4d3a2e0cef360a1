import { describe, expect, it } from 'vitest';

import { selectUnderQuota } from '#app/domain/advancement.ts';
import { apportion, largestRemainder } from '#app/domain/apportionment.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import { awardPrizes, capPrizes } from '#app/domain/prizes.ts';
import { candidate, line } from '../quota-makers.ts';
import { ranked } from './by-force.ts';
import type { QuotaCandidate } from '#app/domain/quota-bucket.ts';

const many = (count: number, data: (index: number) => Partial<QuotaCandidate>) =>
  Array.from({ length: count }, (_, index) => candidate(`e${index}`, data(index)));

/** How many are selected, by what `key` says of them. */
function counts(
  lines: readonly QuotaLine[],
  candidates: QuotaCandidate[],
  key: (one: QuotaCandidate) => string,
) {
  const selection = selectUnderQuota(ranked(...candidates.map((one) => one.entryId)), lines, candidates, {
    reserves: 0,
    minimumValue: null,
  });
  expect([selection.clashes, selection.proved]).toEqual([[], true]);
  const found: Record<string, number> = {};
  for (const one of candidates)
    if (selection.lines.some((row) => row.entryId === one.entryId && row.decision === 'SELECTED'))
      found[key(one)] = (found[key(one)] ?? 0) + 1;
  return found;
}

const groups = ['P', 'J', 'S'];

describe('quota patterns', () => {
  it('1: a flat cap per unit and category', () => {
    const entries = many(40, (i) => ({ unitId: `u${i % 2}`, categoryCode: i % 4 < 2 ? 'A' : 'B' }));
    expect(
      counts(
        [line('flat', { places: 3, each: ['unit', 'category'] })],
        entries,
        (one) => one.unitId + one.categoryCode,
      ),
    ).toEqual({ u0A: 3, u0B: 3, u1A: 3, u1B: 3 });
  });

  it('2: per school in two tiers', () => {
    const entries = many(40, (i) => ({ schoolId: `s${i % 2}`, schoolTier: i % 2 ? 'feature' : 'plain' }));
    const lines = [
      line('plain', { places: 3, schoolTier: 'plain', each: ['school'] }),
      line('feature', { places: 6, schoolTier: 'feature', each: ['school'] }),
    ];
    expect(counts(lines, entries, (one) => one.schoolId)).toEqual({ s0: 3, s1: 6 });
  });

  it('3: per school and stage with bonus places that count once, whichever stages use them', () => {
    const entries = many(60, (i) => ({ schoolId: `s${i % 2}`, groupCode: groups[(i >> 1) % 3] ?? 'P' }));
    const lines = [
      line('stages', { places: 3, each: ['school', 'group'] }),
      line('bonus', { kind: 'BONUS', places: 2, schoolId: 's1' }),
    ];
    expect(counts(lines, entries, (one) => one.schoolId)).toEqual({ s0: 9, s1: 11 });
  });

  it('4: fixed shares and a free share', () => {
    const { seats } = largestRemainder(20, [
      { key: 'P', weight: 10 },
      { key: 'J', weight: 20 },
      { key: 'S', weight: 50 },
      { key: 'free', weight: 20 },
    ]);
    expect(seats).toEqual({ P: 2, J: 4, S: 10, free: 4 });
    // All primary entries come first: they take their own share and the whole free one.
    const entries = many(60, (i) => ({ groupCode: groups[Math.floor(i / 20)] ?? 'P' }));
    const fixed = groups.map((groupCode) =>
      line(groupCode, { kind: 'FLOOR', places: seats[groupCode] ?? 0, groupCode }),
    );
    expect(counts([line('total', { places: 20 }), ...fixed], entries, (one) => one.groupCode)).toEqual({
      P: 6,
      J: 4,
      S: 10,
    });
  });

  it('5: floors and a cap that cross: stages at least, teams at most', () => {
    const entries = many(60, (i) => ({
      groupCode: groups[2 - Math.floor(i / 20)] ?? 'P',
      team: i % 20 < 15,
    }));
    const lines = [
      line('total', { places: 20 }),
      line('primary', { kind: 'FLOOR', places: 4, groupCode: 'P' }),
      line('junior', { kind: 'FLOOR', places: 4, groupCode: 'J' }),
      line('teams', { places: 4, team: true }),
    ];
    expect(counts(lines, entries, (one) => `${one.groupCode}${one.team}`)).toEqual({
      Strue: 4,
      Sfalse: 5,
      Jfalse: 5,
      Pfalse: 5,
    });
  });

  it('6: per group inside each category', () => {
    const entries = many(60, (i) => ({
      categoryCode: i % 2 ? 'A' : 'B',
      groupCode: groups[(i >> 1) % 3] ?? 'P',
    }));
    const lines = [
      line('category', { places: 12, each: ['category'] }),
      line('group', { places: 4, each: ['category', 'group'] }),
    ];
    expect(Object.values(counts(lines, entries, (one) => one.categoryCode + one.groupCode))).toEqual([
      4, 4, 4, 4, 4, 4,
    ]);
  });

  it('7: in proportion to entries per group and discipline, by either rounding', () => {
    const sizes = [59, 26, 16, 7];
    const entries = sizes.flatMap((size, d) =>
      Array.from({ length: size }, (_, i) => candidate(`e${d}-${i}`, { disciplineCode: `D${d}` })),
    );
    const share = line('share', { kind: 'SHARE', places: 11, each: ['group', 'discipline'] });
    expect(Object.values(counts([share], entries, (one) => one.disciplineCode))).toEqual([6, 3, 1, 1]);
    expect(
      Object.values(counts([{ ...share, rounding: 'WEBSTER' }], entries, (one) => one.disciplineCode)),
    ).toEqual([6, 2, 2, 1]);
  });

  it('8: a range per city', () => {
    const entries = many(40, (i) => ({ unitId: i < 30 ? 'u1' : 'u2', team: true }));
    const lines = [
      line('total', { places: 13 }),
      line('least', { kind: 'FLOOR', places: 5, team: true, each: ['unit'] }),
      line('most', { places: 8, team: true, each: ['unit'] }),
    ];
    expect(counts(lines, entries, (one) => one.unitId)).toEqual({ u1: 8, u2: 5 });
  });
});

it('Webster never takes a seat away when the house grows, and says whose claims were equal', () => {
  const shares = [5576330, 1387342, 3334241, 7512860, 310968].map((weight, i) => ({ key: `${i}`, weight }));
  for (let house = 1; house < 120; house += 1) {
    const [small, large] = [apportion(house, shares, 'WEBSTER'), apportion(house + 1, shares, 'WEBSTER')];
    for (const { key } of shares) expect(large.seats[key]).toBeGreaterThanOrEqual(small.seats[key] ?? 0);
  }
  const equal = ['a', 'b'].map((key) => ({ key, weight: 1 }));
  expect(apportion(1, equal, 'WEBSTER').tiedRemainders).toEqual(['a', 'b']);
  expect(apportion(2, equal, 'WEBSTER').tiedRemainders).toEqual([]);
});

describe('prize rules', () => {
  it('finalists win the first and second prizes, the others the third, and each line says why', () => {
    const rows = awardPrizes(
      ranked('a', 'b', 'c', 'd', 'e'),
      [
        { code: '1', mode: 'COUNT', value: 1, among: 'FINALISTS' },
        { code: '2', mode: 'COUNT', value: 5, among: 'FINALISTS' },
        { code: '3', mode: 'COUNT', value: 1, among: 'OTHERS' },
      ],
      5,
      5,
      { finalists: new Set(['a', 'c']) },
    );
    expect(rows.map((row) => row.prizeCode)).toEqual(['1', '3', '2', null, null]);
    expect(rows[2]?.reason).toEqual({
      code: 'prize-place',
      params: { rank: 3, prize: '2', place: 1, of: 5 },
    });
    expect(rows[4]?.reason).toEqual({ code: 'no-prize-left', params: { rank: 5, border: 3, behind: 2 } });
  });

  it('an overall cap keeps better prizes and shares the first that does not fit', () => {
    expect(capPrizes({ A: [2, 6, 10], B: [1, 3, 5] }, 18)).toEqual({
      places: { A: [2, 6, 4], B: [1, 3, 2] },
      tied: [],
    });
    expect(capPrizes({ A: [1], B: [1] }, 1).tied).toEqual(['A', 'B']);
  });
});
