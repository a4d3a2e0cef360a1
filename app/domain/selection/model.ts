import type { Bucket } from '../quota-bucket.ts';

/** Bounds of what may be taken from a bucket. */
export type Limit = { low: number; high: number };

/**
 * The quota as a whole-number programme. Entries that count in the same buckets are interchangeable for every rule, so
 * the programme counts classes of them and not entries. Row r is bucket r; a last row without a bucket bounds the places
 * that floors may stay short of, where they cannot all be kept.
 */
export type Model = {
  buckets: readonly Bucket[];
  limits: readonly Limit[];
  /** Rows that a class counts in, ascending. Classes after the entries' own stand for missing places of a floor. */
  classes: readonly { rows: readonly number[]; size: number }[];
  classOf: ReadonlyMap<string, number>;
};

/** The programme of these buckets for the entries that may be taken at all. */
export function modelOf(buckets: readonly Bucket[], entryIds: readonly string[]): Model {
  const rowsOf = new Map<string, number[]>(entryIds.map((id) => [id, []]));
  for (const [row, { members }] of buckets.entries()) for (const id of members) rowsOf.get(id)?.push(row);
  const groups = new Map<string, { rows: number[]; ids: string[] }>();
  for (const [id, rows] of rowsOf) {
    const key = rows.join(' ');
    const group = groups.get(key);
    if (group) group.ids.push(id);
    else groups.set(key, { rows, ids: [id] });
  }
  const sorted = [...groups.values()].sort((a, b) => compareRows(a.rows, b.rows));
  return {
    buckets,
    limits: buckets.map(({ kind, places }) =>
      kind === 'floor' ? { low: Math.max(0, places), high: Infinity } : { low: 0, high: Math.max(0, places) },
    ),
    classes: sorted.map(({ rows, ids }) => ({ rows, size: ids.length })),
    classOf: new Map(sorted.flatMap(({ ids }, index) => ids.map((id) => [id, index] as const))),
  };
}

/** The same programme where floors may together stay `missing` places short; which ones, the ranking decides. */
export function withMissing(model: Model, missing: number): Model {
  if (missing === 0) return model;
  const last = model.limits.length;
  const standIns = model.limits.flatMap(({ low }, row) =>
    low > 0 ? [{ rows: [row, last], size: low }] : [],
  );
  return {
    ...model,
    limits: [...model.limits, { low: 0, high: missing }],
    classes: [...model.classes, ...standIns],
  };
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (const [index, row] of a.entries()) if (row !== b[index]) return row - (b[index] ?? -1);
  return a.length - b.length;
}
