import { keyOf } from './rounds.ts';
import type { AssignmentInput } from '#app/domain/assignment/types.ts';

/** Aims of a plan, each the smaller the better, in their order. */
export type Aims = readonly number[];

/** Whether a judge may join those who sit on an entry. */
function mayJoin(input: AssignmentInput, seated: readonly string[], judgeId: string): boolean {
  const judge = input.judges.find((one) => one.id === judgeId);
  return seated.every((other) => {
    const organisation = input.judges.find((one) => one.id === other)?.organisation;
    if (input.rules.onePerOrganisation && organisation && organisation === judge?.organisation) return false;
    return !(input.apart ?? []).some(
      ([a, b]) => (a === judgeId && b === other) || (b === judgeId && a === other),
    );
  });
}

/** The aims of a whole plan, computed the plain way. */
export function aimsOf(input: AssignmentInput, seats: ReadonlyMap<string, readonly string[]>): Aims {
  const { rules } = input;
  const match = new Map(input.given?.matches.map((row) => [keyOf(row), row.match]));
  const keptOf = (id: string) => input.kept.filter((pair) => pair.entryId === id).length;
  let missing = 0;
  let spread = 0;
  let total = 0;
  let worst = Infinity;
  let worstOfAll = Infinity;
  const loads = new Map<string, number>();
  const standing = new Set((input.current ?? []).map(keyOf));
  let stays = 0;
  for (const { id } of input.entries) {
    const judges = seats.get(id) ?? [];
    const short = Math.max(0, rules.judgesPerEntry - judges.length);
    missing += short;
    spread += (short * (short + 1)) / 2;
    let sum = 0;
    for (const judgeId of judges) {
      sum += match.get(keyOf({ entryId: id, judgeId })) ?? 0;
      loads.set(judgeId, (loads.get(judgeId) ?? 0) + 1);
      if (standing.has(keyOf({ entryId: id, judgeId }))) stays += 1;
    }
    total += sum;
    worstOfAll = Math.min(worstOfAll, sum);
    if (keptOf(id) < rules.judgesPerEntry) worst = Math.min(worst, sum);
  }
  if (worst === Infinity) worst = worstOfAll;
  let gap = 0;
  let uneven = 0;
  for (const judge of input.judges) {
    const load = loads.get(judge.id) ?? 0;
    gap += Math.max(0, judge.minLoad - load);
    uneven += load * load;
  }
  return [missing, spread, -stays, gap, rules.fairness === 'total' ? 0 : -worst, -total, uneven];
}

export function compareAims(a: Aims, b: Aims): number {
  for (const [index, aim] of a.entries()) if (aim !== b[index]) return aim - (b[index] ?? 0);
  return 0;
}

/** The best aims of any plan, by trying every one. */
export function bestAims(input: AssignmentInput): Aims {
  const { rules } = input;
  const barred = new Set(input.barred.map(keyOf));
  const seats = new Map(
    input.entries.map(({ id }) => [
      id,
      input.kept.filter((pair) => pair.entryId === id).map((pair) => pair.judgeId),
    ]),
  );
  const loads = new Map(input.judges.map(({ id }) => [id, 0]));
  for (const { judgeId } of input.kept) loads.set(judgeId, (loads.get(judgeId) ?? 0) + 1);
  let best: Aims | null = null;
  const go = (e: number, from: number): void => {
    const entry = input.entries[e];
    if (!entry) {
      const aims = aimsOf(input, seats);
      if (!best || compareAims(aims, best) < 0) best = aims;
      return;
    }
    go(e + 1, 0);
    const seated = seats.get(entry.id) ?? [];
    if (seated.length >= rules.judgesPerEntry) return;
    for (let j = from; j < input.judges.length; j += 1) {
      const judge = input.judges[j];
      if (!judge || seated.includes(judge.id) || barred.has(keyOf({ entryId: entry.id, judgeId: judge.id })))
        continue;
      const load = loads.get(judge.id) ?? 0;
      if (load >= judge.maxLoad || !mayJoin(input, seated, judge.id)) continue;
      seated.push(judge.id);
      loads.set(judge.id, load + 1);
      go(e, j + 1);
      seated.pop();
      loads.set(judge.id, load);
    }
  };
  go(0, 0);
  return best ?? [];
}
