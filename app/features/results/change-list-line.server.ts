import type { QuotaList } from './quota-inputs.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export type LineChange = {
  entryId: string;
  to: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED';
  prizeCode?: string | null;
  reason: string;
  deliberationId?: string;
};

/**
 * Writes one change by hand to a line of a list that the caller has found to be the viewer's and a draft: the line, the
 * record of the change and its reason, the audit.
 */
export async function changeListLine(
  tx: Tx,
  viewer: Viewer,
  list: { id: string; roundId: string; kind: QuotaList | 'AWARD' },
  { entryId, to, reason, deliberationId, ...change }: LineChange,
  context: Context,
): Promise<Result<undefined>> {
  const line = await tx.entryListLine.findUnique({
    where: { listId_entryId: { listId: list.id, entryId } },
    select: { id: true, decision: true, prizeCode: true },
  });
  if (!line) return refuse('not-found');
  const prizeCode = list.kind === 'AWARD' && to === 'SELECTED' ? (change.prizeCode ?? null) : null;
  if (list.kind === 'AWARD' && to === 'SELECTED') {
    const rules = await tx.prizeRule.count({ where: { roundId: list.roundId, code: prizeCode ?? '' } });
    if (rules === 0) return refuse('list-prize-needed', undefined, 'prizeCode');
  }
  if (line.decision === to && line.prizeCode === prizeCode) return refuse('list-line-unchanged');
  const last = await tx.entryListLine.aggregate({
    where: { listId: list.id, decision: to },
    _max: { position: true },
  });
  await tx.entryListLine.update({
    where: { id: line.id },
    data: {
      decision: to,
      position: to === 'NOT_SELECTED' ? null : (last._max.position ?? 0) + 1,
      prizeCode,
    },
  });
  await tx.listOverride.create({
    data: {
      listId: list.id,
      entryId,
      from: line.decision,
      to,
      fromPrize: line.prizeCode,
      toPrize: prizeCode,
      reason,
      byId: viewer.personId,
      at: context.now,
      deliberationId,
    },
  });
  await audit(tx, {
    at: context.now,
    actorId: viewer.personId,
    verb: 'override-list-line',
    subject: { type: 'entry', id: entryId },
    roundId: list.roundId,
    data: { listId: list.id, from: line.decision, to, ...(deliberationId ? { deliberationId } : {}) },
  });
  return ok(undefined);
}

/** Whether people are deliberating about a line: it waits for them. */
export async function isDeliberated(
  tx: Pick<Tx, 'deliberationEntry'>,
  listId: string,
  entryId: string,
): Promise<boolean> {
  const open = await tx.deliberationEntry.count({
    where: { entryId, leftOut: false, deliberation: { listId, status: { in: ['OPEN', 'CLOSED'] } } },
  });
  return open > 0;
}
