import type { z } from 'zod';

import type { CheckEntrySchema, PassEntriesSchema, ReopenCheckSchema } from './schemas.ts';
import { mayStep, readEntries, writeStep } from './step-entries.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

async function checkable(tx: Tx, viewer: Viewer, ids: readonly string[]) {
  const entries = await readEntries(tx, ids);
  const mine = entries.every((entry) =>
    can(viewer, 'check-entries', { id: entry.roundId, unitPath: entry.round.unit.path }),
  );
  return mine && entries.length > 0 && entries.length === new Set(ids).size ? entries : null;
}

/** Passes entries of one round: they may be judged from now on. All or none. */
export async function passEntries(
  viewer: Viewer,
  { roundId, entryIds }: z.output<typeof PassEntriesSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, entryIds);
    if (!entries || entries.some((entry) => entry.roundId !== roundId)) return refuse('not-found');
    const status = mayStep(entries, 'pass', context.now);
    if (!status.ok) return status;
    const ids = entries.map((entry) => entry.id);
    await tx.check.createMany({
      data: ids.map((entryId) => ({
        entryId,
        decision: 'PASS' as const,
        checkerId: viewer.personId,
        at: context.now,
      })),
    });
    await writeStep(tx, ids, { status: status.value, viewer, byRole: 'CHECKER', now: context.now });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'pass-entries',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { entryIds: ids },
    });
    return ok({ count: ids.length });
  });
}

/** Returns an entry for changes, or rejects it, with a reason that its authors read. */
export async function checkEntry(
  viewer: Viewer,
  { entryId, decision, reason }: z.output<typeof CheckEntrySchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, [entryId]);
    if (!entries) return refuse('not-found');
    const act = decision === 'RETURN' ? ('return-by-checker' as const) : ('reject' as const);
    const status = mayStep(entries, act, context.now);
    if (!status.ok) return status;
    await tx.check.create({
      data: { entryId, decision, reason, checkerId: viewer.personId, at: context.now },
      select: { id: true },
    });
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: 'CHECKER',
      reason,
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'check-entry',
      subject: { type: 'entry', id: entryId },
      roundId: entries[0]?.roundId,
      data: { decision },
    });
    return ok(undefined);
  });
}

/** Takes a check's answer back, with a reason, while nobody has been asked to judge the entry. */
export async function reopenCheck(
  viewer: Viewer,
  { entryId, reason }: z.output<typeof ReopenCheckSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, [entryId]);
    if (!entries) return refuse('not-found');
    const status = mayStep(entries, 'reopen-check', context.now);
    if (!status.ok) return status;
    const judged = await tx.assignment.count({ where: { entryId, status: 'ASSIGNED' } });
    if (judged > 0) return refuse('check-judges-assigned');
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: 'CHECKER',
      reason,
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'reopen-check',
      subject: { type: 'entry', id: entryId },
      roundId: entries[0]?.roundId,
    });
    return ok(undefined);
  });
}
