/**
 * `npm run -s assign -- --projects P.csv --judges J.csv --per-project K --out A.csv`: the assignment of judges on plain
 * tables, without a database. Prints a summary; exit code 2 with file, line and reason when a table cannot be used.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentInput, AssignmentProposal } from '#app/domain/assignment/types.ts';
import { onTables } from './csv-table.ts';
import { csvText } from '#app/features/shared/csv-text.ts';
import { OPTIONS, readAssignTables } from './assign-tables.ts';

const USAGE = `Usage: npm run -s assign -- --projects P.csv --judges J.csv --per-project K --out A.csv
  [--conflicts C.csv] [--match M.csv [--match-default X]] [--seed N]
  [--same-unit-conflict yes|no] [--same-school-conflict yes|no] [--one-per none|school|unit]
  [--fields F.csv] [--relax CODE;CODE|all] [--fairness worst|each|total] [--minimums first|last]
  [--connection-loss X] [--keyword-percent N] [--kept A.csv] [--current A.csv] [--apart J.csv]`;

/** A whole number of the scale as a decimal without superfluous zeros. */
const decimal = (value: number, scale: number) => String(Number((value / scale).toFixed(6)));

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function table(
  { kept }: AssignmentInput,
  { pairs, stays }: AssignmentProposal,
  match: (id: string) => number,
  scale: number,
) {
  const rows = [
    ...pairs,
    ...[...kept, ...stays].map((pair) => ({ ...pair, match: match(`${pair.entryId}\n${pair.judgeId}`) })),
  ].sort((a, b) =>
    a.entryId === b.entryId ? Number(a.judgeId > b.judgeId) - 0.5 : Number(a.entryId > b.entryId) - 0.5,
  );
  const lines = rows.map((row) => [row.entryId, row.judgeId, decimal(row.match, scale)]);
  return csvText([['project', 'judge', 'match'], ...lines]);
}

function summary(proposal: AssignmentProposal, scale: number, seconds: number): string {
  const { quality, shortfalls, lacks } = proposal;
  const loads = proposal.loads.map((row) => row.load);
  const missing = shortfalls.reduce((sum, row) => sum + row.missing, 0);
  const bound = (proved: boolean, value: number) =>
    proved ? 'proved best' : `at most ${decimal(value, scale)} possible`;
  return [
    missing === 0
      ? 'feasible: yes'
      : `feasible: no, ${counted(missing, 'place')} of ${counted(shortfalls.length, 'project')} cannot be filled`,
    ...lacks.map(
      (row) =>
        `lacking: ${row.discipline || '(no discipline)'} ${counted(row.places, 'place')}, ${counted(row.judges, 'more judge')} (${row.reason})` +
        (row.sharedWith.length > 0 ? `, shared with ${row.sharedWith.join(' ')}` : ''),
    ),
    `worst total match of a project: ${decimal(quality.worst, scale)} (${bound(quality.worstProved, quality.worstBound)})`,
    `total match: ${decimal(quality.total, scale)} (${bound(quality.totalProved, quality.totalBound)})`,
    `load: min ${Math.min(...loads)} max ${Math.max(...loads)}`,
    `components: ${quality.components}`,
    `pairs of judges who share a project: ${quality.sharingPairs}`,
    `time: ${seconds.toFixed(2)} s`,
  ].join('\n');
}

function main(): void {
  const { values } = parseArgs({ options: OPTIONS });
  const { input, scale, seed, matchOf } = readAssignTables(values);
  const from = performance.now();
  const proposal = proposeAssignment(input, seed);
  const seconds = (performance.now() - from) / 1000;
  writeFileSync(values.out ?? '', table(input, proposal, matchOf, scale));
  process.stdout.write(`${summary(proposal, scale, seconds)}\n`);
}

onTables(main, USAGE);
