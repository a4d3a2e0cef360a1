import type { Design } from './types.ts';

/** Component of each entry and judge, -1 without a sheet. 0 has the most entries; equals by the first entry. */
export type Components = { count: number; ofEntry: Int32Array; ofJudge: Int32Array };

/** The connected components of the graph of entries and judges, an edge a submitted sheet. */
export function componentsOf(design: Pick<Design, 'entry' | 'judge' | 'entryIds' | 'judgeIds'>): Components {
  const entries = design.entryIds.length;
  const parent = Int32Array.from({ length: entries + design.judgeIds.length }, (_, node) => node);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] ?? 0;
    for (let at = node; parent[at] !== root;) {
      const next = parent[at] ?? 0;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const isSeen = new Uint8Array(parent.length);
  for (const [at, e] of design.entry.entries()) {
    const j = entries + (design.judge[at] ?? 0);
    isSeen[e] = isSeen[j] = 1;
    parent[find(j)] = find(e);
  }
  const sizes = new Map<number, number>();
  for (let e = 0; e < entries; e += 1) if (isSeen[e]) sizes.set(find(e), (sizes.get(find(e)) ?? 0) + 1);
  // A map keeps the order of insertion, and sorting is stable.
  const roots = [...sizes].sort((a, b) => b[1] - a[1]);
  const label = new Map(roots.map(([root], index) => [root, index]));
  const labelOf = (node: number) => (isSeen[node] ? (label.get(find(node)) ?? -1) : -1);
  return {
    count: roots.length,
    ofEntry: Int32Array.from(design.entryIds, (_, e) => labelOf(e)),
    ofJudge: Int32Array.from(design.judgeIds, (_, j) => labelOf(entries + j)),
  };
}

/** How many members each component has. */
export function sizesOf(of: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (const label of of) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}
