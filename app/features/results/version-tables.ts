import type { VersionAct, VersionLine } from '#app/domain/bundle/versions.ts';
import { csvText } from '#app/features/shared/csv-text.ts';

export const ACT_COLUMNS = ['version', 'project', 'to', 'prize', 'objection'] as const;
export const LINE_COLUMNS = ['version', 'number', 'prize', 'state'] as const;
export const VERSION_COLUMNS = ['version', 'at', 'snapshot', 'bundle'] as const;
export const OUTCOME_COLUMNS = ['version', 'project', 'outcome', 'remedy'] as const;

/** A version of a notice: when, the SHA-256 of what the public read, and of its bundle; its own bundle has none yet. */
export type VersionFact = { version: number; at: string; snapshot: string; bundle: string };
/** How an objection to the notice ended; without a project it was about the list in general. */
export type VersionOutcome = { version: number; entryId: string; outcome: string; remedy: string };

/** What a bundle says of the versions of its notice after the first one. */
export type VersionContent = {
  versions: readonly VersionFact[];
  acts: readonly VersionAct[];
  lines: readonly (VersionLine & { version: number })[];
  outcomes: readonly VersionOutcome[];
};

/** The tables of a later version by file name. */
export function versionTables({ versions, acts, lines, outcomes }: VersionContent): Record<string, string> {
  return {
    'versions.csv': csvText([
      VERSION_COLUMNS,
      ...versions.map(({ version, at, snapshot, bundle }) => [String(version), at, snapshot, bundle]),
    ]),
    'acts.csv': csvText([
      ACT_COLUMNS,
      ...acts.map(({ version, entryId, to, prizeCode, byObjection }) => [
        String(version),
        entryId,
        to,
        prizeCode ?? '',
        byObjection ? 'yes' : '',
      ]),
    ]),
    'lines.csv': csvText([
      LINE_COLUMNS,
      ...lines.map(({ version, number, prize, state }) => [String(version), number, prize, state]),
    ]),
    'outcomes.csv': csvText([
      OUTCOME_COLUMNS,
      ...outcomes.map(({ version, entryId, outcome, remedy }) => [String(version), entryId, outcome, remedy]),
    ]),
  };
}
