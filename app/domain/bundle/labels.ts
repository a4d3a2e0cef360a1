/** Short names for ids: what is published says nothing of the database, and no order is lost. */
export type Labels = {
  /** Ids in the order of their labels. */
  ids: readonly string[];
  /** The label of an id; throws for one that has none. */
  of: (id: string) => string;
  /** The id of a label; throws for one that nobody has. */
  idOf: (label: string) => string;
};

/**
 * Labels `e0001`, `e0002` … in the order of the ids. As labels sort like the ids they stand for, whatever is decided by
 * an order of ids comes out the same under labels.
 */
export function labelsOf(prefix: string, ids: Iterable<string>): Labels {
  const sorted = [...new Set(ids)].sort();
  const width = Math.max(2, String(sorted.length).length);
  const labels = sorted.map((_, index) => `${prefix}${String(index + 1).padStart(width, '0')}`);
  const byId = new Map(sorted.map((id, index) => [id, labels[index] ?? '']));
  const byLabel = new Map(labels.map((label, index) => [label, sorted[index] ?? '']));
  const found = (map: ReadonlyMap<string, string>, key: string) => {
    const value = map.get(key);
    if (value === undefined) throw new Error(`no label for ${key}`);
    return value;
  };
  return { ids: sorted, of: (id) => found(byId, id), idOf: (label) => found(byLabel, label) };
}
