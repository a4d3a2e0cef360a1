import { settlesEligibility } from './checks.ts';
import type { CheckKind, CheckProgress } from './checks.ts';
import type { RefusalCode } from './refusals.ts';
import type { Refusal } from './result.ts';

/** What a bulk act looks at in an entry: how far its checks are, or why none can be answered now. */
export type TurnEntry = {
  id: string;
  /** Refuses every act, such as a wrong state or a closed window. */
  closed: RefusalCode | null;
  /** Why it may not be found eligible as it is, such as a lost file. */
  held?: Refusal | null;
  progress: readonly CheckProgress[];
  /** Whose turn the check in question is, the earliest first; only people who may still check the round. */
  turns: readonly string[];
};

/** What an act would do to one entry, or why it steps over it. */
export type BulkLine =
  | { id: string; will: 'eligible' | 'passes' | 'waits' | 'returns' }
  | { id: string; will: 'given'; to: readonly string[] }
  | { id: string; will: 'skip'; code: RefusalCode; params?: Refusal['params'] };

const skip = (id: string, code: RefusalCode): BulkLine => ({ id, will: 'skip', code });
const checkOf = (entry: TurnEntry, kind: CheckKind) => entry.progress.find((check) => check.kind === kind);

/** What it does to each entry when this person passes a check of all of them. */
export function planPasses(
  entries: readonly TurnEntry[],
  kind: CheckKind,
  personId: string,
  twoPersons: boolean,
): BulkLine[] {
  return entries.map((entry): BulkLine => {
    const check = checkOf(entry, kind);
    if (entry.closed) return skip(entry.id, entry.closed);
    if (!check) return skip(entry.id, 'invalid-input');
    if (check.passedBy.includes(personId))
      return skip(entry.id, twoPersons && !check.done ? 'check-second-person' : 'check-already-passed');
    if (check.done) return skip(entry.id, 'check-done');
    if (entry.held && settlesEligibility(entry.progress, kind))
      return { id: entry.id, will: 'skip', code: entry.held.code, params: entry.held.params };
    if (check.passedBy.length + 1 < check.needed) return { id: entry.id, will: 'waits' };
    const last = entry.progress.every((one) => one.done || one.kind === kind);
    return { id: entry.id, will: last ? 'eligible' : 'passes' };
  });
}

/** What it does to each entry when all of them are given back. */
export function planReturns(entries: readonly TurnEntry[]): BulkLine[] {
  return entries.map((entry) =>
    entry.closed ? skip(entry.id, entry.closed) : { id: entry.id, will: 'returns' },
  );
}

/** Who is to check: one person, everybody evenly, or nobody. */
export type TurnTarget = { person: string } | { share: readonly string[] } | 'nobody';

/**
 * Whose turn a check becomes. Shared evenly, only places that are nobody's are filled, each by who has the fewest open
 * ones (`load`), never twice by one person and never by who has passed it. Given to one person, it is theirs; where two
 * people must pass, the latest other one stays beside them.
 */
export function planTurns(
  entries: readonly TurnEntry[],
  kind: CheckKind,
  target: TurnTarget,
  load: Readonly<Record<string, number>>,
): BulkLine[] {
  const open = new Map(Object.entries(load));
  return entries.map((entry): BulkLine => {
    const check = checkOf(entry, kind);
    if (entry.closed) return skip(entry.id, entry.closed);
    if (!check) return skip(entry.id, 'invalid-input');
    if (check.done) return skip(entry.id, 'check-done');
    const waits = entry.turns.filter((id) => !check.passedBy.includes(id));
    if (target === 'nobody')
      return waits.length === 0 ? skip(entry.id, 'check-turn-same') : { id: entry.id, will: 'given', to: [] };
    const places = check.needed - check.passedBy.length;
    if ('person' in target) {
      const { person } = target;
      if (check.passedBy.includes(person)) return skip(entry.id, 'check-already-passed');
      if (waits.includes(person)) return skip(entry.id, 'check-turn-same');
      const beside = places > 1 ? waits.slice(-(places - 1)) : [];
      return { id: entry.id, will: 'given', to: [...beside, person] };
    }
    const to = [...waits];
    const mayTake = target.share.filter((id) => !to.includes(id) && !check.passedBy.includes(id));
    const byLoad = mayTake.sort((a, b) => (open.get(a) ?? 0) - (open.get(b) ?? 0) || (a < b ? -1 : 1));
    for (const id of byLoad.slice(0, Math.max(0, places - waits.length))) {
      open.set(id, (open.get(id) ?? 0) + 1);
      to.push(id);
    }
    if (to.length > waits.length) return { id: entry.id, will: 'given', to };
    return skip(entry.id, waits.length >= places ? 'check-turn-same' : 'check-no-checkers');
  });
}
