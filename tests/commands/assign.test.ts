import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'assign-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command on tables given as text; a value that is no table is passed on as it is. */
function assign(tables: Record<string, string>, ...more: string[]) {
  const args = Object.entries(tables).flatMap(([name, text]) => {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, text);
    return [`--${name}`, file];
  });
  const out = path.join(folder, 'out.csv');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['app/commands/bootstrap.mjs', 'assign', ...args, '--out', out, ...more],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr, out: status === 0 ? readFileSync(out, 'utf8') : '' };
}

const projects = 'project,disciplines,unit,school\n一,CH;BC,u1,s1\n"二,""甲""",PH,u1,s2\n';
const judges =
  'judge,disciplines,unit,school,min,max\nA,CH,u2,s1,0,2\nB,BC,u3,s3,0,2\nC,PH,u4,s4,0,2\nD,,u1,,0,2\n';

describe('the command assign', { timeout: 60_000 }, () => {
  it('assigns by discipline, steps around the own school, and quotes what needs it', () => {
    const { status, out, stdout, stderr } = assign({ projects, judges }, '--per-project', '2', '--seed', '7');
    expect([status, stderr]).toEqual([0, '']);
    expect(out).toBe('project,judge,match\n一,B,1\n一,D,0.5\n"二,""甲""",C,1\n"二,""甲""",D,0.5\n');
    expect(stdout).toContain('feasible: yes\nworst total match of a project: 1.5 (proved best)');
    expect(stdout).toContain('load: min 0 max 2\n');
  });

  it('names what a discipline lacks', () => {
    const { status, stdout } = assign(
      { projects, judges },
      '--per-project',
      '2',
      '--same-unit-conflict',
      'yes',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('feasible: no, 2 places of 2 projects cannot be filled');
    expect(stdout).toContain('lacking: PH 1 place, 1 more judge (conflicts)');
  });

  it('takes matches from a table, and bars the pairs that it leaves out', () => {
    const match = 'project,judge,match\n一,A,0.25\n一,C,0.75\n"二,""甲""",C,0.5\n';
    const { out } = assign({ projects, judges, match }, '--per-project', '1', '--same-school-conflict', 'no');
    expect(out).toBe('project,judge,match\n一,C,0.75\n"二,""甲""",C,0.5\n');
    const open = assign({ projects, judges, match }, '--per-project', '2', '--match-default', '0.1');
    expect(open.out.split('\n')).toHaveLength(6);
  });

  it('ends with 2 and names file, line and reason', () => {
    const wrong = [
      assign({ projects, judges: 'judge,disciplines,max\nA,CH,many\n' }, '--per-project', '1'),
      assign({ projects, judges, conflicts: 'project,judge\n一,X\n' }, '--per-project', '1'),
      assign({ projects: 'project,disciplines\n一,CH\n一,PH\n', judges }, '--per-project', '1'),
      assign({ projects: 'name\n一\n', judges }, '--per-project', '1'),
      assign({ projects, judges }, '--per-project', 'two'),
      assign({ projects, judges }, '--per-project', '1', '--nonsense'),
    ];
    expect(wrong.map((run) => run.status)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(wrong[0]?.stderr).toMatch(/judges\.csv, line 2: max "many" is not a whole number/);
    expect(wrong[1]?.stderr).toMatch(/conflicts\.csv, line 2: judge "X" is not in/);
    expect(wrong[2]?.stderr).toMatch(/projects\.csv, line 3: "一" stands in the table twice/);
    expect(wrong[3]?.stderr).toMatch(/projects\.csv, line 1: the column "project" is missing/);
    expect(wrong.map((run) => run.stdout)).toEqual(['', '', '', '', '', '']);
  });
});
