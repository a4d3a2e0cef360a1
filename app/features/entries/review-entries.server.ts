import type { z } from 'zod';

import { readForms, unconfirmedBySchool, writeSchoolConfirmations } from './confirm-school.server.ts';
import type { ApproveEntriesSchema, ReturnEntrySchema } from './schemas.ts';
import { mayStep, readEntries, writeStep } from './step-entries.server.ts';
import { isConfirmable } from '#app/domain/form-proof.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Entries of schools that the viewer teaches at; null when any is not. */
async function ownEntries(tx: Tx, viewer: Viewer, ids: readonly string[]) {
  const entries = await readEntries(tx, ids);
  const mine = entries.every((entry) =>
    can(viewer, 'review-as-school', {
      schoolId: entry.schoolId,
      authorStudentIds: [],
      round: roundOf(entry),
    }),
  );
  return mine && entries.length === new Set(ids).size && entries.length > 0 ? entries : null;
}

const roundOf = (entry: { roundId: string; round: { unit: { path: string } } }) => ({
  id: entry.roundId,
  unitPath: entry.round.unit.path,
});

/**
 * Approves the submitted ones among entries of the viewer's schools; `left` counts those in another state. Where a round
 * takes the school's confirmation of the application form electronically, approving gives it with a tick; approved
 * entries that lack it get it too.
 */
export async function approveEntries(
  viewer: Viewer,
  { entryIds, confirm }: z.input<typeof ApproveEntriesSchema>,
  context: Context,
): Promise<Result<{ count: number; left: number }>> {
  return inTransaction(context, async (tx) => {
    const named = await ownEntries(tx, viewer, entryIds);
    if (!named) return refuse('not-found');
    const entries = named.filter((entry) => entry.status === 'SUBMITTED');
    const lacking = named.filter((entry) => isConfirmable(entry.status));
    const unconfirmed = unconfirmedBySchool(await readForms(tx, [...entries, ...lacking]));
    const late = unconfirmed.filter(({ entry }) => isConfirmable(entry.status));
    if (entries.length + late.length === 0) return refuse('nothing-to-approve');
    if (unconfirmed.length > 0 && !confirm) return refuse('form-school-tick');
    const status = mayStep(entries, 'approve', context.now);
    if (!status.ok) return status;
    const ids = entries.map((entry) => entry.id);
    if (ids.length > 0)
      await writeStep(tx, ids, { status: status.value, viewer, byRole: 'TEACHER', now: context.now });
    await writeSchoolConfirmations(tx, viewer, unconfirmed, context.now);
    const done = [...ids, ...late.map(({ entry }) => entry.id)];
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'approve-entries',
      subject: { type: 'entry', id: done[0] ?? '' },
      schoolId: named[0]?.schoolId,
      roundId: named[0]?.roundId,
      data: {
        entryIds: ids,
        confirmed: Object.fromEntries(unconfirmed.map(({ entry, form }) => [entry.id, form.code])),
      },
    });
    return ok({ count: done.length, left: named.length - done.length });
  });
}

/** Sends an entry back to its authors with a reason that they read. */
export async function returnEntry(
  viewer: Viewer,
  { entryId, reason }: z.output<typeof ReturnEntrySchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await ownEntries(tx, viewer, [entryId]);
    if (!entries) return refuse('not-found');
    const status = mayStep(entries, 'return-by-school', context.now);
    if (!status.ok) return status;
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: 'TEACHER',
      reason,
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'return-entry',
      subject: { type: 'entry', id: entryId },
      schoolId: entries[0]?.schoolId,
      roundId: entries[0]?.roundId,
    });
    return ok(undefined);
  });
}
