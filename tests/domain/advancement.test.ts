import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { selectUnderQuota } from '#app/domain/advancement.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';
import { awardPrizes } from '#app/domain/prizes.ts';
import { candidate, line } from './quota-makers.ts';

const none = { reserves: 0, minimumValue: null };
const ranked = (...ids: string[]): RankedEntry[] =>
  ids.map((entryId, index) => ({ entryId, value: 100 - index, rank: index + 1, tied: false }));
const chosen = (selection: ReturnType<typeof selectUnderQuota>) =>
  selection.lines.filter((row) => row.decision === 'SELECTED').map((row) => row.entryId);
const rowOf = (selection: ReturnType<typeof selectUnderQuota>, id: string) =>
  selection.lines.find((row) => row.entryId === id);

describe('selectUnderQuota', () => {
  it('takes the best of each school within the total, and says why', () => {
    const candidates = [
      candidate('a'),
      candidate('b'),
      candidate('c', { schoolId: 's2' }),
      candidate('d', { schoolId: 's3' }),
    ];
    const lines = [line('total', { places: 2 }), line('school', { places: 1, each: ['school'] })];
    const selection = selectUnderQuota(ranked('a', 'b', 'c', 'd'), lines, candidates, {
      reserves: 1,
      minimumValue: null,
    });
    expect(chosen(selection)).toEqual(['a', 'c']);
    expect(rowOf(selection, 'b')).toMatchObject({ decision: 'RESERVE', position: 1 });
    expect(rowOf(selection, 'd')).toMatchObject({
      decision: 'NOT_SELECTED',
      reason: { code: 'cap-reached', params: { rank: 4, limit: 2 } },
    });
    expect(selection.caps).toContainEqual({ lineId: 'total', kind: 'cap', where: {}, used: 2, limit: 2 });
  });

  it('holds a line for each tutor, of whom one name at two schools is two, unless the account is one', () => {
    const lines = [line('tutor', { places: 1, each: ['tutor'] })];
    const of = (tutorPersons: Record<string, string>) => [
      candidate('a', { tutors: ['Li'] }),
      candidate('b', { tutors: ['Li'] }),
      candidate('c', { schoolId: 's2', tutors: ['Li'], tutorPersons }),
      candidate('d', { schoolId: 's3', tutors: ['Li'], tutorPersons }),
    ];
    const apart = selectUnderQuota(ranked('a', 'b', 'c', 'd'), lines, of({}), none);
    expect(chosen(apart)).toEqual(['a', 'c', 'd']);
    // People read a name, not the key that tells two of that name apart.
    expect(rowOf(apart, 'b')).toMatchObject({ where: { tutor: 'Li' }, reason: { code: 'cap-reached' } });
    const one = selectUnderQuota(ranked('a', 'b', 'c', 'd'), lines, of({ Li: 'p1' }), none);
    expect(chosen(one)).toEqual(['a', 'c']);
  });

  it('leaves a tie that does not fit to people, and keeps its places', () => {
    const candidates = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
    const tie: RankedEntry[] = [
      { entryId: 'a', value: 9, rank: 1, tied: false },
      { entryId: 'b', value: 8, rank: 2, tied: true },
      { entryId: 'c', value: 8, rank: 2, tied: true },
      { entryId: 'd', value: 7, rank: 4, tied: false },
    ];
    const selection = selectUnderQuota(tie, [line('total', { places: 2 })], candidates, none);
    expect(selection.lines.map((row) => [row.entryId, row.decision])).toEqual([
      ['a', 'SELECTED'],
      ['b', 'UNDECIDED'],
      ['c', 'UNDECIDED'],
      ['d', 'NOT_SELECTED'],
    ]);
    expect(chosen(selectUnderQuota(tie, [line('total', { places: 3 })], candidates, none))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('keeps places for a floor', () => {
    const candidates = [candidate('a'), candidate('b'), candidate('c', { groupCode: 'J' })];
    const lines = [line('total', { places: 2 }), line('floor', { kind: 'FLOOR', places: 1, groupCode: 'J' })];
    const selection = selectUnderQuota(ranked('a', 'b', 'c'), lines, candidates, none);
    expect(chosen(selection)).toEqual(['a', 'c']);
    expect(rowOf(selection, 'b')?.reason.code).toBe('kept-for-floor');
    expect(selection.unmetFloors).toEqual([]);
  });

  it('never takes what nobody scored or what is below the minimum', () => {
    const candidates = [candidate('a'), candidate('b'), candidate('c')];
    const rows: RankedEntry[] = [...ranked('a', 'b'), { entryId: 'c', value: null, rank: null, tied: false }];
    const selection = selectUnderQuota(rows, [line('total', { places: 9 })], candidates, {
      reserves: 5,
      minimumValue: 100,
    });
    expect(selection.lines.map((row) => row.reason.code)).toEqual(['taken', 'below-minimum', 'not-scored']);
  });

  it('keeps every cap, and is the best list there is when caps are nested', () => {
    const entries = fc.array(
      fc.record({ schoolId: fc.constantFrom('s1', 's2', 's3'), unitId: fc.constant('u1') }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(
        entries,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 3 }),
        (list, total, perSchool) => {
          const candidates = list.map((data, index) => candidate(`e${index}`, data));
          const lines = [
            line('total', { places: total }),
            line('school', { places: perSchool, each: ['school'] }),
          ];
          const selection = selectUnderQuota(
            ranked(...candidates.map((entry) => entry.entryId)),
            lines,
            candidates,
            none,
          );
          for (const cap of selection.caps) expect(cap.used).toBeLessThanOrEqual(cap.limit);
          expect(chosen(selection)).toEqual(bestByForce(candidates, total, perSchool));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The lexicographically best feasible list, by trying every subset. Entries come best first. */
function bestByForce(
  candidates: { entryId: string; schoolId: string }[],
  total: number,
  perSchool: number,
): string[] {
  let best: number[] = [];
  for (let mask = 0; mask < 1 << candidates.length; mask += 1) {
    const picked = candidates.flatMap((_, index) => (mask & (1 << index) ? [index] : []));
    const perSchoolCount = (school: string) =>
      picked.filter((index) => candidates[index]?.schoolId === school).length;
    if (picked.length > total || candidates.some((entry) => perSchoolCount(entry.schoolId) > perSchool))
      continue;
    if (isBetter(picked, best)) best = picked;
  }
  return best.map((index) => candidates[index]?.entryId ?? '');
}

/** Compares position by position: an earlier (better) entry wins; a longer list beats its own beginning. */
function isBetter(a: number[], b: number[]): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other === undefined || value < other) return true;
    if (value > other) return false;
  }
  return false;
}

describe('awardPrizes', () => {
  const rules = [
    { code: '1', mode: 'PERCENT_OF_WINNERS', value: 1500 },
    { code: '2', mode: 'PERCENT_OF_WINNERS', value: 3500 },
    { code: '3', mode: 'PERCENT_OF_WINNERS', value: 5000 },
  ] as const;

  it('splits the winners 15/35/50', () => {
    const rows = awardPrizes(ranked(...Array.from({ length: 20 }, (_, index) => `e${index}`)), rules, 20);
    expect(['1', '2', '3'].map((code) => rows.filter((row) => row.prizeCode === code).length)).toEqual([
      3, 7, 10,
    ]);
  });

  it('leaves a tie across a border undecided', () => {
    const rows = awardPrizes(
      [
        { entryId: 'a', value: 9, rank: 1, tied: true },
        { entryId: 'b', value: 9, rank: 1, tied: true },
        { entryId: 'c', value: 8, rank: 3, tied: false },
      ],
      [
        { code: '1', mode: 'COUNT', value: 1 },
        { code: '2', mode: 'COUNT', value: 1 },
      ],
      3,
    );
    expect(rows.map((row) => [row.prizeCode, row.undecided])).toEqual([
      [null, true],
      [null, true],
      ['2', false],
    ]);
  });
});
