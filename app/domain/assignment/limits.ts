import { fitEntry } from './match.ts';
import type { EntryFit } from './match.ts';
import type { AssignableEntry, AssignableJudge, AssignmentInput, Pair } from './types.ts';

/** What keeps a judge from an entry. `judgeId` is who sits there already. */
export type Obstacle =
  | { kind: 'conflict' }
  | { kind: 'panel' }
  | { kind: 'discipline' }
  | { kind: 'twice' }
  | { kind: 'organisation' | 'apart'; judgeId: string }
  | { kind: 'load'; load: number; max: number }
  | { kind: 'places'; places: number };

export type BrokenLimit = Pair & { obstacle: Obstacle };

/** Looks pairs up against every limit, for a hand that changes a plan. */
export type PlanLimits = {
  entries: ReadonlyMap<string, AssignableEntry>;
  judges: ReadonlyMap<string, AssignableJudge>;
  fit: (pair: Pair) => EntryFit;
  judgesOf: (entryId: string) => readonly string[];
  entriesOf: (judgeId: string) => readonly string[];
  load: (judgeId: string) => number;
  /** Sum of the matches of an entry's judges. */
  total: (entryId: string) => number;
  /** What stands against a pair, in the plan without that pair and without `instead` on the entry. */
  obstacles: (pair: Pair, instead?: string) => Obstacle[];
};

const keyOf = ({ entryId, judgeId }: Pair) => `${entryId}\n${judgeId}`;

/** The limits of a round as they are with these pairs, kept ones included. */
export function planLimits(input: AssignmentInput, pairs: readonly Pair[]): PlanLimits {
  const { rules } = input;
  const entries = new Map(input.entries.map((entry) => [entry.id, entry]));
  const judges = new Map(input.judges.map((judge) => [judge.id, judge]));
  const barred = new Set(input.barred.map(keyOf));
  const byEntry = new Map<string, string[]>();
  const byJudge = new Map<string, string[]>();
  for (const { entryId, judgeId } of pairs) {
    byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), judgeId]);
    const known = byJudge.get(judgeId);
    if (known) known.push(entryId);
    else byJudge.set(judgeId, [entryId]);
  }
  const apart = new Map<string, Set<string>>();
  for (const [a, b] of input.apart ?? []) {
    apart.set(a, (apart.get(a) ?? new Set<string>()).add(b));
    apart.set(b, (apart.get(b) ?? new Set<string>()).add(a));
  }
  const judgesOf = (entryId: string) => byEntry.get(entryId) ?? [];
  const entriesOf = (judgeId: string) => byJudge.get(judgeId) ?? [];
  const fit = ({ entryId, judgeId }: Pair) =>
    fitEntry(
      judges.get(judgeId) ?? { expertise: {} },
      entries.get(entryId) ?? { disciplineCodes: [] },
      rules,
    );
  const isStranger = (pair: Pair) => {
    if (rules.strangers === 'all' || fit(pair).kind !== 'stranger') return false;
    const codes = entries.get(pair.entryId)?.disciplineCodes ?? [];
    return !codes.some((code) => rules.strangers.includes(code));
  };
  const obstacles = (pair: Pair, instead?: string): Obstacle[] => {
    const entry = entries.get(pair.entryId);
    const judge = judges.get(pair.judgeId);
    if (!entry || !judge) return [];
    const found: Obstacle[] = [];
    const seated = judgesOf(entry.id);
    const others = seated.filter((id) => id !== judge.id && id !== instead);
    const isIn = seated.includes(judge.id);
    if (barred.has(keyOf(pair))) found.push({ kind: 'conflict' });
    if (rules.usesPanels && entry.panelId !== null && !judge.panelIds.includes(entry.panelId))
      found.push({ kind: 'panel' });
    if (isStranger(pair)) found.push({ kind: 'discipline' });
    if (seated.filter((id) => id === judge.id).length > 1) found.push({ kind: 'twice' });
    for (const other of others) {
      const same = judge.organisation !== null && judges.get(other)?.organisation === judge.organisation;
      if (rules.onePerOrganisation && same) found.push({ kind: 'organisation', judgeId: other });
      if (apart.get(judge.id)?.has(other)) found.push({ kind: 'apart', judgeId: other });
    }
    const load = entriesOf(judge.id).length + (isIn ? 0 : 1);
    if (load > judge.maxLoad) found.push({ kind: 'load', load, max: judge.maxLoad });
    if (others.length + 1 > rules.judgesPerEntry)
      found.push({ kind: 'places', places: rules.judgesPerEntry });
    return found;
  };
  return {
    entries,
    judges,
    fit,
    judgesOf,
    entriesOf,
    load: (judgeId) => entriesOf(judgeId).length,
    total: (entryId) => judgesOf(entryId).reduce((sum, judgeId) => sum + fit({ entryId, judgeId }).match, 0),
    obstacles,
  };
}

/** The limits that a proposal breaks, pair by pair; nothing, when it came from the engine alone. */
export function brokenLimits(limits: PlanLimits, proposed: readonly Pair[]): BrokenLimit[] {
  return proposed.flatMap((pair) => limits.obstacles(pair).map((obstacle) => ({ ...pair, obstacle })));
}
