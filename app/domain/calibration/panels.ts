import type { Design } from './types.ts';

/** The panel of each judge as a number, and the share of sheets whose judge is not of the entry's panel. */
export type Panels = { count: number; ofJudge: Int32Array; crossedShare: number };

/**
 * Panels as given by judge, or as the sheets show them: judges who share more than half of both their entries are of
 * one. An entry is of the panel that gave most of its sheets, among equals the one of the first judge.
 */
export function panelsOf(design: Design, given?: ReadonlyMap<string, string>): Panels {
  const ofJudge = given ? named(design, given) : found(design);
  const { start, judge, entryIds, judgeCount } = design;
  let crossed = 0;
  for (let i = 0; i < entryIds.length; i += 1) {
    const counts = new Map<number, number>();
    const own = judge.subarray(start[i] ?? 0, start[i + 1] ?? 0);
    for (const j of own) counts.set(ofJudge[j] ?? 0, (counts.get(ofJudge[j] ?? 0) ?? 0) + 1);
    crossed += own.length - Math.max(0, ...counts.values());
  }
  const active = ofJudge.filter((_, j) => (judgeCount[j] ?? 0) > 0);
  return { count: new Set(active).size, ofJudge, crossedShare: crossed / Math.max(1, judge.length) };
}

function named({ judgeIds }: Design, given: ReadonlyMap<string, string>): Int32Array {
  const numbers = new Map([...new Set(given.values())].sort().map((panel, index) => [panel, index]));
  // A judge without a panel is one of their own.
  return Int32Array.from(judgeIds, (id, j) => numbers.get(given.get(id) ?? '') ?? numbers.size + j);
}

function found({ start, judge, entryIds, judgeIds, judgeCount }: Design): Int32Array {
  const size = judgeIds.length;
  const shared = new Map<number, number>();
  for (let i = 0; i < entryIds.length; i += 1) {
    const own = [...new Set(judge.subarray(start[i] ?? 0, start[i + 1] ?? 0))];
    for (const [at, a] of own.entries())
      for (const b of own.slice(at + 1)) shared.set(a * size + b, (shared.get(a * size + b) ?? 0) + 1);
  }
  const panel = Int32Array.from({ length: size }, (_, j) => j);
  const rootOf = (j: number): number => {
    let root = j;
    while (panel[root] !== root) root = panel[root] ?? 0;
    return root;
  };
  for (const [pair, count] of shared) {
    const [a, b] = [Math.floor(pair / size), pair % size];
    const [one, other] = [rootOf(a), rootOf(b)];
    if (2 * count > Math.max(judgeCount[a] ?? 0, judgeCount[b] ?? 0))
      panel[Math.max(one, other)] = Math.min(one, other);
  }
  return panel.map((_, j) => rootOf(j));
}
