/**
 * `npm run -s score -- --scores S.csv --method M --out table.csv`: the scoring table of one method from plain tables,
 * without a database. Prints a summary; exit code 2 with file, line and reason when a table cannot be used.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { calibrate, rankCalibrated } from '#app/domain/calibration/calibrate.ts';
import { comparability } from '#app/domain/calibration/comparability.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { rankIntervals } from '#app/domain/calibration/rank-intervals.ts';
import { GUARDED_Z, PLAIN_Z } from '#app/domain/calibration/standardised.ts';
import { csvText } from '#app/features/shared/csv-text.ts';
import { BadTable, onTables } from './csv-table.ts';
import { facetRows, summaryOf, tableRows } from './score-results.ts';
import { OPTIONS, readScoreTables } from './score-tables.ts';

const USAGE = `Usage: npm run -s score -- --scores S.csv
  --method mean|trimmed|zscore|adjusted|additive|mixed|mfrm [--criteria C.csv] [--out table.csv]
  [--facets F.csv] [--model rating-scale|partial-credit] [--guards plain|recommended]
  [--trim-minimum N] [--decimals N] [--seed N] [--quota N]`;

function main(): void {
  const { values } = parseArgs({ options: OPTIONS });
  const { input, rule, seed, quota } = readScoreTables(values);
  const from = performance.now();
  // Only the Rasch model takes sheets that lack marks; they have no total then.
  const isComplete = input.sheets.every(
    ({ status, marks, criteria = input.criteria }) =>
      status !== 'submitted' || marks.length === criteria.length,
  );
  const design = designOf(input, isComplete);
  const guards = rule.guards === 'plain' ? PLAIN_Z : GUARDED_Z;
  const result = calibrate(design, input, { ...rule, guards });
  // Marks that are not whole are refused with their line before; what is left is a table without any.
  if ('refused' in result) throw new BadTable(`${values.scores}, line 2: there is no mark`);
  const ranking = rankCalibrated(result);
  const intervals = rankIntervals(result, { seed, quota });
  const seconds = (performance.now() - from) / 1000;
  if (values.out) writeFileSync(values.out, csvText(tableRows(result, ranking, intervals)));
  if (values.facets) writeFileSync(values.facets, csvText(facetRows(result)));
  const found = comparability(design);
  process.stdout.write(
    `${summaryOf(result, { ranking, intervals, quota, found, isComplete, seconds }).join('\n')}\n`,
  );
}

onTables(main, USAGE);
