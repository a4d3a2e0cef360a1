import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { criteriaOf, normalsOf, seats } from '../domain/calibration/rounds.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TOP = 5;
const CODES = ['K0', 'K1', 'K2'];

/** Marks 0-5 of 24 projects by 4 of 7 judges each; the last project gets nothing but full marks. */
function marks() {
  const normal = normalsOf(12);
  const merit = Array.from({ length: 24 }, () => normal());
  return seats(24, 7, 4, 12).map(([i, j]) => ({
    entryId: `p${String(i).padStart(2, '0')}`,
    judgeId: `j${j}`,
    points: CODES.map((_, k) =>
      i === 23
        ? TOP
        : Math.max(
            0,
            Math.min(TOP, Math.round(2.5 + (merit[i] ?? 0) + (j - 3) / 4 + k / 3 + 0.8 * normal())),
          ),
    ),
  }));
}

function commandTable(model: string) {
  const scores = path.join(folder, 'scores.csv');
  const criteria = path.join(folder, 'criteria.csv');
  const [out, facets] = [path.join(folder, 'out.csv'), path.join(folder, 'facets.csv')];
  writeFileSync(
    scores,
    ['project,judge,criterion,score']
      .concat(
        marks().flatMap(({ entryId, judgeId, points }) =>
          points.map((point, k) => `${entryId},${judgeId},${CODES[k]},${point}`),
        ),
      )
      .join('\n'),
  );
  writeFileSync(criteria, `criterion,max,weight\n${CODES.map((code) => `${code},${TOP},1`).join('\n')}\n`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      'app/commands/bootstrap.mjs',
      'score',
      '--scores',
      scores,
      '--criteria',
      criteria,
      '--method',
      'mfrm',
    ].concat(['--model', model, '--out', out, '--facets', facets]),
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  const rows = (file: string) => {
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => line.split(','));
  };
  const fit = new Map(
    rows(facets)
      .filter(([facet]) => facet === 'project')
      .map(([, id = '', , , , infit, outfit]) => [id, [infit, outfit]]),
  );
  return rows(out).map(([id = '', , value, se, rank, low, high, fair, note]) => ({
    id,
    line: [value, se, rank, low, high, ...(fit.get(id) ?? [])],
    fair: Number(fair),
    note,
  }));
}

it.each(['rating-scale', 'partial-credit'] as const)(
  'a round of the portal has the table of the command: %s',
  { timeout: 60_000 },
  (model) => {
    const table = scoringTable({
      rule: { method: 'MFRM', trimMinimum: 4, decimals: 2, model },
      tieBreakers: [],
      stageWeights: null,
      rubrics: [
        {
          id: 'r',
          stage: 'PRELIMINARY',
          criteria: criteriaOf(3, TOP).map((one) => ({ ...one, id: one.code })),
        },
      ],
      entries: [...new Set(marks().map(({ entryId }) => entryId))].map((id) => ({ id, rubricId: 'r' })),
      sheets: marks().map(({ points, ...sheet }) => ({
        ...sheet,
        status: 'submitted' as const,
        rubricId: 'r',
        stage: 'PRELIMINARY' as const,
        marks: points.map((point, k) => ({ criterionId: CODES[k] ?? '', pointsX100: 100 * point })),
      })),
      agreed: [],
      panels: [],
    });
    if (!table.ok) throw new Error(table.verdict);
    const fixed = (number: number | null | undefined) =>
      typeof number === 'number' ? (number / 10_000).toFixed(4) : '';
    const command = commandTable(model);
    expect(command).toHaveLength(24);
    expect(
      table.rows.map(({ entryId, rank, rasch }) => ({
        id: entryId,
        line: [
          ...[rasch?.measure, rasch?.se].map(fixed),
          ...[rank, rasch?.low, rasch?.high].map(String),
          ...[rasch?.infit, rasch?.outfit].map(fixed),
        ],
      })),
    ).toEqual(command.map(({ id, line }) => ({ id, line })));
    for (const [at, { value, notes }] of table.rows.entries()) {
      const { fair = 0, note = '' } = command[at] ?? {};
      expect(Math.abs((value ?? 0) / 100 - (100 * fair) / TOP)).toBeLessThan(0.01);
      expect(notes.join(';')).toBe(note);
    }
    expect(table.rows[0]).toMatchObject({ entryId: 'p23', notes: ['extreme-high'] });
  },
);
