import { BadTable, numberOf, parseCsv } from './csv-table.ts';
import { DECISIONS, oneOf } from './verify-tables.ts';
import type { VerifiedInputs } from './verify-tables.ts';
import type { ListPlace } from '#app/domain/bundle/list-inputs.ts';
import { linesInVersion } from '#app/domain/bundle/versions.ts';
import type { VersionAct } from '#app/domain/bundle/versions.ts';
import {
  ACT_COLUMNS,
  LINE_COLUMNS,
  OUTCOME_COLUMNS,
  VERSION_COLUMNS,
} from '#app/features/results/version-tables.ts';

/** What a bundle says of the versions after the first one; none of them in the bundle of the first. */
export type VerifiedVersions = {
  versions: number[];
  acts: VersionAct[];
  lines: { version: number; text: string }[];
  outcomes: { line: number; version: number; project: string; outcome: string; remedy: string }[];
};

const STATES = ['', 'added', 'revoked', 'added revoked'] as const;
const OUTCOMES = ['UPHELD', 'DISMISSED'] as const;
const REMEDIES = ['', 'NONE', 'REVOKE', 'RECOMPUTE'] as const;
const HASH = /^[0-9a-f]{64}$/;

/** Reads what a bundle says of later versions; null for the bundle of a first publication. */
export function readVersions(files: Readonly<Record<string, string>>): VerifiedVersions | null {
  if (!('versions.csv' in files)) return null;
  const table = <R extends string>(name: string, columns: readonly R[]) => {
    const text = files[name];
    if (text === undefined) throw new BadTable(`${name}: is not in the bundle`);
    return parseCsv(name, text, columns);
  };
  const versionOf = (name: string, line: number, cell: string) =>
    numberOf(name, line, 'version', cell, { whole: true });
  return {
    versions: table('versions.csv', VERSION_COLUMNS).map(({ line, cells }, index, all) => {
      const isNewest = index === all.length - 1;
      if (!HASH.test(cells.snapshot) || (isNewest ? cells.bundle !== '' : !HASH.test(cells.bundle)))
        throw new BadTable(`versions.csv, line ${line}: this is no SHA-256`);
      return versionOf('versions.csv', line, cells.version);
    }),
    acts: table('acts.csv', ACT_COLUMNS).map(({ line, cells }) => ({
      version: versionOf('acts.csv', line, cells.version),
      entryId: cells.project,
      to: oneOf('acts.csv', line, DECISIONS, cells.to),
      prizeCode: cells.prize || null,
      byObjection: oneOf('acts.csv', line, ['', 'yes'] as const, cells.objection) === 'yes',
    })),
    lines: table('lines.csv', LINE_COLUMNS).map(({ line, cells }) => ({
      version: versionOf('lines.csv', line, cells.version),
      text: lineText(cells.number, cells.prize, oneOf('lines.csv', line, STATES, cells.state)),
    })),
    outcomes: table('outcomes.csv', OUTCOME_COLUMNS).map(({ line, cells }) => ({
      line,
      version: versionOf('outcomes.csv', line, cells.version),
      project: cells.project,
      outcome: oneOf('outcomes.csv', line, OUTCOMES, cells.outcome),
      remedy: oneOf('outcomes.csv', line, REMEDIES, cells.remedy),
    })),
  };
}

const lineText = (number: string, prize: string, state: string) =>
  [number || '(no number)', prize, state && `(${state})`].filter(Boolean).join(' ');

/**
 * Follows a published list from its first version to the bundle's own and says, version by version, which lines are not
 * what the acts lead to; how many differ.
 */
export function compareVersions(
  say: (text: string) => void,
  { versions, acts, lines, outcomes }: VerifiedVersions,
  first: readonly ListPlace[],
  { numbers, prizes }: Pick<VerifiedInputs, 'numbers' | 'prizes'>,
): number {
  let differ = 0;
  const wrong = (text: string) => {
    differ += 1;
    say(text);
  };
  versions.forEach((version, index) => {
    if (version !== index + 1) wrong(`versions.csv: version ${version} stands where ${index + 1} belongs`);
  });
  const known = new Set(versions.filter((version) => version > 1));
  for (const { version } of [...acts, ...lines, ...outcomes])
    if (!known.has(version)) wrong(`version ${version}: is not one of the notice`);
  for (const version of known) {
    const left = new Map<string, number>();
    for (const { entryId, prizeCode, state } of linesInVersion(first, acts, version)) {
      const prize = prizeCode ? (prizes.get(prizeCode) ?? prizeCode) : '';
      const text = lineText(numbers.get(entryId) ?? '', prize, state);
      left.set(text, (left.get(text) ?? 0) + 1);
    }
    const before = differ;
    const shown = lines.filter((line) => line.version === version);
    for (const { text } of shown) {
      const count = left.get(text) ?? 0;
      if (count > 0) left.set(text, count - 1);
      else wrong(`version ${version}: ${text} was published and does not follow from the acts`);
    }
    for (const [text, count] of left)
      for (let at = 0; at < count; at += 1)
        wrong(`version ${version}: ${text} follows from the acts and was not published`);
    say(`version ${version}: ${shown.length} lines looked up, ${differ - before} differ`);
  }
  // A proven objection that takes a line off, and the act that did it, stand for each other.
  const key = (version: number, project: string) => `version ${version}, ${project || 'no project'}`;
  const acted = acts.flatMap((act) => (act.byObjection ? [key(act.version, act.entryId)] : [])).sort();
  const proven = outcomes
    .flatMap((one) =>
      one.outcome === 'UPHELD' && one.remedy === 'REVOKE' ? [key(one.version, one.project)] : [],
    )
    .sort();
  for (const one of acted.filter((act) => !proven.includes(act)))
    wrong(`acts.csv: ${one}: no objection was found proven`);
  for (const one of proven.filter((outcome) => !acted.includes(outcome)))
    wrong(`outcomes.csv: ${one}: was to be taken off and was not`);
  for (const { line, outcome, remedy } of outcomes)
    if ((outcome === 'UPHELD') !== (remedy !== ''))
      wrong(`outcomes.csv, line ${line}: an objection ${outcome} leads to "${remedy}"`);
  return differ;
}
