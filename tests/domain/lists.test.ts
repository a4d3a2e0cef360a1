import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { largestRemainder } from '#app/domain/apportionment.ts';
import { formatEntryNumber } from '#app/domain/entry-number.ts';
import {
  cellText,
  LIST_TEMPLATES,
  maskName,
  padName,
  printLines,
  sortLines,
} from '#app/domain/list-template.ts';
import { quotaTable, quotaUse } from '#app/domain/list-reports.ts';
import type { ListLine } from '#app/domain/list-template.ts';
import { awardPrizes, capOf, prizePools } from '#app/domain/prizes.ts';
import type { PrizeRule } from '#app/domain/prizes.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';

/** A ranking by falling value; equal values share a rank. Null is unscored. */
function ranking(values: readonly (number | null)[]): RankedEntry[] {
  const sorted = [...values].sort((a, b) => (b ?? -1) - (a ?? -1));
  return sorted.map((value, index) => ({
    entryId: `e${index}`,
    value,
    rank: value === null ? null : sorted.indexOf(value) + 1,
    tied: value !== null && sorted.filter((other) => other === value).length > 1,
  })) as RankedEntry[];
}

describe('prizes', () => {
  const rules: PrizeRule[] = [
    { code: '1', mode: 'PERCENT_OF_ENTRIES', value: 1500 },
    { code: '2', mode: 'PERCENT_OF_ENTRIES', value: 3500 },
    { code: '3', mode: 'COUNT', value: 3 },
  ];

  it('go down the ranking: 15 % and 35 % of ten entries, then three', () => {
    const lines = awardPrizes(ranking([99, 98, 97, 96, 95, 94, 93, 92, 91, null]), rules, 10);
    expect(lines.map((line) => line.prizeCode)).toEqual(['1', '1', '2', '2', '2', '2', '3', '3', '3', null]);
  });

  it('of several pools keep the cap for all, and no pool takes places for entries that it does not have', () => {
    const pool = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pool, pool, fc.integer({ min: 0, max: 100 }), (one, other, percent) => {
        const named = (key: string, values: (number | null)[]) =>
          ranking(values).map((entry) => ({ ...entry, key }));
        const all = [...named('a', one), ...named('b', other)];
        const cap = capOf(all.length, percent);
        const { pools } = prizePools(
          all,
          ({ key }) => key,
          () => rules,
          { cap },
        );
        const sum = (numbers: readonly number[]) => numbers.reduce((total, count) => total + count, 0);
        expect(sum(pools.flatMap(({ places }) => places))).toBeLessThanOrEqual(cap);
        for (const { ranked, places } of pools)
          expect(sum(places)).toBeLessThanOrEqual(ranked.filter(({ rank }) => rank !== null).length);
        // Without a cap a prize keeps the places that its rule names.
        expect(
          prizePools(
            all,
            ({ key }) => key,
            () => rules,
            { cap: null },
          ).pools[0]?.places[2],
        ).toBe(3);
      }),
    );
    // Room that one pool cannot use is the other's.
    const few = [
      ...ranking([9]).map((entry) => ({ ...entry, key: 'a' })),
      ...ranking([9, 8, 7, 6]).map((entry) => ({ ...entry, key: 'b' })),
    ];
    const three: PrizeRule[] = [{ code: '1', mode: 'COUNT', value: 3 }];
    expect(
      prizePools(
        few,
        ({ key }) => key,
        () => three,
        { cap: 4 },
      ).pools.map(({ places }) => places),
    ).toEqual([[1], [3]]);
  });

  it('leave a tie across a border to people, and keep its places', () => {
    const lines = awardPrizes(ranking([90, 80, 80, 70]), [{ code: '1', mode: 'COUNT', value: 2 }], 4);
    expect(lines.map((line) => [line.prizeCode, line.undecided])).toEqual([
      ['1', false],
      [null, true],
      [null, true],
      [null, false],
    ]);
  });

  it('never exceed their places, never pass over a better entry, never part equal ones, never reach the unscored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 12 })), { maxLength: 40 }),
        fc.array(
          fc.record({
            mode: fc.constantFrom('COUNT', 'PERCENT_OF_ENTRIES', 'PERCENT_OF_WINNERS'),
            value: fc.nat(5000),
          }),
          { maxLength: 4 },
        ),
        (values, drawn) => {
          const given = drawn.map((rule, index): PrizeRule => ({
            code: String(index),
            mode: rule.mode as PrizeRule['mode'],
            value: rule.mode === 'COUNT' ? rule.value % 10 : rule.value,
          }));
          const lines = awardPrizes(ranking(values), given, values.length);
          expect(lines).toHaveLength(values.length);
          const scored = values.filter((value) => value !== null).length;
          for (const rule of given) {
            const base = rule.mode === 'PERCENT_OF_ENTRIES' ? values.length : scored;
            const places =
              rule.mode === 'COUNT' ? rule.value : Math.floor((base * rule.value + 5000) / 10_000);
            expect(lines.filter((line) => line.prizeCode === rule.code).length).toBeLessThanOrEqual(places);
          }
          const codes = lines.flatMap((line) => (line.prizeCode === null ? [] : [Number(line.prizeCode)]));
          expect(codes).toEqual([...codes].sort((a, b) => a - b));
          for (const [index, line] of lines.entries()) {
            const next = lines[index + 1];
            if (line.rank === null) expect(line).toMatchObject({ prizeCode: null, undecided: false });
            if (next && line.rank !== null && line.rank === next.rank)
              expect([next.prizeCode, next.undecided]).toEqual([line.prizeCode, line.undecided]);
          }
        },
      ),
    );
  });
});

describe('largest remainder', () => {
  it('gives out every seat, each share its whole quota or one more, the larger never less', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc
          .array(fc.nat(1000), { minLength: 1, maxLength: 12 })
          .filter((weights) => weights.some((w) => w > 0)),
        (seats, weights) => {
          const shares = weights.map((weight, index) => ({ key: String.fromCodePoint(97 + index), weight }));
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const { seats: given } = largestRemainder(seats, shares);
          expect(Object.values(given).reduce((sum, n) => sum + n, 0)).toBe(seats);
          for (const { key, weight } of shares) {
            const floor = Math.floor((seats * weight) / total);
            expect([floor, floor + 1]).toContain(given[key]);
          }
          for (const a of shares)
            for (const b of shares)
              if (a.weight > b.weight) expect(given[a.key] ?? 0).toBeGreaterThanOrEqual(given[b.key] ?? 0);
        },
      ),
    );
  });
  it('says whose remainders were equal when seats were short', () => {
    const result = largestRemainder(3, [
      { key: 'a', weight: 1 },
      { key: 'b', weight: 1 },
    ]);
    expect(result).toEqual({ seats: { a: 2, b: 1 }, tiedRemainders: ['a', 'b'] });
  });
  it('gives nothing where nobody has weight', () => {
    expect(largestRemainder(3, [{ key: 'a', weight: 0 }]).seats).toEqual({ a: 0 });
  });
});

describe('an entry number', () => {
  it.each([
    ['{category}{group}{seq:3}', 'AJ1007'],
    ['{discipline}-{seq:4}', 'PH-0007'],
    ['{seq}', '7'],
    ['2026/{category}{unknown}{seq:2}', '2026/A{unknown}07'],
  ])('by %s is %s', (pattern, number) => {
    expect(formatEntryNumber(pattern, { category: 'A', group: 'J1', discipline: 'PH', seq: 7 })).toBe(number);
  });
  it('grows beyond its width instead of repeating', () => {
    expect(formatEntryNumber('{seq:3}', { category: '', group: '', discipline: '', seq: 1234 })).toBe('1234');
  });
});

describe('a published list', () => {
  const line = (extra: Partial<ListLine>): ListLine => ({
    entryId: 'e',
    number: '',
    title: '',
    authors: [],
    grades: [],
    tutors: [],
    schoolName: '',
    unitName: '',
    categoryName: '',
    categoryOrder: 0,
    groupName: '',
    groupOrder: 0,
    disciplineName: '',
    isTeam: false,
    prizeName: '',
    prizeOrder: 0,
    rank: null,
    ...extra,
  });

  it('is in the order of its template whatever order it came in', () => {
    const lines = [
      line({ entryId: 'a', unitName: '武义县', number: 'A2' }),
      line({ entryId: 'b', unitName: '永康市', number: 'A10' }),
      line({ entryId: 'c', unitName: '永康市', number: 'A9' }),
      line({ entryId: 'd', unitName: '金东区', number: 'A1' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(sortLines(LIST_TEMPLATES.B, shuffled).map((one) => one.entryId)).toEqual(['d', 'a', 'c', 'b']);
      }),
    );
  });
  it('prints all authors beyond the second in the third column, and two-character names wide', () => {
    const words = { individual: '个人', team: '集体' };
    const team = line({ authors: ['甲', '乙', '丙', '丁'], isTeam: true });
    expect(cellText('author3', team, 1, words)).toBe('丙、丁');
    expect(cellText('team', team, 1, words)).toBe('集体');
    expect([padName('应乐'), padName('胡晓明'), padName('Li')]).toEqual(['应　乐', '胡晓明', 'Li']);
  });

  it('has a section for each prize where its template says so, and counts on through them', () => {
    const lines = [
      line({ entryId: 'a', title: '甲作品', authors: ['应乐'], prizeName: '二等奖', prizeOrder: 2 }),
      line({
        entryId: 'b',
        title: '乙作品',
        authors: ['欧阳晓峰', '胡晓明'],
        prizeName: '一等奖',
        prizeOrder: 1,
      }),
      line({ entryId: 'c', title: '丙作品', authors: ['白云'], prizeName: '二等奖', prizeOrder: 2 }),
    ];
    const words = { individual: '个人', team: '集体' };
    expect(printLines(LIST_TEMPLATES.A, lines, words)).toEqual([
      { heading: '一等奖', rows: [['乙作品', '欧阳晓峰', '胡晓明', '', '', '']] },
      {
        heading: '二等奖',
        rows: [
          ['丙作品', '白　云', '', '', '', ''],
          ['甲作品', '应　乐', '', '', '', ''],
        ],
      },
    ]);
    const columns = [
      { column: 'seq' as const, heading: '号' },
      { column: 'author1' as const, heading: '作者' },
    ];
    const masked = { ...LIST_TEMPLATES.A, columns, maskNames: true, padNames: false };
    expect(printLines(masked, lines, words).flatMap(({ rows }) => rows)).toEqual([
      ['1', '欧**峰'],
      ['2', '白*'],
      ['3', '应*'],
    ]);
    expect(printLines(LIST_TEMPLATES.A, [], words)).toEqual([]);
  });

  it('masks names of either script', () => {
    expect(['刘莹', '胡晓明', '李', 'Maria Lopez Garcia', 'Ann'].map(maskName)).toEqual([
      '刘*',
      '胡*明',
      '李',
      'Maria L. G.',
      'Ann',
    ]);
  });

  it('is counted by unit, group and team, every line once, beside the places that units have', () => {
    const words = { unit: '单位', individual: '个人', team: '集体', total: '合计', places: '名额' };
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            unitName: fc.constantFrom('永康市', '武义县'),
            groupName: fc.constantFrom('小学', '初中'),
            isTeam: fc.boolean(),
          }),
        ),
        (facts) => {
          const lines = facts.map((fact) => ({ ...fact, groupOrder: fact.groupName === '小学' ? 1 : 2 }));
          const { headings, sections } = quotaUse(lines, new Map([['东阳市', 3]]), words);
          const rows = sections[0]?.rows ?? [];
          const last = rows.at(-1) ?? [];
          expect(rows.every((row) => row.length === headings.length)).toBe(true);
          expect(last.at(-2)).toBe(String(lines.length));
          expect(last.at(-1)).toBe('3');
          const cells = rows.slice(0, -1).flatMap((row) => row.slice(1, -2).map(Number));
          expect(cells.reduce((sum, one) => sum + one, 0)).toBe(lines.length);
        },
      ),
    );
  });

  it('shows the places of a quota by unit and category, and leaves empty what no rule says', () => {
    const places = [
      { unit: '永康市', category: '创新成果', places: 12 },
      { unit: '武义县', category: '创新成果', places: 8 },
      { unit: '武义县', category: '科幻画', places: 2 },
    ];
    const report = quotaTable(places, ['创新成果', '科幻画'], { unit: '市（区）', total: '合计' });
    expect(report.sections[0]?.rows).toEqual([
      ['武义县', '8', '2', '10'],
      ['永康市', '12', '', '12'],
      ['合计', '20', '2', '22'],
    ]);
  });
});
