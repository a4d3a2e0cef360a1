import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command on tables given as text. */
function score(tables: { scores: string; criteria?: string }, ...more: string[]) {
  const args = Object.entries(tables).flatMap(([name, text]) => {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, text);
    return [`--${name}`, file];
  });
  const [out, facets] = ['out', 'facets'].map((name) => path.join(folder, `${name}.csv`)) as [string, string];
  for (const file of [out, facets]) rmSync(file, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['app/commands/bootstrap.mjs', 'score', ...args, '--out', out, '--facets', facets, ...more],
    { encoding: 'utf8' },
  );
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return { status, stdout, stderr, out: read(out), facets: read(facets) };
}

const HEAD = 'project,judge,criterion,score\n';
const scores = `${HEAD}一,A,idea,8
一,A,work,14
一,B,idea,6
一,B,work,12
"二,""甲""",B,idea,0
"二,""甲""",B,work,10
三,A,idea,
三,A,work,
`;
const criteria = 'criterion,max,weight\nidea,10,30\nwork,20,30\n';

describe('the command score', { timeout: 60_000 }, () => {
  it('gives the mean with given maxima and weights; an empty mark is missing, 0 is a mark', () => {
    const { status, out, stdout, stderr, facets } = score({ scores, criteria }, '--method', 'mean');
    expect([status, stderr]).toEqual([0, '']);
    // (75 + 60) / 2, and half of 0 and 50; the totals of 一 have the deviation 10.61.
    expect(out).toBe(
      'project,scores,value,se,rank,rank_low,rank_high,fair_average,note\n' +
        '一,2,67.50,7.50,1,1,1,,\n' +
        '"二,""甲""",1,25.00,10.61,2,2,2,,one-score\n' +
        '三,0,,,,,,,not-scored\n',
    );
    expect(facets.split('\n')[0]).toBe('facet,element,count,measure,se,infit,outfit,fair_average');
    expect(stdout).toContain('projects: 3, 1 without a score; judges: 2; sheets: 3\ncomponents: 1\n');
  });

  it('writes the same bytes for rows in any order', () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      [0, 1, 2].flatMap((k) =>
        ['x', 'y'].map(
          (c, at) => `p${i},j${(i + k * (1 + (i % 3))) % 7},${c},${1 + ((i * 5 + k * 3 + at * 2) % 6)}`,
        ),
      ),
    ).flat();
    // A judge who came twice around the circle marks once.
    const unique = [...new Map(rows.map((row) => [row.split(',').slice(0, 3).join(), row])).values()];
    for (const method of ['mixed', 'mfrm']) {
      const [one, other] = [unique, unique.toReversed()].map((list) =>
        score({ scores: `${HEAD}${list.join('\n')}\n` }, '--method', method, '--seed', '7'),
      );
      expect([one?.status, one?.stderr]).toEqual([0, '']);
      expect([one?.out, one?.facets]).toEqual([other?.out, other?.facets]);
      expect(one?.out.split('\n')).toHaveLength(14);
    }
  });

  it('writes every facet of the Rasch model, thresholds by criterion where asked', () => {
    const rows = Array.from({ length: 10 }, (_, i) =>
      ['A', 'B'].flatMap((j, at) =>
        ['x', 'y'].map((c, k) => `p${i},${j},${c},${1 + ((i * 3 + at + 2 * k) % 4)}`),
      ),
    ).flat();
    const table = `${HEAD}${rows.join('\n')}\n`;
    const { facets, stdout, out } = score({ scores: table }, '--method', 'mfrm');
    const names = facets.split('\n').map((line) => line.split(',').slice(0, 2).join(' '));
    expect(names.filter((name) => !name.startsWith('project'))).toEqual([
      'facet element',
      'judge A',
      'judge B',
      'criterion x',
      'criterion y',
      'threshold 2',
      'threshold 3',
      'threshold 4',
      '',
    ]);
    expect(stdout).toMatch(/judges: 2 not extreme, separation/);
    expect(out.split('\n')[1]?.split(',')[7]).toMatch(/^\d\.\d{4}$/);
    const partial = score({ scores: table }, '--method', 'mfrm', '--model', 'partial-credit');
    expect(partial.facets).toContain('\nthreshold,y:4,');
  });

  it('says what cannot be compared and what would join it, and who is at the border', () => {
    const rows = ['p,A', 'q,A', 'q,B', 'r,C', 's,C', 's,D'].map((pair, at) => `${pair},k,${50 + 7 * at}`);
    const { stdout, out } = score(
      { scores: `${HEAD}${rows.join('\n')}\n` },
      '--method',
      'additive',
      '--quota',
      '1',
    );
    expect(stdout).toContain('components: 2\n');
    expect(stdout).toContain('comparable: only within components');
    expect(stdout).toContain('would join: project r, judge B\n');
    expect(out).toContain('component-2');
    const table = score({ scores, criteria }, '--method', 'mean', '--quota', '1');
    expect(table.stdout).toMatch(/border of the first 1: (none|.+ 0\.\d\d)/);
  });

  it('keeps two stages of one judge apart', () => {
    const rows = ['p,A,k,6,paper', 'p,A,k,8,talk', 'q,A,k,4,paper', 'q,A,k,10,talk'];
    const { out, status } = score(
      { scores: `project,judge,criterion,score,stage\n${rows.join('\n')}\n` },
      '--method',
      'mean',
    );
    expect(status).toBe(0);
    expect(out).toContain('p,2,70.00,');
  });

  it('ends with 2 and names file, line and reason', () => {
    const wrong = [
      score({ scores: `${HEAD}p,A,k,many\n` }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,k,5\np,A,k,6\n` }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,k,11\n`, criteria: 'criterion,max,weight\nk,10,1\n' }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,z,1\n`, criteria: 'criterion,max,weight\nk,10,1\n' }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,k,1\np,A,l,1\nq,A,k,1\n` }, '--method', 'additive'),
      score({ scores: `${HEAD}p,A,k,1.5\nq,A,k,2\n` }, '--method', 'mfrm'),
      score({ scores: 'project,judge\np,A\n' }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,k,1\n` }, '--method', 'median'),
      score({ scores: `${HEAD}p,A,k,-1\n` }, '--method', 'mean'),
      score({ scores: `${HEAD}p,A,k,1\n` }, '--method', 'mean', '--nonsense'),
    ];
    expect(wrong.map((run) => run.status)).toEqual(wrong.map(() => 2));
    expect(wrong[0]?.stderr).toMatch(/scores\.csv, line 2: score "many" is not a number/);
    expect(wrong[1]?.stderr).toMatch(
      /scores\.csv, line 3: judge "A" has marked project "p" on criterion "k" in line 2/,
    );
    expect(wrong[2]?.stderr).toMatch(/scores\.csv, line 2: score 11 is more than 10/);
    expect(wrong[3]?.stderr).toMatch(/scores\.csv, line 2: criterion "z" is not in .*criteria\.csv/);
    expect(wrong[4]?.stderr).toMatch(
      /scores\.csv, line 4: judge "A" gave project "q" no mark on criterion "l"/,
    );
    expect(wrong[5]?.stderr).toMatch(/scores\.csv, line 2: score 1\.5 is no whole number/);
    expect(wrong[6]?.stderr).toMatch(/scores\.csv, line 1: the column "criterion" is missing/);
    expect(wrong[8]?.stderr).toMatch(/scores\.csv, line 2: criterion "k" has no mark above 0/);
    expect(wrong.map((run) => run.stdout + run.out)).toEqual(wrong.map(() => ''));
  });
});
