import { conflictPairs } from '#app/domain/conflict.ts';
import type { ConflictRules } from '#app/domain/conflict.ts';
import {
  CONFLICT_PERSON,
  conflictEntries,
  conflictJudge,
  declaredConflicts,
} from '#app/features/judging/conflict-facts.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** The entries that each person must not judge, by the round's rules and what people have said; asked for at every look. */
export async function barredEntries(
  tx: Pick<Tx, 'person' | 'entry' | 'conflict'>,
  rules: ConflictRules,
  personIds: readonly string[],
  entryIds: readonly string[],
): Promise<(personId: string) => ReadonlySet<string>> {
  const [people, entries, declared] = [
    await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: CONFLICT_PERSON }),
    await conflictEntries(tx, { id: { in: [...entryIds] } }),
    await declaredConflicts(tx, { personId: { in: [...personIds] }, entryId: { in: [...entryIds] } }),
  ];
  const barred = new Map<string, Set<string>>();
  for (const { personId, entryId } of conflictPairs(rules, declared, people.map(conflictJudge), entries))
    barred.set(personId, (barred.get(personId) ?? new Set()).add(entryId));
  const none: ReadonlySet<string> = new Set();
  return (personId) => barred.get(personId) ?? none;
}
