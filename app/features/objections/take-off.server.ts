import { managedList } from '#app/features/results/scope.server.ts';
import { publishVersion } from '#app/features/results/notice-snapshot.server.ts';
import { lostBy } from '#app/domain/objections.ts';
import type { Lost } from '#app/domain/objections.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { dropFinalist } from '#app/features/rounds/finalists.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Acts in an entry's timeline: a prize taken back, a place on a list lost, the list that it came from has lost it. */
export const TAKEN_OFF: Record<Lost, string> = { AWARD: 'award-revoked', PLACE: 'taken-off-list' };

type TakeOff = {
  listId: string;
  entryId: string;
  /** What it loses: a prize, or its place on a list of those who go on. */
  kind: Lost;
  reason: string;
  /** The objection that was proven, if it is because of one. */
  objectionId?: string;
};

/**
 * Takes an entry off a confirmed list, in the caller's transaction. Nothing that was published changes: the award keeps
 * its row, its certificate is void, the notice gets a new version in which the line is struck out, the timeline says so,
 * here and in the round that the list was handed on to. Checks everything before its first write.
 */
export async function takeOff(
  tx: Tx,
  viewer: Viewer,
  { listId, entryId, kind, reason, objectionId }: TakeOff,
  now: Date,
): Promise<Result<{ noticesChanged: number }>> {
  const list = await managedList(tx, viewer, listId);
  if (!list || lostBy(list.kind) !== kind) return refuse('not-found');
  if (list.status !== 'CONFIRMED' && list.status !== 'HANDED_ON') return refuse('list-wrong-status');
  const line = await tx.entryListLine.findUnique({
    where: { listId_entryId: { listId, entryId } },
    select: { id: true, decision: true, prizeCode: true, entry: { select: { number: true, status: true } } },
  });
  if (!line) return refuse('not-found');
  if (line.decision !== 'SELECTED') return refuse('list-line-not-selected');
  await tx.entryListLine.update({
    where: { id: line.id },
    data: { decision: 'REVOKED', position: null },
    select: { id: true },
  });
  await tx.listOverride.create({
    data: {
      listId,
      entryId,
      from: 'SELECTED',
      to: 'REVOKED',
      fromPrize: line.prizeCode,
      toPrize: line.prizeCode,
      reason,
      byId: viewer.personId,
      at: now,
    },
    select: { id: true },
  });
  if (kind === 'AWARD')
    await revokePrize(tx, list.roundId, { entryId, prizeCode: line.prizeCode }, reason, now);
  if (list.kind === 'FINALIST') await dropFinalist(tx, entryId);
  const change = { at: now.toISOString(), reason };
  const { number } = line.entry;
  const noticesChanged = await publishVersion(
    tx,
    listId,
    (lines) => lines.map((one) => (one.number === number ? { ...one, revoked: change } : one)),
    { reason, byId: viewer.personId, at: now, objectionId },
  );
  const event = { reason, byId: viewer.personId, byRole: 'ADMIN', at: now };
  await tx.entryEvent.create({
    data: { ...event, entryId, status: line.entry.status, act: TAKEN_OFF[kind] },
    select: { id: true },
  });
  const handedOn = list.status === 'HANDED_ON' && list.edge ? list.edge.toRoundId : null;
  const above = handedOn
    ? await tx.entry.findMany({
        where: { fromEntryId: entryId, roundId: handedOn },
        select: { id: true, status: true },
      })
    : [];
  await tx.entryEvent.createMany({
    data: above.map((one) => ({ ...event, entryId: one.id, status: one.status, act: 'taken-off-below' })),
  });
  await audit(tx, {
    at: now,
    actorId: viewer.personId,
    verb: kind === 'AWARD' ? 'revoke-award' : 'withdraw-line',
    subject: { type: 'entry', id: entryId },
    roundId: list.roundId,
    data: { listId, noticesChanged, ...(objectionId ? { objectionId } : {}) },
  });
  return ok({ noticesChanged });
}

async function revokePrize(
  tx: Tx,
  roundId: string,
  line: { entryId: string; prizeCode: string | null },
  reason: string,
  now: Date,
): Promise<void> {
  const awards = await tx.award.findMany({
    where: { entryId: line.entryId, revokedAt: null, prizeRule: { roundId, code: line.prizeCode ?? '' } },
    select: { id: true },
  });
  const ids = awards.map(({ id }) => id);
  await tx.award.updateMany({
    where: { id: { in: ids } },
    data: { revokedAt: now, revokeReason: reason },
  });
  await tx.certificate.updateMany({
    where: { awardId: { in: ids }, voidedAt: null },
    data: { voidedAt: now, voidReason: reason },
  });
}
