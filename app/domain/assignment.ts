import { Matching } from './matching.ts';
import { seededRandom, shuffled } from './random.ts';

export type AssignableEntry = { id: string; disciplineCode: string; panelId: string | null };

export type AssignableJudge = {
  id: string;
  /** Weight 1-100 per discipline code. Empty: a generalist. */
  expertise: Readonly<Record<string, number>>;
  panelIds: readonly string[];
  minLoad: number;
  maxLoad: number;
};

export type AssignmentInput = {
  entries: readonly AssignableEntry[];
  judges: readonly AssignableJudge[];
  /** Different judges that each entry needs. */
  judgesPerEntry: number;
  usesPanels: boolean;
  /** Field of each discipline: a judge of a neighbouring discipline matches half as well. */
  fields: Readonly<Record<string, string | null>>;
  conflict: (judgeIndex: number, entryIndex: number) => boolean;
  /** Pairs that stand already and stay. */
  kept: readonly { entryId: string; judgeId: string }[];
};

export type ShortfallReason = 'no-judges' | 'conflicts' | 'load';

export type AssignmentProposal = {
  /** New pairs only; `match` 1-100. */
  pairs: { entryId: string; judgeId: string; match: number }[];
  shortfalls: { entryId: string; missing: number; reason: ShortfallReason }[];
  /** Of every judge, kept pairs included. */
  loads: { judgeId: string; load: number }[];
  /** Mean of the new pairs' matches, 0-100, and the least of them. */
  meanMatch: number;
  worstMatch: number;
};

const GENERALIST = 50;
const STRANGER = 5;

/** How well a judge fits a discipline, 1-100: own weight, half of a neighbour's, else next to nothing. */
export function matchOf(
  judge: AssignableJudge,
  disciplineCode: string,
  fields: AssignmentInput['fields'],
): number {
  const own = judge.expertise[disciplineCode];
  if (own !== undefined) return Math.max(1, Math.min(100, own));
  const known = Object.entries(judge.expertise);
  if (known.length === 0) return GENERALIST;
  const field = fields[disciplineCode];
  let best = 0;
  for (const [code, weight] of known) if (field && fields[code] === field) best = Math.max(best, weight);
  return best > 0 ? Math.max(STRANGER, Math.round(best / 2)) : STRANGER;
}

/**
 * Proposes who judges what: every entry gets `judgesPerEntry` different judges of its panel without conflict, nobody
 * more than their maximum, loads as even as that allows, disciplines matched as well as the loads allow.
 *
 * Entries with the fewest possible judges choose first, in an order drawn from the seed. Under an even cap each takes
 * its best match with the least load; who finds none pushes others aside along an augmenting path (the classical way to
 * a maximum matching), first under the even cap, then up to each judge's own maximum: what can be filled is filled.
 * Judges below their minimum then take over from the most loaded. The same input and seed give the same proposal.
 */
export function proposeAssignment(input: AssignmentInput, seed: number): AssignmentProposal {
  const { entries, judges, judgesPerEntry, fields } = input;
  const random = seededRandom(seed);
  const match = matchMatrix(input);
  const matching = new Matching(match, entries.length, judges.length);
  const entryIndex = new Map(entries.map((entry, index) => [entry.id, index]));
  const judgeIndex = new Map(judges.map((judge, index) => [judge.id, index]));
  for (const pair of input.kept) {
    const e = entryIndex.get(pair.entryId);
    const j = judgeIndex.get(pair.judgeId);
    if (e !== undefined && j !== undefined) matching.keep(e, j);
  }
  const order = shuffled(
    entries.map((_, index) => index),
    random,
  );
  const choices = entries.map((_, index) => matching.choices(index));
  order.sort((a, b) => (choices[a] ?? 0) - (choices[b] ?? 0));
  const tieBreak = shuffled(
    judges.map((_, index) => index),
    random,
  );

  const total = entries.length * judgesPerEntry;
  const even = judges.length === 0 ? 0 : Math.ceil(total / judges.length);
  const caps = [1, 1.5, Number.POSITIVE_INFINITY].map((factor) =>
    judges.map((judge) => Math.min(judge.maxLoad, Math.max(judge.minLoad, Math.ceil(even * factor)))),
  );
  for (const [round, cap] of caps.entries()) {
    for (let turn = 0; turn < judgesPerEntry; turn += 1) {
      for (const e of order) {
        if (matching.count(e) > turn || matching.count(e) >= judgesPerEntry) continue;
        if (!matching.takeBest(e, cap, tieBreak) && (round > 0 || turn === 0)) matching.augment(e, cap);
      }
    }
    for (const e of order)
      while (matching.count(e) < judgesPerEntry && matching.augment(e, cap)) {
        // Each augmentation adds one judge; the loop ends when there is no further path.
      }
  }
  for (const [j, judge] of judges.entries()) matching.fillUp(j, judge.minLoad);

  const pairs = matching.fresh().map(([e, j]) => ({
    entryId: entries[e]?.id ?? '',
    judgeId: judges[j]?.id ?? '',
    match: matchOf(judges[j] ?? NOBODY, entries[e]?.disciplineCode ?? '', fields),
  }));
  const matches = pairs.map((pair) => pair.match);
  return {
    pairs,
    shortfalls: entries.flatMap((entry, e) => {
      const missing = judgesPerEntry - matching.count(e);
      return missing > 0 ? [{ entryId: entry.id, missing, reason: shortfall(input, e, matching) }] : [];
    }),
    loads: judges.map((judge, j) => ({ judgeId: judge.id, load: matching.load(j) })),
    meanMatch: matches.length === 0 ? 0 : matches.reduce((sum, value) => sum + value, 0) / matches.length,
    worstMatch: matches.reduce((least, value) => Math.min(least, value), matches.length === 0 ? 0 : 100),
  };
}

const NOBODY: AssignableJudge = { id: '', expertise: {}, panelIds: [], minLoad: 0, maxLoad: 0 };

function inPanel(input: AssignmentInput, entry: AssignableEntry, judge: AssignableJudge): boolean {
  return !input.usesPanels || entry.panelId === null || judge.panelIds.includes(entry.panelId);
}

/** Row per entry, column per judge: 0 for a pair that must not be, else the match. */
function matchMatrix(input: AssignmentInput): Uint8Array {
  const { entries, judges, fields } = input;
  const matrix = new Uint8Array(entries.length * judges.length);
  for (const [j, judge] of judges.entries()) {
    const byDiscipline = new Map<string, number>();
    for (const [e, entry] of entries.entries()) {
      if (!inPanel(input, entry, judge) || input.conflict(j, e)) continue;
      let value = byDiscipline.get(entry.disciplineCode);
      if (value === undefined) {
        value = matchOf(judge, entry.disciplineCode, fields);
        byDiscipline.set(entry.disciplineCode, value);
      }
      matrix[e * judges.length + j] = value;
    }
  }
  return matrix;
}

function shortfall(input: AssignmentInput, e: number, matching: Matching): ShortfallReason {
  const entry = input.entries[e];
  const panel = input.judges.filter((judge) => entry && inPanel(input, entry, judge));
  if (panel.length < input.judgesPerEntry) return 'no-judges';
  return matching.choices(e) < input.judgesPerEntry ? 'conflicts' : 'load';
}
