import { withChanges } from './list-inputs.ts';
import type { ListChange, ListPlace } from './list-inputs.ts';

/** A change by hand after the first publication, with the version of the notice that told it. */
export type VersionAct = ListChange & {
  version: number;
  /** Because an objection was found proven. */
  byObjection: boolean;
};

/** What became of a published line: `added` came onto the list later, `revoked` is struck out. */
export type LineState = '' | 'added' | 'revoked' | 'added revoked';

/** A line of a version, without names. */
export type VersionLine = { number: string; prize: string; state: LineState };

export const lineState = (added: boolean, revoked: boolean): LineState =>
  added ? (revoked ? 'added revoked' : 'added') : revoked ? 'revoked' : '';

/** The list as it stands in a version: as it was computed, changed before publication, and by the acts up to then. */
export function listInVersion(
  computed: readonly ListPlace[],
  changes: readonly ListChange[],
  acts: readonly VersionAct[],
  version: number,
): ListPlace[] {
  return withChanges(computed, [...changes, ...acts.filter((act) => act.version <= version)]);
}

/**
 * What a version shows of a list: nothing that was published disappears. Who was on it first and was taken off is struck
 * out; who came later is marked as such, also when taken off again.
 */
export function linesInVersion(
  first: readonly ListPlace[],
  acts: readonly VersionAct[],
  version: number,
): (Pick<ListPlace, 'entryId' | 'prizeCode'> & { state: LineState })[] {
  const wasOn = new Set(first.flatMap((line) => (line.decision === 'SELECTED' ? [line.entryId] : [])));
  const shown = new Set(wasOn);
  for (const act of acts) if (act.version <= version && act.to === 'SELECTED') shown.add(act.entryId);
  return listInVersion(first, [], acts, version)
    .filter(({ entryId }) => shown.has(entryId))
    .map(({ entryId, prizeCode, decision }) => ({
      entryId,
      prizeCode,
      state: lineState(!wasOn.has(entryId), decision !== 'SELECTED'),
    }));
}
