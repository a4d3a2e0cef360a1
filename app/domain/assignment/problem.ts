import { seededRandom, shuffled } from '../random.ts';
import { fitOf, withKeywords } from './match.ts';
import type { AssignableEntry, AssignableJudge, AssignmentInput } from './types.ts';

/**
 * An assignment in numbers: entries and judges are indices, the judges an entry may have stand in one row of a sparse
 * table, best match first. Indices are drawn from the seed after sorting by id, so the order of the input is forgotten
 * and judges who are alike have equal chances.
 */
export type Problem = {
  entries: readonly AssignableEntry[];
  judges: readonly AssignableJudge[];
  entryIndex: ReadonlyMap<string, number>;
  judgeIndex: ReadonlyMap<string, number>;
  /** Places still to be filled, and what the kept judges bring. */
  need: Int32Array;
  base: Float64Array;
  /** How many more each judge can take; what they have; what they should have. */
  room: Int32Array;
  load: Int32Array;
  min: Int32Array;
  /** Candidates of entry e: from `start[e]` to `start[e + 1]`. */
  start: Int32Array;
  judge: Int32Array;
  match: Int32Array;
  /** 1 where the pair stands now and may go. */
  current: Uint8Array;
  /** Judges of one group exclude each other on an entry; -1 for none. */
  group: Int32Array;
  groups: number;
  /** Pairs of judges that exclude each other and that groups cannot say. */
  apart: readonly (readonly [number, number])[];
  kept: readonly (readonly [number, number])[];
  bestMatch: number;
};

/** Sorts by id, then draws an order: the same whatever order the input came in. */
function drawn<T extends { id: string }>(items: readonly T[], random: () => number): T[] {
  return shuffled(
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1)),
    random,
  );
}

/** In which order a seed draws entries and judges: entries first, both sorted by id before. */
export function drawnOrder(
  input: Pick<AssignmentInput, 'entries' | 'judges'>,
  seed: number,
): { entries: AssignableEntry[]; judges: AssignableJudge[] } {
  const random = seededRandom(seed);
  const entries = drawn(input.entries, random);
  return { entries, judges: drawn(input.judges, random) };
}

/** Row and column as one number. */
const keyOf = (e: number, j: number, judges: number) => e * judges + j;

/** Turns the input into numbers. */
export function readProblem(input: AssignmentInput, seed: number): Problem {
  const { rules } = input;
  const { entries, judges } = drawnOrder(input, seed);
  const entryIndex = new Map(entries.map((entry, index) => [entry.id, index]));
  const judgeIndex = new Map(judges.map((judge, index) => [judge.id, index]));
  const keysOf = (pairs: readonly { entryId: string; judgeId: string }[]) => {
    const keys = new Set<number>();
    for (const { entryId, judgeId } of pairs) {
      const e = entryIndex.get(entryId);
      const j = judgeIndex.get(judgeId);
      if (e !== undefined && j !== undefined) keys.add(keyOf(e, j, judges.length));
    }
    return keys;
  };
  const { group, groups, apart } = readGroups(input, judges, judgeIndex);
  const kept = [...keysOf(input.kept)].map(
    (key) => [Math.floor(key / judges.length), key % judges.length] as const,
  );
  const barred = keysOf(input.barred);
  const need = new Int32Array(entries.length).fill(rules.judgesPerEntry);
  const base = new Float64Array(entries.length);
  const load = new Int32Array(judges.length);
  const matchOf = matchReader(input, entries, judges);
  const keptOf = new Map<number, number[]>();
  for (const [e, j] of kept) {
    need[e] = Math.max(0, (need[e] ?? 0) - 1);
    base[e] = (base[e] ?? 0) + Math.max(0, matchOf(e, j));
    load[j] = (load[j] ?? 0) + 1;
    keptOf.set(e, [...(keptOf.get(e) ?? []), j]);
  }
  const table = candidates(input, entries, judges, (e, j) => {
    if (barred.has(keyOf(e, j, judges.length))) return false;
    for (const other of keptOf.get(e) ?? []) {
      if (other === j || ((group[j] ?? -1) >= 0 && group[j] === group[other])) return false;
      if (apart.some(([a, b]) => (a === j && b === other) || (b === j && a === other))) return false;
    }
    return true;
  });
  const standing = keysOf(input.current ?? []);
  const current = new Uint8Array(table.judge.length);
  let bestMatch = 0;
  for (let e = 0; e < entries.length; e += 1)
    for (let at = table.start[e] ?? 0; at < (table.start[e + 1] ?? 0); at += 1) {
      if (standing.has(keyOf(e, table.judge[at] ?? 0, judges.length))) current[at] = 1;
      bestMatch = Math.max(bestMatch, table.match[at] ?? 0);
    }
  return {
    entries,
    judges,
    entryIndex,
    judgeIndex,
    need,
    base,
    load,
    group,
    groups,
    apart,
    kept,
    current,
    ...table,
    room: Int32Array.from(judges, (judge, j) => Math.max(0, judge.maxLoad - (load[j] ?? 0))),
    min: Int32Array.from(judges, (judge) => Math.max(0, judge.minLoad)),
    bestMatch,
  };
}

/** The question how well a pair matches; negative where the disciplines rule it out. */
export function matchReader(
  { rules, given, scale = 100 }: AssignmentInput,
  entries: readonly AssignableEntry[],
  judges: readonly AssignableJudge[],
): (e: number, j: number) => number {
  if (given) {
    const table = new Map(given.matches.map((row) => [`${row.entryId}\n${row.judgeId}`, row.match]));
    return (e, j) => table.get(`${entries[e]?.id}\n${judges[j]?.id}`) ?? given.otherwise ?? -1;
  }
  const { strangers } = rules;
  const rows = new Map<string, Int32Array>();
  const shares = sharedKeywords(rules.keywordPercent ?? 0, entries, judges);
  return (e, j) => {
    const codes = entries[e]?.disciplineCodes ?? [];
    const key = codes.join('\n');
    let row = rows.get(key);
    if (!row) {
      const relaxed = strangers === 'all' || codes.some((code) => strangers.includes(code));
      row = Int32Array.from(judges, (judge) => {
        const { kind, match } = fitOf(judge, codes, rules.fields);
        return kind === 'stranger' && !relaxed ? -1 : match;
      });
      rows.set(key, row);
    }
    const match = row[j] ?? -1;
    if (match < 0) return -1;
    const shared = shares(e);
    const whole = shared ? withKeywords(match, shared.has(j), rules.keywordPercent ?? 0) : match;
    return Math.round((whole * scale) / 100);
  };
}

/** The judges who share a keyword with an entry; null where the entry mentions none and disciplines decide alone. */
function sharedKeywords(
  percent: number,
  entries: readonly AssignableEntry[],
  judges: readonly AssignableJudge[],
): (e: number) => ReadonlySet<number> | null {
  if (percent === 0) return () => null;
  const judgesOf = new Map<string, number[]>();
  for (const [j, { keywords = [] }] of judges.entries())
    for (const word of keywords) judgesOf.set(word, [...(judgesOf.get(word) ?? []), j]);
  const known: (ReadonlySet<number> | null)[] = [];
  return (e) => {
    const words = entries[e]?.keywords ?? [];
    return (known[e] ??=
      words.length > 0 ? new Set(words.flatMap((word) => judgesOf.get(word) ?? [])) : null);
  };
}

type Row = { judge: Int32Array; match: Int32Array };

/** The sparse table of who may judge what, each row best match first. */
function candidates(
  input: AssignmentInput,
  entries: readonly AssignableEntry[],
  judges: readonly AssignableJudge[],
  allowed: (e: number, j: number) => boolean,
): Pick<Problem, 'start' | 'judge' | 'match'> {
  const rowOf = rowReader(input, entries, judges);
  const start = new Int32Array(entries.length + 1);
  const judge: number[] = [];
  const match: number[] = [];
  for (let e = 0; e < entries.length; e += 1) {
    const row = rowOf(e);
    for (let at = 0; at < row.judge.length; at += 1) {
      const j = row.judge[at] ?? 0;
      if (!allowed(e, j)) continue;
      judge.push(j);
      match.push(row.match[at] ?? 0);
    }
    start[e + 1] = judge.length;
  }
  return { start, judge: Int32Array.from(judge), match: Int32Array.from(match) };
}

/** The judges of an entry's panel that fit, best first. Entries alike in discipline, panel and keywords share a row. */
function rowReader(
  input: AssignmentInput,
  entries: readonly AssignableEntry[],
  judges: readonly AssignableJudge[],
): (e: number) => Row {
  const matchOf = matchReader(input, entries, judges);
  const everybody = judges.map((_, j) => j);
  const members = new Map<string, number[]>();
  for (const [j, judge] of judges.entries())
    for (const panelId of judge.panelIds) members.set(panelId, [...(members.get(panelId) ?? []), j]);
  const rows = new Map<string, Row>();
  return (e) => {
    const { panelId = null, disciplineCodes = [], id = '', keywords = [] } = entries[e] ?? {};
    const panel = input.rules.usesPanels ? panelId : null;
    const words = input.rules.keywordPercent ? keywords.map((word) => `#${word}`) : [];
    const key = input.given ? id : [panel, ...disciplineCodes, ...words].join('\n');
    const known = rows.get(key);
    if (known) return known;
    const pool = panel === null ? everybody : (members.get(panel) ?? []);
    const found = pool.map((j) => ({ j, value: matchOf(e, j) })).filter(({ value }) => value >= 0);
    found.sort((a, b) => b.value - a.value || a.j - b.j);
    const row = {
      judge: Int32Array.from(found, ({ j }) => j),
      match: Int32Array.from(found, ({ value }) => value),
    };
    rows.set(key, row);
    return row;
  };
}

/** Who excludes whom: organisations and cliques of judges kept apart become groups, the rest stays a list of pairs. */
function readGroups(
  { rules, apart = [] }: AssignmentInput,
  judges: readonly AssignableJudge[],
  judgeIndex: ReadonlyMap<string, number>,
): Pick<Problem, 'group' | 'groups' | 'apart'> {
  const group = new Int32Array(judges.length).fill(-1);
  let groups = 0;
  if (rules.onePerOrganisation) {
    const byName = new Map<string, number>();
    for (const [j, { organisation }] of judges.entries()) {
      if (organisation === null) continue;
      const known = byName.get(organisation) ?? groups++;
      byName.set(organisation, known);
      group[j] = known;
    }
  }
  const near = new Map<number, Set<number>>();
  for (const [first, second] of apart) {
    const a = judgeIndex.get(first);
    const b = judgeIndex.get(second);
    if (a === undefined || b === undefined || a === b) continue;
    if ((group[a] ?? -1) >= 0 && group[a] === group[b]) continue;
    near.set(a, (near.get(a) ?? new Set<number>()).add(b));
    near.set(b, (near.get(b) ?? new Set<number>()).add(a));
  }
  const rest: [number, number][] = [];
  for (const [a, others] of [...near].sort(([a], [b]) => a - b)) {
    const clique = [a, ...others];
    const free = clique.every(
      (j) =>
        group[j] === -1 &&
        near.get(j)?.size === others.size &&
        clique.every((k) => k === j || near.get(j)?.has(k)),
    );
    if (free) {
      for (const j of clique) group[j] = groups;
      groups += 1;
    } else {
      for (const b of others) if (a < b && (group[a] === -1 || group[a] !== group[b])) rest.push([a, b]);
    }
  }
  return { group, groups, apart: rest };
}
