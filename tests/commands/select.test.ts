import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'select-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = 'project,rank,unit,school,group,discipline,category,team,score\n';
const TABLE = `${HEAD}a,1,u1,s1,P,PH,A,no,90\nb,2,u1,s1,P,PH,A,no,80\nc,3,u1,s2,J,CH,A,yes,70\nd,4,u2,s3,J,CH,A,no,50\ne,,u2,s3,J,CH,A,no,\n`;
const RULES = {
  rules: [
    { name: 'total', kind: 'cap', places: 2 },
    { name: 'school', kind: 'cap', places: 1, each: ['school'] },
  ],
  reserves: 1,
};

function select(table: string, rules: unknown, ...more: string[]) {
  const [tableFile, rulesFile] = [path.join(folder, 'table.csv'), path.join(folder, 'rules.json')];
  writeFileSync(tableFile, table);
  writeFileSync(rulesFile, typeof rules === 'string' ? rules : JSON.stringify(rules, null, 2));
  const out = path.join(folder, 'out.csv');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'app/commands/bootstrap.mjs',
      'select',
      '--table',
      tableFile,
      '--rules',
      rulesFile,
      '--out',
      out,
      ...more,
    ],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr, out: status === 0 ? readFileSync(out, 'utf8') : '' };
}

describe('the command select', { timeout: 60_000 }, () => {
  it('writes the list with decisions, positions and reasons', () => {
    const { status, stdout, out } = select(TABLE, RULES);
    expect(status).toBe(0);
    expect(out.split('\n').map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
      'project,decision,position',
      'a,selected,1',
      'b,reserve,1',
      'c,selected,2',
      'd,not-selected,',
      'e,not-selected,',
      '',
    ]);
    expect(out).toContain('Rank 1: takes place 1 of 1 (s1)');
    expect(stdout).toContain('feasible: yes\nselected 2, reserves 1, not selected 2, undecided 0');
  });

  it('speaks Chinese, holds a minimum and further columns, and gives prizes', () => {
    const prizes = path.join(folder, 'prizes.csv');
    const rules = {
      ...RULES,
      rules: [...RULES.rules, { name: 'chemistry', kind: 'cap', places: 0, where: { discipline: 'CH' } }],
      minimum: { column: 'score', value: 75 },
      prizes: {
        rules: [
          { name: 'first', count: 1, among: 'finalists' },
          { name: 'third', percentOfEntries: 40, among: 'others' },
        ],
      },
    };
    const { out } = select(TABLE, rules, '--lang', 'zh', '--prizes', prizes);
    expect(out).toContain('c,not-selected,,第 3 名，未达到最低分');
    expect(
      readFileSync(prizes, 'utf8')
        .split('\n')
        .map((row) => row.split(',')[1]),
    ).toEqual(['prize', 'first', 'third', 'third', '', '', undefined]);
  });

  it('names the rules that clash', () => {
    const rules = [...RULES.rules, { name: 'juniors', kind: 'floor', places: 3, where: { group: 'J' } }];
    const { status, stdout } = select(TABLE, { rules });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^feasible: no\nclash: /);
    expect(stdout).toContain('short: juniors (J) has 2 of 3');
  });

  it('ends with 2 and names file, line and reason', () => {
    const wrong = [
      select(TABLE, { ...RULES, nonsense: 1 }),
      select(TABLE, { rules: [{ name: 'x', kind: 'cap', places: 1, each: ['county'] }] }),
      select(`${HEAD}a,first,u,s,P,PH,A,no,1\n`, RULES),
      select(TABLE, '{ "rules": [\n } '),
      select('project,rank\na,1\n', RULES),
    ];
    expect(wrong.map((run) => run.status)).toEqual([2, 2, 2, 2, 2]);
    expect(wrong[0]?.stderr).toMatch(/rules\.json, line \d+: .*nonsense/);
    expect(wrong[1]?.stderr).toMatch(/rule "x": the table has no column "county"/);
    expect(wrong[2]?.stderr).toMatch(/table\.csv, line 2: rank "first" is not a whole number/);
    expect(wrong[3]?.stderr).toMatch(/rules\.json, line \d: is not JSON/);
    expect(wrong[4]?.stderr).toMatch(/table\.csv, line 1: the column "unit" is missing/);
  });
});
