import type { z } from 'zod';

import type {
  CheckEntrySchema,
  PassEntriesSchema,
  ReopenCheckSchema,
  ReturnEntriesSchema,
} from './schemas.ts';
import { passObstacles } from './pass-obstacles.server.ts';
import { mayStep, readEntries, writeStep } from './step-entries.server.ts';
import { fromLocal } from '#app/domain/calendar.ts';
import { checkProgress, requiredChecks, settlesEligibility } from '#app/domain/checks.ts';
import type { CheckRules } from '#app/domain/checks.ts';
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

/**
 * Passes one check of entries of one round. An entry whose checks are all passed, by as many people as the round asks,
 * may be judged from then on. All or none. Gives how many were checked, and how many may now be judged.
 */
export async function passEntries(
  viewer: Viewer,
  { roundId, entryIds, kind = 'ELIGIBILITY' }: z.input<typeof PassEntriesSchema>,
  context: Context,
): Promise<Result<{ count: number; eligible: number }>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, entryIds);
    const round = entries?.[0]?.round;
    if (!entries || !round || entries.some((entry) => entry.roundId !== roundId)) return refuse('not-found');
    if (!requiredChecks(round).includes(kind)) return refuse('invalid-input');
    const status = mayStep(entries, 'pass', context.now);
    if (!status.ok) return status;
    const ids = entries.map((entry) => entry.id);
    const before = await progressOf(tx, round, ids);
    const again = ids.some((id) =>
      before
        .get(id)
        ?.find((one) => one.kind === kind)
        ?.passedBy.includes(viewer.personId),
    );
    if (again) return refuse(round.twoPersonChecks ? 'check-second-person' : 'check-already-passed');
    const settled = entries.filter(({ id }) => settlesEligibility(before.get(id) ?? [], kind));
    const [held] = (await passObstacles(tx, settled)).values();
    if (held) return refuse(held.code, held.params);
    await tx.check.createMany({
      data: ids.map((entryId) => ({
        entryId,
        kind,
        decision: 'PASS' as const,
        checkerId: viewer.personId,
        at: context.now,
      })),
    });
    const after = await progressOf(tx, round, ids);
    const passed = ids.filter((id) => after.get(id)?.every((check) => check.done));
    if (passed.length > 0)
      await writeStep(tx, passed, { status: status.value, viewer, byRole: 'CHECKER', now: context.now });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'pass-entries',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { entryIds: ids, kind, eligible: passed.length },
    });
    return ok({ count: ids.length, eligible: passed.length });
  });
}

/** How far the checks of entries of one round are, counted since each came in the last time. */
export async function progressOf(
  tx: Pick<Tx, 'check' | 'entryEvent'>,
  rules: CheckRules,
  entryIds: readonly string[],
) {
  const where = { entryId: { in: [...entryIds] } };
  const [checks, arrivals] = await Promise.all([
    tx.check.findMany({
      where,
      select: { entryId: true, kind: true, decision: true, checkerId: true, at: true },
    }),
    tx.entryEvent.groupBy({ by: ['entryId'], where: { ...where, status: 'HANDED_IN' }, _max: { at: true } }),
  ]);
  const since = new Map(arrivals.map((row) => [row.entryId, row._max.at]));
  const made = new Map<string, typeof checks>();
  for (const check of checks) made.set(check.entryId, [...(made.get(check.entryId) ?? []), check]);
  return new Map(
    entryIds.map((id) => [id, checkProgress(rules, made.get(id) ?? [], since.get(id) ?? null)] as const),
  );
}

/**
 * Returns an entry for changes, or rejects it, with a reason that its authors read. A return may name a time until which
 * the authors correct it, also after the window for checks.
 */
export async function checkEntry(
  viewer: Viewer,
  { entryId, decision, reason, kind = 'ELIGIBILITY', until = '' }: z.input<typeof CheckEntrySchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, [entryId]);
    if (!entries) return refuse('not-found');
    const act = decision === 'RETURN' ? ('return-by-checker' as const) : ('reject' as const);
    const status = mayStep(entries, act, context.now);
    if (!status.ok) return status;
    const round = entries[0]?.round;
    const deadline = until && decision === 'RETURN' ? fromLocal(until, round?.timeZone ?? 'UTC') : null;
    if (until && decision === 'RETURN' && (!deadline || deadline <= context.now))
      return refuse(deadline ? 'extension-past' : 'window-date', undefined, 'until');
    if (deadline)
      await tx.entry.update({
        where: { id: entryId },
        data: { extendedUntil: deadline },
        select: { id: true },
      });
    await tx.check.create({
      data: { entryId, kind, decision, reason, checkerId: viewer.personId, at: context.now },
      select: { id: true },
    });
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: 'CHECKER',
      reason,
      now: context.now,
    });
    if (deadline)
      await tx.entryEvent.create({
        data: {
          entryId,
          status: status.value,
          act: 'extend',
          until: deadline,
          byId: viewer.personId,
          byRole: 'CHECKER',
          at: context.now,
        },
        select: { id: true },
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

/**
 * Returns entries of one round for changes, all with the same reason and, if any, the same time until which they are
 * corrected. All or none.
 */
export async function returnEntries(
  viewer: Viewer,
  { roundId, entryIds, ...answer }: z.input<typeof ReturnEntriesSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const entries = await checkable(tx, viewer, entryIds);
    if (!entries || entries.some((entry) => entry.roundId !== roundId)) return refuse('not-found');
    const status = mayStep(entries, 'return-by-checker', context.now);
    if (!status.ok) return status;
    for (const { id } of entries) {
      const returned = await checkEntry(
        viewer,
        { ...answer, entryId: id, decision: 'RETURN' },
        { ...context, tx },
      );
      // Only the time may be refused, which is the same for all: the first says so before anything is written.
      if (!returned.ok) return returned;
    }
    return ok({ count: entries.length });
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
