import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { replacementsFor } from '#app/domain/assignment/replacement.ts';
import type { AssignmentInput } from '#app/domain/assignment/types.ts';
import { conflictFinder, conflictPairs } from '#app/domain/conflict.ts';
import type { ConflictEntry, ConflictJudge, ConflictReason } from '#app/domain/conflict.ts';
import { disciplineSupply } from '#app/domain/judge-supply.ts';
import { expertiseText, parseExpertise, parseJudges } from '#app/domain/judge-table.ts';
import { personKey, surnameOf } from '#app/domain/person-key.ts';
import { severities } from '#app/domain/judge-agreement.ts';
import { RULES } from './assignment/rounds.ts';

const DISCIPLINES = [
  { code: 'PH', name: '物理学', shortName: '物理', nameEn: 'Physics' },
  { code: 'EN', name: '工程学', shortName: '工程', nameEn: 'Engineering' },
  { code: 'ES', name: '地球科学', shortName: '地学', nameEn: 'Earth and space' },
];

describe('a table of judges', () => {
  it('names disciplines by code or any name, with weights as people write them', () => {
    const read = (text: string) =>
      parseExpertise(text, DISCIPLINES).expertise.map(({ code, weight }) => [code, weight]);
    expect(read('物理:80 工程:60')).toEqual([
      ['PH', 80],
      ['EN', 60],
    ]);
    expect(read('ph、工程学（50）')).toEqual([
      ['PH', 100],
      ['EN', 50],
    ]);
    expect(read('Earth and space : 70; Physics')).toEqual([
      ['ES', 70],
      ['PH', 100],
    ]);
    expect(parseExpertise('物理:0 化学', DISCIPLINES)).toMatchObject({
      unknown: ['化学'],
      wrong: ['物理:0'],
    });
  });

  it('is read again as it was written', () => {
    const lists = fc.uniqueArray(
      fc.record({ code: fc.constantFrom('PH', 'EN', 'ES'), weight: fc.integer({ min: 1, max: 100 }) }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(lists, (list) => {
        expect(parseExpertise(expertiseText(list), DISCIPLINES).expertise).toEqual(list);
      }),
    );
  });

  it('is taken in any order of columns, and every bad row is named with its reason', () => {
    const rows = parseJudges(
      [
        ['2026 年评委名单'],
        ['可评数量', '工作单位', '专家姓名', '专业'],
        ['30', '浙江大学', '陈 一鸣', '物理:80'],
        ['很多', '浙江大学', '李二', '炼金术'],
        ['', '浙江大学', '', ''],
        ['', '浙江 大学', '陈一鸣', ''],
      ],
      DISCIPLINES,
    );
    const found = rows.ok ? rows.value : [];
    expect(found.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [3, []],
      [4, ['discipline-unknown', 'load-wrong']],
      [5, ['name-missing']],
      [6, ['twice-in-file']],
    ]);
    expect(found[0]).toMatchObject({ name: '陈一鸣', maxLoad: 30, expertise: [{ code: 'PH', weight: 80 }] });
  });
});

describe('who somebody is', () => {
  it('is the name with the organisation, and nobody without one', () => {
    expect(personKey('陈 一鸣', '浙江大学（紫金港）')).toBe(personKey('陈一鸣', '浙江大学(紫金港)'));
    expect(personKey('陈一鸣', ' ')).toBeNull();
  });

  it.each([
    ['王小明', '王'],
    ['欧阳修', '欧阳'],
    ['欧阳', '欧'],
    ['John Smith', 'smith'],
    ['Smith, John', 'smith'],
  ])('%s has the surname %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});

describe('conflicts', () => {
  const judge: ConflictJudge = { personId: 'j', schoolId: 's', unitId: 'u', keys: ['k'] };
  const entry: ConflictEntry = { id: 'e', schoolId: 'x', unitId: 'x', tutorPersonIds: [] };
  const rules = { conflictSameSchool: true, conflictSameUnit: false };
  const said = (kind: ConflictReason, cleared = false) => [{ personId: 'j', entryId: 'e', kind, cleared }];

  it('are found by the tutor’s name and organisation, and by earlier projects', () => {
    const find = conflictFinder(rules, []);
    expect(find(judge, { ...entry, tutorKeys: ['k'] })).toBe('TUTOR_NAME');
    expect(find(judge, { ...entry, earlier: { personIds: ['j'], keys: [] } })).toBe('MENTORED');
    expect(find(judge, { ...entry, earlier: { personIds: [], keys: ['k'] } })).toBe('MENTORED');
    expect(find(judge, entry)).toBeNull();
  });

  it('are cleared by hand against every rule, but never for the tutor in person', () => {
    const find = conflictFinder(rules, said('SAME_SCHOOL', true));
    expect(find(judge, { ...entry, schoolId: 's', tutorKeys: ['k'] })).toBeNull();
    expect(find(judge, { ...entry, tutorPersonIds: ['j'] })).toBe('TUTOR');
    expect(conflictFinder(rules, said('DECLARED'))(judge, entry)).toBe('DECLARED');
  });

  it('are the same whether pairs are asked one by one or looked up', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const some = fc.array(id, { maxLength: 2 });
    const judges = fc.uniqueArray(
      fc.record({ personId: id, schoolId: fc.option(id), unitId: fc.option(id), keys: some }),
      { selector: (one) => one.personId },
    );
    const entries = fc.uniqueArray(
      fc.record({
        id,
        schoolId: id,
        unitId: id,
        tutorPersonIds: some,
        tutorKeys: some,
        earlier: fc.record({ personIds: some, keys: some }),
      }),
      { selector: (one) => one.id },
    );
    const words = fc.uniqueArray(
      fc.record({
        personId: id,
        entryId: id,
        kind: fc.constantFrom<ConflictReason>('DECLARED', 'KIN'),
        cleared: fc.boolean(),
      }),
      { selector: (one) => `${one.personId} ${one.entryId}` },
    );
    const flags = fc.record({ conflictSameSchool: fc.boolean(), conflictSameUnit: fc.boolean() });
    fc.assert(
      fc.property(judges, entries, words, flags, (some, all, declared, ruled) => {
        const find = conflictFinder(ruled, declared);
        const one = some.flatMap((who) =>
          all.flatMap((what) => {
            const reason = find(who, what);
            return reason ? [`${who.personId} ${what.id} ${reason}`] : [];
          }),
        );
        const found = conflictPairs(ruled, declared, some, all);
        expect(found.map((pair) => `${pair.personId} ${pair.entryId} ${pair.reason}`).sort()).toEqual(
          one.sort(),
        );
      }),
    );
  });
});

describe('severity', () => {
  const sheets = (shares: readonly (readonly [number, number])[]) =>
    shares.flatMap(([hard, other], index) => [
      { judgeId: 'hard', entryId: `e${index}`, total: hard },
      { judgeId: 'other', entryId: `e${index}`, total: other },
    ]);

  it('is the mean difference from the others of the same entries, from five shared ones on', () => {
    const five = severities(
      sheets([
        [70, 80],
        [60, 70],
        [50, 60],
        [80, 90],
        [70, 80],
      ]),
    );
    expect(five.get('hard')).toEqual({ shared: 5, difference: -10, spread: 0 });
    expect(five.get('other')?.difference).toBe(10);
    const four = severities(
      sheets([
        [70, 80],
        [60, 70],
        [50, 60],
        [80, 90],
      ]),
    );
    expect(four.get('hard')).toEqual({ shared: 4, difference: null, spread: null });
  });

  it('says nothing of who was alone on an entry', () => {
    expect(severities([{ judgeId: 'a', entryId: 'e', total: 50 }]).get('a')).toBeUndefined();
  });
});

describe('need against supply', () => {
  const rule = { judgesPerEntry: 2, usualLoad: 10 };

  it('shares a judge over their disciplines by weight, and names who is missing', () => {
    const needs = [
      { code: 'PH', entries: 10 },
      { code: 'CH', entries: 10 },
    ];
    const rows = disciplineSupply(
      needs,
      [
        { capacity: 20, expertise: { PH: 75, CH: 25 } },
        { capacity: 20, expertise: { PH: 100 } },
      ],
      rule,
    );
    expect(rows).toEqual([
      { code: 'PH', places: 20, supply: 35, missingPlaces: 0, missingJudges: 0 },
      { code: 'CH', places: 20, supply: 5, missingPlaces: 15, missingJudges: 2 },
    ]);
  });

  it('wants different people on an entry, however much room one has', () => {
    const [row] = disciplineSupply(
      [{ code: 'PH', entries: 3 }],
      [{ capacity: 100, expertise: { PH: 100 } }],
      rule,
    );
    expect(row).toMatchObject({ missingPlaces: 0, missingJudges: 1 });
  });

  it('lets judges of any discipline fill what is lacking, and not more than they can', () => {
    const rows = disciplineSupply(
      [
        { code: 'PH', entries: 10 },
        { code: 'CH', entries: 5 },
      ],
      [
        { capacity: 9, expertise: {} },
        { capacity: 6, expertise: {} },
      ],
      rule,
    );
    expect(rows.reduce((sum, row) => sum + row.supply, 0)).toBe(15);
    expect(rows.map((row) => row.supply)).toEqual([10, 5]);
  });
});

describe('a replacement', () => {
  it('is who fits best and has the most room, and nobody who is barred, full or there already', () => {
    const judge = (id: string, code: string, maxLoad = 5) => ({
      id,
      expertise: { [code]: 100 },
      panelIds: [],
      minLoad: 0,
      maxLoad,
      organisation: null,
    });
    const input: AssignmentInput = {
      entries: ['e1', 'e2'].map((id) => ({ id, disciplineCodes: ['PH'], panelId: null })),
      judges: [
        judge('barred', 'PH'),
        judge('there', 'PH'),
        judge('full', 'PH', 1),
        judge('other', 'EN'),
        judge('busy', 'PH'),
        judge('free', 'PH'),
      ],
      rules: { ...RULES, usesPanels: false, fields: { PH: 'a', EN: 'b' } },
      barred: [{ entryId: 'e1', judgeId: 'barred' }],
      kept: [
        { entryId: 'e1', judgeId: 'there' },
        { entryId: 'e2', judgeId: 'full' },
        { entryId: 'e2', judgeId: 'busy' },
      ],
    };
    expect(replacementsFor(input, 'e1').map((one) => one.judgeId)).toEqual(['free', 'busy', 'other']);
  });
});
