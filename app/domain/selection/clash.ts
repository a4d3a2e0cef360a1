import type { Bucket } from '../quota-bucket.ts';
import { Completion } from './completion.ts';
import { withMissing } from './model.ts';
import type { Model } from './model.ts';
import { Walk } from './walk.ts';

/** One rule of a clash: its places, and how many entries could take them. */
export type ClashRule = {
  lineId: string;
  kind: 'cap' | 'floor';
  where: Bucket['where'];
  limit: number;
  candidates: number;
};

/** Rules that cannot all hold, while all of them but any one can. */
export type Clash = { rules: ClashRule[] };

/** Multiplications for the walk, for the least shortage and for the names of clashes: seconds, not minutes. */
export const MOST_WORK = { walk: 2e9, missing: 5e8, clashes: 5e8 };

/**
 * A walk at the beginning. Where not every floor can be kept, floors may stay short, together by as few places as
 * possible; the ranking decides whose. Then `clashes` names minimal sets of rules that exclude each other (deletion
 * filter, Chinneck 2008), one after the other without the floors of those before, until the rest can hold.
 */
export function beginning(model: Model): { model: Model; walk: Walk; clashes: Clash[]; proved: boolean } {
  const walk = Walk.start(model, new Completion(model, { left: MOST_WORK.walk }));
  if (walk) return { model, walk, clashes: [], proved: true };
  const { clashes, proved } = findClashes(model);
  let most = model.limits.reduce((sum, { low }) => sum + low, 0);
  let least = 1;
  const work = { left: MOST_WORK.missing };
  let best = withMissing(model, most);
  let isEmpty = true;
  let unsure = !proved;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    const eased = withMissing(model, middle);
    const answer = new Completion(eased, work).solve(
      eased.classes.map(({ size }) => size),
      [],
    );
    if (answer.kind === 'yes') [best, most, isEmpty] = [eased, middle, false];
    else {
      least = middle + 1;
      unsure ||= answer.kind !== 'no';
    }
  }
  const completion = new Completion(best, { left: MOST_WORK.walk });
  const eased = isEmpty ? null : Walk.start(best, completion);
  if (eased) return { model: best, walk: eased, clashes, proved: !unsure };
  const all = withMissing(
    model,
    model.limits.reduce((sum, { low }) => sum + low, 0),
  );
  const empty = Walk.startEmpty(all, new Completion(all, { left: MOST_WORK.walk }));
  return { model: all, walk: empty, clashes, proved: !unsure && isEmpty };
}

function findClashes(model: Model): { clashes: Clash[]; proved: boolean } {
  const open = model.classes.map(({ size }) => size);
  const work = { left: MOST_WORK.clashes };
  const ask = (rows: readonly number[]) => new Completion(model, work, rows).solve(open, []);
  const clashes: Clash[] = [];
  let rows = model.limits.map((_, row) => row);
  for (;;) {
    const answer = ask(rows);
    if (answer.kind !== 'no') return { clashes, proved: answer.kind === 'yes' };
    let needed = [...answer.rows].sort((a, b) => a - b);
    for (const row of needed) {
      const without = needed.filter((other) => other !== row);
      const still = ask(without);
      // What is left out must be proved to be superfluous; the proof may then need fewer rules still.
      if (still.kind === 'no') needed = without;
    }
    clashes.push({ rules: needed.flatMap((row) => ruleOf(model, row)) });
    const floors = new Set(needed.filter((row) => (model.limits[row]?.low ?? 0) > 0));
    rows = rows.filter((row) => !floors.has(row));
  }
}

function ruleOf({ buckets, classes }: Model, row: number): ClashRule[] {
  const bucket = buckets[row];
  if (!bucket) return [];
  const candidates = classes.reduce((sum, { rows, size }) => sum + (rows.includes(row) ? size : 0), 0);
  return [
    { lineId: bucket.lineId, kind: bucket.kind, where: bucket.where, limit: bucket.places, candidates },
  ];
}
