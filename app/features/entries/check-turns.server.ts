import { mayStep, STEP_SELECT } from './step-entries.server.ts';
import { progressOf } from './check-entries.server.ts';
import { passObstacles } from './pass-obstacles.server.ts';
import type { TurnEntry } from '#app/domain/check-turns.ts';
import { requiredChecks } from '#app/domain/checks.ts';
import type { CheckKind, CheckProgress, CheckRules } from '#app/domain/checks.ts';
import type { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** People who may be given checks of a round: its checkers, and the administrators of its own unit. */
export async function listCheckers(tx: Pick<Tx, 'person'>, round: { id: string; unitId: string }) {
  return tx.person.findMany({
    where: {
      closedAt: null,
      roles: {
        some: {
          revokedAt: null,
          OR: [
            { role: 'CHECKER', roundId: round.id },
            { role: 'ADMIN', unitId: round.unitId },
          ],
        },
      },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      roles: { where: { role: 'CHECKER', roundId: round.id, revokedAt: null }, select: { id: true } },
    },
  });
}

export type OpenCheck = CheckProgress & {
  /** Whose turn it is, without those who may no longer check. */
  turns: string[];
};
export type OpenEntry = { id: string; handedInAt: Date | null; checks: OpenCheck[] };

/** Entries of a round that wait for checks, with the checks that are open and whose turn each is. */
export async function openChecks(
  tx: Tx | typeof db,
  round: CheckRules & { id: string },
  checkerIds: ReadonlySet<string>,
): Promise<OpenEntry[]> {
  const entries = await tx.entry.findMany({
    where: { roundId: round.id, status: 'HANDED_IN' },
    select: {
      id: true,
      handedInAt: true,
      checkTurns: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true, personId: true } },
    },
  });
  const progress = await progressOf(
    tx,
    round,
    entries.map(({ id }) => id),
  );
  return entries.map(({ id, handedInAt, checkTurns }) => ({
    id,
    handedInAt,
    checks: (progress.get(id) ?? [])
      .filter((check) => !check.done)
      .map((check) => ({
        ...check,
        turns: checkTurns
          .filter(({ kind, personId }) => kind === check.kind && checkerIds.has(personId))
          .map(({ personId }) => personId)
          .filter((personId) => !check.passedBy.includes(personId)),
      })),
  }));
}

/** Whether a check waits for a person, or for nobody: fewer turns than people it still needs. */
export function waitsFor(check: OpenCheck, whom: string): boolean {
  if (whom !== 'nobody') return check.turns.includes(whom);
  return check.turns.length < check.needed - check.passedBy.length;
}

/** How many open checks of a kind each person has before them. */
export function loads(open: readonly OpenEntry[], kind: CheckKind): Record<string, number> {
  const load: Record<string, number> = {};
  for (const check of open.flatMap(({ checks }) => checks))
    if (check.kind === kind) for (const id of check.turns) load[id] = (load[id] ?? 0) + 1;
  return load;
}

/** Entries as the plans of bulk acts look at them, in the order asked for; null when one is not of the round. */
export async function turnEntries(
  tx: Tx | typeof db,
  roundId: string,
  entryIds: readonly string[],
  {
    kind,
    act,
    now,
    checkerIds,
  }: {
    kind: CheckKind;
    act: 'pass' | 'return-by-checker' | 'assign';
    now: Date;
    checkerIds: ReadonlySet<string>;
  },
): Promise<TurnEntry[] | null> {
  const ids = [...new Set(entryIds)];
  const entries = await tx.entry.findMany({
    where: { id: { in: ids }, roundId },
    select: {
      ...STEP_SELECT,
      checkTurns: { where: { kind }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { personId: true } },
    },
  });
  const [first] = entries;
  if (!first || entries.length !== ids.length || !requiredChecks(first.round).includes(kind)) return null;
  const progress = await progressOf(tx, first.round, ids);
  const held = act === 'pass' ? await passObstacles(tx, entries) : null;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => {
    const entry = byId.get(id);
    if (!entry) return [];
    // Turns may be given before the window opens; answers may not.
    const may = act === 'assign' ? null : mayStep([entry], act, now);
    const waits = entry.status === 'HANDED_IN';
    return {
      id,
      closed: may && !may.ok ? may.refusals[0].code : waits ? null : ('entry-wrong-status' as const),
      held: held?.get(id) ?? null,
      progress: progress.get(id) ?? [],
      turns: entry.checkTurns.map(({ personId }) => personId).filter((personId) => checkerIds.has(personId)),
    };
  });
}
