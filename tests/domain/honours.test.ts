import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bonusOf,
  countHonours,
  countPrizes,
  countYears,
  filterHonours,
  HONOUR_LEVELS,
  sentenceParts,
} from '#app/domain/honours.ts';
import type { Honour } from '#app/domain/honours.ts';
import { levelOf, parsePastAwards } from '#app/domain/past-awards.ts';

const honour = (data: Partial<Honour> = {}): Honour => ({
  year: 2020,
  level: 'PROVINCE',
  prize: '二等奖',
  prizeEn: null,
  title: '作品',
  school: { id: 's1', name: '甲校' },
  unit: { id: 'u1', name: '永康市' },
  tutors: ['王老师'],
  ...data,
});
const many = (count: number, data: Partial<Honour>) => Array.from({ length: count }, () => honour(data));
const OPEN = { from: null, to: null, level: null, prize: '' };

const anyHonour = fc.record({
  year: fc.integer({ min: 2000, max: 2030 }),
  level: fc.constantFrom(...HONOUR_LEVELS),
  prize: fc.constantFrom('一等奖', '二等奖', '三等奖', '优秀奖'),
  school: fc.constantFrom({ id: 's1', name: '甲校' }, { id: 's2', name: '乙校' }),
  tutors: fc.subarray(['王老师', '李老师', '陈老师']),
});

describe('counting', () => {
  it('loses and doubles nothing: lines, years and prizes add up', () => {
    fc.assert(
      fc.property(fc.array(anyHonour, { minLength: 1, maxLength: 60 }), (some) => {
        const honours = some.map(honour);
        const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
        const schools = countHonours(honours, 'school');
        expect(sum(schools.map(({ total }) => total))).toBe(honours.length);
        for (const line of schools) {
          expect(sum(Object.values(line.levels))).toBe(line.total);
          expect(sum(line.prizes.map(([, count]) => count))).toBe(line.total);
        }
        expect(sum(countYears(honours).map(({ total }) => total))).toBe(honours.length);
        expect(sum(countPrizes(honours).map(({ count }) => count))).toBe(honours.length);
        expect(sum(sentenceParts(honours).map(({ count }) => count))).toBe(honours.length);
        expect(sum(countHonours(honours, 'tutor').map(({ total }) => total))).toBe(
          sum(honours.map(({ tutors }) => tutors.length)),
        );
      }),
    );
  });

  it('gives an award to a unit to the unit beside its schools’ prizes, and to no school or tutor', () => {
    const honours = [...many(2, {}), honour({ school: null, tutors: [], prize: '优秀组织单位' })];
    expect(countHonours(honours, 'unit')).toMatchObject([{ key: 'u1', total: 3, toUnits: 1 }]);
    expect(countHonours(honours, 'school')).toMatchObject([{ key: 's1', total: 2, toUnits: 0 }]);
    expect(countHonours(honours, 'tutor')).toMatchObject([{ name: '王老师', total: 2 }]);
    expect(sentenceParts(honours).map(({ count }) => count)).toEqual([2, 1]);
    expect(bonusOf(honours, { year: 2020, level: 'PROVINCE', perPrize: 1 })).toMatchObject([{ prizes: 2 }]);
  });

  it('puts who has more at the highest level first', () => {
    const honours = [
      ...many(9, { school: { id: 's1', name: '甲校' }, level: 'COUNTY' }),
      honour({ school: { id: 's2', name: '乙校' }, level: 'NATION' }),
    ];
    expect(countHonours(honours, 'school').map(({ name }) => name)).toEqual(['乙校', '甲校']);
  });

  it('takes one name at two schools for two tutors', () => {
    const honours = [honour(), honour({ school: { id: 's2', name: '乙校' } })];
    expect(countHonours(honours, 'tutor').map(({ name, of, total }) => [name, of, total])).toEqual([
      ['王老师', '乙校', 1],
      ['王老师', '甲校', 1],
    ]);
  });

  it('draws years without a prize too', () => {
    expect(countYears([honour({ year: 2018 }), honour({ year: 2021 })]).map(({ total }) => total)).toEqual([
      1, 0, 0, 1,
    ]);
    expect(countYears([])).toEqual([]);
  });
});

it('filters by years with both ends, level and prize', () => {
  const honours = [2018, 2019, 2020].map((year) => honour({ year }));
  expect(filterHonours(honours, { ...OPEN, from: 2019, to: 2020 })).toHaveLength(2);
  expect(filterHonours(honours, { ...OPEN, level: 'NATION' })).toEqual([]);
  expect(filterHonours(honours, { ...OPEN, prize: '二等奖' })).toHaveLength(3);
});

it('names few prizes of a level one by one, and counts many in one number', () => {
  const honours = [
    ...many(2, { level: 'NATION' }),
    ...many(12, {}),
    ...many(13, { prize: '三等奖' }),
    honour({ level: 'COUNTY', prize: '三等奖' }),
    honour({ level: 'COUNTY', prize: '一等奖' }),
  ];
  expect(
    sentenceParts(honours).map(({ level, prize, count }) => [level, prize?.prize ?? null, count]),
  ).toEqual([
    ['NATION', '二等奖', 2],
    ['PROVINCE', null, 25],
    ['COUNTY', '一等奖', 1],
    ['COUNTY', '三等奖', 1],
  ]);
});

it('gives bonus places for the prizes of one year and level only', () => {
  const honours = [
    ...many(2, { year: 2025, level: 'COUNTY' }),
    honour({ year: 2025, level: 'COUNTY', school: { id: 's2', name: '乙校' } }),
    honour({ year: 2024, level: 'COUNTY' }),
    honour({ year: 2025, level: 'NATION' }),
  ];
  expect(bonusOf(honours, { year: 2025, level: 'COUNTY', perPrize: 2 })).toEqual([
    { schoolId: 's1', school: '甲校', prizes: 2, places: 4 },
    { schoolId: 's2', school: '乙校', prizes: 1, places: 2 },
  ]);
});

describe('a table of earlier prizes', () => {
  const HEAD = ['年份', '级别', '奖项', '项目名称', '作者人数', '申报单位', '辅导教师', '第一作者'];
  const read = (...rows: string[][]) => {
    const parsed = parsePastAwards([['某市历年获奖'], HEAD, ...rows], 2026);
    return parsed.ok ? parsed.value : [];
  };

  it('is read by its headings, and never the students’ names', () => {
    const rows = read(['2018年', '国家级', '二等奖', '雨水花园', '3', '甲校', '王老师，李老师', '张三']);
    expect(rows).toEqual([
      {
        line: 3,
        year: 2018,
        level: 'NATION',
        prize: '二等奖',
        title: '雨水花园',
        authors: 3,
        school: '甲校',
        unit: '',
        tutors: '王老师、李老师',
        problems: [],
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('张三');
  });

  it('says what is wrong with each row', () => {
    const good = ['2018', '省', '一等奖', '题目', '', '甲校', ''];
    const change = (index: number, cell: string) => good.map((one, at) => (at === index ? cell : one));
    const problems = read(
      good,
      good,
      change(0, '第33届'),
      change(0, '2031'),
      change(1, '校级'),
      change(2, ''),
      change(3, ''),
      change(4, '三人'),
      change(5, ''),
    ).map((row) => row.problems[0]);
    expect(problems).toEqual([
      undefined,
      'twice-in-file',
      'year-unclear',
      'year-unclear',
      'level-unclear',
      'prize-missing',
      'title-missing',
      'authors-unclear',
      'school-missing',
    ]);
  });

  it('needs its headings', () => {
    const parsed = parsePastAwards([['学校', '奖项']], 2026);
    expect(parsed.ok ? [] : parsed.refusals.map(({ code }) => code)).toEqual(['honours-no-headings']);
  });

  it.each([
    ['全国', 'NATION'],
    ['省级', 'PROVINCE'],
    ['地市级', 'PREFECTURE'],
    ['区级', 'COUNTY'],
    ['Provincial', 'PROVINCE'],
    ['校级', null],
  ])('%s is the level %s', (text, level) => {
    expect(levelOf(text)).toBe(level);
  });
});
