/** A member's ballot: the entries approved of, with a place where the member has put them in order. */
export type Ballot = {
  memberId: string;
  yes: readonly { entryId: string; place: number | null }[];
  /** Entries that the member must not judge: the ballot says nothing about them. */
  barred: ReadonlySet<string>;
};

export type EntryTally = {
  entryId: string;
  approvals: number;
  /** Ballots that could have approved. */
  ballots: number;
  /** Places given to it, best first: shown to who parts a tie, never counted. */
  order: number[];
};

export type Outcome = 'in' | 'out' | 'open';

/** Each entry's votes, in the order of `entryIds`. A yes by who must not judge the entry does not count. */
export function countVotes(entryIds: readonly string[], ballots: readonly Ballot[]): EntryTally[] {
  return entryIds.map((entryId) => {
    const able = ballots.filter(({ barred }) => !barred.has(entryId));
    const given = able.flatMap(({ yes }) => yes.find((one) => one.entryId === entryId) ?? []);
    return {
      entryId,
      approvals: given.length,
      ballots: able.length,
      order: given.flatMap(({ place }) => place ?? []).sort((a, b) => a - b),
    };
  });
}

/** Compares shares of approval exactly: positive where `a` has the larger. */
const compareShares = (a: EntryTally, b: EntryTally) => a.approvals * b.ballots - b.approvals * a.ballots;

/**
 * What the votes say of each entry when `places` are given by approval (Brams and Fishburn 1978; here with at most as
 * many approvals on a ballot as there are places): the larger share of those who could approve comes first. "in" and
 * "out" hold however ties are parted, and whatever became of entries that nobody could vote on; all else is "open", for
 * people to decide.
 */
export function settleByVotes(tallies: readonly EntryTally[], places: number): Map<string, Outcome> {
  const voted = tallies.filter(({ ballots }) => ballots > 0);
  const unvoted = tallies.length - voted.length;
  return new Map(
    tallies.map((one): [string, Outcome] => {
      if (one.ballots === 0) return [one.entryId, places >= tallies.length ? 'in' : 'open'];
      const others = voted.filter((other) => other !== one);
      const before = others.filter((other) => compareShares(other, one) > 0).length;
      const level = others.filter((other) => compareShares(other, one) === 0).length;
      if (before + level + unvoted < places) return [one.entryId, 'in'];
      return [one.entryId, before >= places ? 'out' : 'open'];
    }),
  );
}

/**
 * How many places a border leaves to some of the entries: all above it, less those that entries hold which are not
 * talked about. `holds` says of each line of the list whether it stands above the border.
 */
export function openPlaces(
  places: number,
  lines: readonly { entryId: string; holds: boolean }[],
  chosen: ReadonlySet<string>,
): number {
  return places - lines.filter(({ entryId, holds }) => holds && !chosen.has(entryId)).length;
}

export type BallotFault = 'too-many' | 'unknown' | 'order';

/** What is wrong with a ballot: more than the places, an entry that is not the member's to judge, an order with gaps. */
export function ballotFault(
  yes: readonly { entryId: string; place: number | null }[],
  able: ReadonlySet<string>,
  places: number,
): BallotFault | null {
  if (new Set(yes.map(({ entryId }) => entryId)).size !== yes.length) return 'unknown';
  if (yes.some(({ entryId }) => !able.has(entryId))) return 'unknown';
  if (yes.length > places) return 'too-many';
  const order = yes.flatMap(({ place }) => place ?? []).sort((a, b) => a - b);
  return order.every((place, index) => place === index + 1) ? null : 'order';
}

export type LineState = {
  decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED' | 'REVOKED';
  prizeCode: string | null;
};
export type Choice = { to: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED'; prizeCode: string | null };

/**
 * What the votes would make of a line: null where they leave it open. `prizes` are those of the entry's pool, best first,
 * and empty for an entry list; what stands on the right side of the border already stays as it is.
 */
export function presetChoice(
  outcome: Outcome,
  { decision, prizeCode }: LineState,
  { prizes, border, reserves }: { prizes: readonly string[]; border: string | null; reserves: boolean },
): Choice | null {
  if (outcome === 'open') return null;
  const at = prizes.indexOf(border ?? '');
  const holdsAt = prizes.indexOf(prizeCode ?? '');
  const isAbove = decision === 'SELECTED' && (border === null || (holdsAt >= 0 && holdsAt <= at));
  if (outcome === 'in')
    return isAbove ? { to: 'SELECTED', prizeCode } : { to: 'SELECTED', prizeCode: border };
  if (!isAbove && decision !== 'UNDECIDED' && decision !== 'REVOKED') return { to: decision, prizeCode };
  const next = border === null ? undefined : prizes[at + 1];
  if (next !== undefined) return { to: 'SELECTED', prizeCode: next };
  return { to: reserves ? 'RESERVE' : 'NOT_SELECTED', prizeCode: null };
}
