/**
 * `npm run -s verify -- bundle.zip`: recomputes a published list from its score sheets and rules, and says where it
 * differs. Exit code 0: nothing differs; 1: something does, named line by line, or the tables
 * no longer fit each other; 2: this is not a bundle.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { BadTable, onTables } from './csv-table.ts';
import { readBundleTables } from './verify-tables.ts';
import type { VerifiedInputs } from './verify-tables.ts';
import { compareSpecials } from './verify-specials.ts';
import { compareVersions, readVersions } from './verify-versions.ts';
import { computeList, withChanges } from '#app/domain/bundle/list-inputs.ts';
import type { ListPlace } from '#app/domain/bundle/list-inputs.ts';
import { listInVersion } from '#app/domain/bundle/versions.ts';
import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { finalCsv, listCsv, raschCsv, tableCsv, totalsCsv } from '#app/features/results/bundle-tables.ts';
import { openBundle, sha256 } from '#app/features/results/bundle-zip.ts';

const USAGE = 'Usage: npm run -s verify -- BUNDLE.zip';
/** Lines that differ are named up to here, then counted. */
const SHOWN = 20;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Says where a table is not what was recomputed; how many lines differ. */
function compare(name: string, given: string, recomputed: string): number {
  const [as, bs] = [given.split('\n'), recomputed.split('\n')];
  let differ = 0;
  for (let at = 0; at < Math.max(as.length, bs.length); at += 1) {
    if (as[at] === bs[at]) continue;
    differ += 1;
    if (differ <= SHOWN) {
      say(`${name}, line ${at + 1}: ${as[at] ?? '(nothing)'}`);
      say(`${' '.repeat(name.length)}  recomputed: ${bs[at] ?? '(nothing)'}`);
    }
  }
  if (differ > SHOWN) say(`${name}: ${differ - SHOWN} more lines`);
  say(`${name}: ${bs.length - 1} lines recomputed, ${differ} differ`);
  return differ;
}

/** Published lines that the list does not have, and lines of the list that were not published. */
function comparePublished(inputs: VerifiedInputs, final: readonly ListPlace[]): number {
  const expected = final
    .filter(({ decision }) => decision === 'SELECTED')
    .map(({ entryId, prizeCode }) => {
      const prize = prizeCode ? (inputs.prizes.get(prizeCode) ?? prizeCode) : '';
      return `${inputs.numbers.get(entryId) ?? ''} ${prize}`.trim();
    });
  const left = new Map<string, number>();
  for (const line of expected) left.set(line, (left.get(line) ?? 0) + 1);
  let differ = 0;
  for (const { number, prize } of inputs.published.lines) {
    const line = `${number} ${prize}`.trim();
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    else {
      differ += 1;
      say(`published.json: ${line || '(no number)'} was published and is not on the list`);
    }
  }
  for (const [line, count] of left)
    for (let at = 0; at < count; at += 1) {
      differ += 1;
      say(`published.json: ${line || '(no number)'} is on the list and was not published`);
    }
  say(`published.json: ${inputs.published.lines.length} lines looked up, ${differ} differ`);
  return differ;
}

function recompute(files: Readonly<Record<string, string>>): number {
  const inputs = readBundleTables(files);
  const { decimals } = inputs.scoring.rule;
  const table = scoringTable(inputs.scoring);
  if (!table.ok) {
    say('rules.json: these score sheets cannot carry the method');
    return 1;
  }
  const list = computeList(inputs.list, table.rows);
  const versions = readVersions(files);
  const first = withChanges(list.lines, inputs.changes);
  const final = versions ? listInVersion(list.lines, inputs.changes, versions.acts, Infinity) : first;
  return (
    compare('table.csv', files['table.csv'] ?? '', tableCsv(table.rows, decimals, inputs.numbers)) +
    compare('totals.csv', files['totals.csv'] ?? '', totalsCsv(table.rows, decimals)) +
    (inputs.scoring.rule.method === 'MFRM'
      ? compare('rasch.csv', files['rasch.csv'] ?? '', raschCsv(table.rows))
      : 0) +
    compare('list.csv', files['list.csv'] ?? '', listCsv(list.lines)) +
    compare('final.csv', files['final.csv'] ?? '', finalCsv(final, inputs.numbers)) +
    comparePublished(inputs, first) +
    (versions ? compareVersions(say, versions, first, inputs) : 0) +
    compareSpecials(say, compare, files)
  );
}

/** The same; tables that no longer fit each other, as when a mark was moved to another criterion, are a difference too. */
function recomputed(files: Readonly<Record<string, string>>): number {
  try {
    return recompute(files);
  } catch (error) {
    say(`cannot be computed again: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function main(): void {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new BadTable(USAGE);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new BadTable(`${file}: cannot be read`);
  }
  const bundle = openBundle(bytes);
  if (!bundle.ok) throw new BadTable(`${file}: is not a bundle, or is damaged`);
  const { manifest, files, changed, isWhole } = bundle;
  say(
    `${manifest.list} (${manifest.round}), published ${manifest.publishedAt}, software ${manifest.software}`,
  );
  say(`SHA-256 of the bundle, to compare with the one on the public notice: ${sha256(bytes)}`);
  for (const name of changed) say(`${name}: is not what the manifest says`);
  if (!isWhole) say('the zip itself is not as it was written');
  const differ = recomputed(files) + changed.length + (isWhole ? 0 : 1);
  say(differ === 0 ? 'verified: nothing differs' : `NOT verified: ${differ} differences`);
  if (differ > 0) process.exitCode = 1;
}

onTables(main, USAGE);
