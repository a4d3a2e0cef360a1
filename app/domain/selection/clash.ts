import { Completion } from './completion.ts';
import { withMissing } from './model.ts';
import type { Model } from './model.ts';
import { Walk } from './walk.ts';
import type { Bucket } from '../quota.ts';

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

/**
 * A walk at the beginning. Where not every floor can be kept, floors may stay short, together by as few places as
 * possible; the ranking decides whose. Then `clashes` names minimal sets of rules that exclude each other (deletion
 * filter, Chinneck 2008), one after the other without the floors of those before, until the rest can hold.
 */
export function beginning(model: Model): { model: Model; walk: Walk; clashes: Clash[]; proved: boolean } {
  const walk = Walk.start(model, new Completion(model));
  if (walk) return { model, walk, clashes: [], proved: true };
  const { clashes, proved } = findClashes(model);
  let most = model.limits.reduce((sum, { low }) => sum + low, 0);
  let least = 1;
  let best = attempt(model, most);
  let unsure = !proved;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    const found = attempt(model, middle);
    if (found.walk) [best, most] = [found, middle];
    else {
      least = middle + 1;
      unsure ||= !found.excluded;
    }
  }
  if (!best.walk) throw new RangeError('floors that may stay empty can always be kept');
  return { model: best.model, walk: best.walk, clashes, proved: !unsure };
}

function attempt(model: Model, missing: number) {
  const eased = withMissing(model, missing);
  const completion = new Completion(eased);
  const walk = Walk.start(eased, completion);
  return { model: eased, walk, excluded: !walk && excludes(completion, eased) };
}

function excludes(completion: Completion, model: Model): boolean {
  const answer = completion.solve(
    model.classes.map(({ size }) => size),
    [],
  );
  return answer.kind === 'no';
}

function findClashes(model: Model): { clashes: Clash[]; proved: boolean } {
  const open = model.classes.map(({ size }) => size);
  const ask = (rows: readonly number[]) => new Completion(model, rows).solve(open, []);
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
