/** Places in a row: a session that has `length` of them, the last project before them being of school `after`, if any. */
type Run = { length: number; after: string | null };

/**
 * How many times, at least, `count` projects of one school must follow each other in these runs. Every second place
 * is free; one more in a run costs one where the run then begins and ends with the school, and two after that.
 */
function leastPairs(count: number, runs: readonly Run[], school: string): number {
  let free = 0;
  let single = 0;
  for (const { length, after } of runs) {
    const held = after === school;
    free += held ? Math.floor(length / 2) : Math.ceil(length / 2);
    if ((length % 2 === 1) === held) single += 1;
  }
  const over = Math.max(0, count - free);
  return over <= single ? over : single + 2 * (over - single);
}

function leastOfAll(counts: ReadonlyMap<string, number>, runs: readonly Run[]): number {
  let sum = 0;
  for (const [school, count] of counts) sum += leastPairs(count, runs, school);
  return sum;
}

/**
 * The items in the given order, changed as little as keeps schools apart: at every place stands the earliest that has
 * another school than the one before and leaves the rest arrangeable. `lengths` are the places of each session in turn;
 * the first of a session follows nobody.
 */
export function keepApart<T extends { schoolId: string }>(
  items: readonly T[],
  lengths: readonly number[],
): T[] {
  const waiting = [...items];
  const counts = new Map<string, number>();
  for (const { schoolId } of items) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
  const placed: T[] = [];
  for (const [index, length] of lengths.entries()) {
    const later = lengths.slice(index + 1).map((rest) => ({ length: rest, after: null }));
    let before: string | null = null;
    for (let left = length - 1; left >= 0 && waiting.length > 0; left -= 1) {
      const after = before;
      let best = { at: 0, cost: Number.POSITIVE_INFINITY };
      const tried = new Set<string>();
      for (const [at, { schoolId }] of waiting.entries()) {
        if (tried.has(schoolId)) continue;
        tried.add(schoolId);
        const count = counts.get(schoolId) ?? 0;
        counts.set(schoolId, count - 1);
        const cost =
          Number(schoolId === after) + leastOfAll(counts, [{ length: left, after: schoolId }, ...later]);
        counts.set(schoolId, count);
        if (cost < best.cost) best = { at, cost };
      }
      const [next] = waiting.splice(best.at, 1);
      if (!next) break;
      counts.set(next.schoolId, (counts.get(next.schoolId) ?? 1) - 1);
      placed.push(next);
      before = next.schoolId;
    }
  }
  return [...placed, ...waiting];
}

/** How many times two projects of one school follow each other within a session. */
export function countPairs(sessions: readonly (readonly { schoolId: string }[])[]): number {
  return sessions.reduce(
    (sum, list) => sum + list.filter(({ schoolId }, at) => list[at - 1]?.schoolId === schoolId).length,
    0,
  );
}
