import { nextStatus } from '#app/domain/entry-status.ts';
import type { EntryAct, EntryStatus } from '#app/domain/entry-status.ts';
import { ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** What a step of the state machine reads of entries. */
export const STEP_SELECT = {
  id: true,
  status: true,
  schoolId: true,
  roundId: true,
  handedInAt: true,
  extendedUntil: true,
  round: {
    select: {
      id: true,
      formProof: true,
      requiresSchoolApproval: true,
      requiresEligibility: true,
      requiresOriginality: true,
      requiresEthics: true,
      twoPersonChecks: true,
      timeZone: true,
      numberPattern: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      unit: { select: { path: true } },
    },
  },
} as const;

type Stepped = {
  id: string;
  status: EntryStatus;
  handedInAt: Date | null;
  extendedUntil: Date | null;
  round: Parameters<typeof nextStatus>[0]['round'];
};

/** Reads entries for a step, in chunks that any database takes. */
export async function readEntries(tx: Pick<Tx, 'entry'>, ids: readonly string[]) {
  return tx.entry.findMany({ where: { id: { in: [...new Set(ids)] } }, select: STEP_SELECT });
}

/** Whether an act is possible for every one of the entries; the first that refuses says why. */
export function mayStep(entries: readonly Stepped[], act: EntryAct, now: Date): Result<EntryStatus> {
  let to: Result<EntryStatus> = ok('DRAFT');
  for (const entry of entries) {
    to = nextStatus(entry, act, now);
    if (!to.ok) return to;
  }
  return to;
}

/** Writes a step that `mayStep` has allowed: the new state and one line of each entry's timeline. */
export async function writeStep(
  tx: Tx,
  entryIds: readonly string[],
  step: { status: EntryStatus; viewer: Viewer; byRole: string; reason?: string; now: Date },
): Promise<void> {
  const { status, viewer, byRole, reason, now } = step;
  await tx.entry.updateMany({ where: { id: { in: [...entryIds] } }, data: { status } });
  await tx.entryEvent.createMany({
    data: entryIds.map((entryId) => ({
      entryId,
      status,
      byId: viewer.personId,
      byRole,
      reason,
      at: now,
    })),
  });
}
