import type { z } from 'zod';

import { formsConfirmed } from './confirm-school.server.ts';
import { quotaNames, quotedPlace, readHandInQuota } from './hand-in-quota.server.ts';
import { lastSequence, numberOf } from './number-entries.server.ts';
import type { HandInSchema, TakeBackSchema } from './schemas.ts';
import { entriesToHandIn } from './school-entries.server.ts';
import { mayStep, readEntries, writeStep } from './step-entries.server.ts';
import { checkHandIn } from '#app/domain/hand-in-quota.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { lostFileRefusals } from '#app/features/projects/lost-files.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Hands in entries of a school, in the given order, together with those handed in before: within the round's quota or
 * not at all. Lines over all schools are used by whoever comes first; writers take turns, so the last place is given once. Entries get their numbers here; an entry that was taken back keeps the number it had.
 */
export async function handIn(
  viewer: Viewer,
  { roundId, schoolId, entryIds }: z.output<typeof HandInSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const entries = await entriesToHandIn(tx, viewer, { schoolId, roundId, ids: entryIds });
    if (!entries) return refuse('not-found');
    const status = mayStep(entries, 'hand-in', context.now);
    if (!status.ok) return status;
    const confirmed = await formsConfirmed(tx, entries);
    if (!confirmed.ok) return confirmed;
    const [lost] = (await lostFileRefusals(tx, entryIds)).values();
    if (lost) return refuse(lost.code, lost.params);
    const { buckets, held } = await readHandInQuota(tx, roundId, schoolId);
    const places = buckets.map(({ what }) => what);
    const names = await quotaNames(tx, roundId, places);
    const within = checkHandIn(buckets, held, entryIds, (what) => quotedPlace(names, what));
    if (!within.ok) return within;
    await writeStep(tx, entryIds, { status: status.value, viewer, byRole: 'TEACHER', now: context.now });
    await numberEntries(tx, roundId, entries[0]?.round.numberPattern ?? '{seq:3}', entryIds, context.now);
    await tx.handIn.create({
      data: { roundId, schoolId, byId: viewer.personId, entryCount: entryIds.length, at: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'hand-in',
      subject: { type: 'school', id: schoolId },
      schoolId,
      roundId,
      data: { entryIds },
    });
    return ok({ count: entryIds.length });
  });
}

async function numberEntries(
  tx: Tx,
  roundId: string,
  pattern: string,
  entryIds: readonly string[],
  now: Date,
): Promise<void> {
  let seq = await lastSequence(tx, roundId);
  const rows = await tx.entry.findMany({
    where: { id: { in: [...entryIds] } },
    select: {
      id: true,
      number: true,
      category: { select: { code: true } },
      group: { select: { code: true } },
      discipline: { select: { code: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [order, id] of entryIds.entries()) {
    const row = byId.get(id);
    const numbered = row?.number ? {} : { number: numberOf(pattern, row, (seq += 1)), sequence: seq };
    await tx.entry.update({
      where: { id },
      data: { ...numbered, handedInAt: now, schoolOrder: order + 1 },
      select: { id: true },
    });
  }
}

/** Takes an entry back from the handed-in list while the school's window is open and nobody has checked it yet. */
export async function takeBack(
  viewer: Viewer,
  { entryId }: z.output<typeof TakeBackSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await readEntries(tx, [entryId]);
    const [entry] = entries;
    const school = { id: entry?.schoolId ?? '', unitPath: '' };
    if (!entry || !can(viewer, 'hand-in', school)) return refuse('not-found');
    const status = mayStep(entries, 'take-back', context.now);
    if (!status.ok) return status;
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: 'TEACHER',
      now: context.now,
    });
    await tx.entry.update({ where: { id: entryId }, data: { handedInAt: null, schoolOrder: null } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'take-back',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
    });
    return ok(undefined);
  });
}
