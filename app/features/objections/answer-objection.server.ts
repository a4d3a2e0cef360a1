import type { z } from 'zod';

import type { AnswerObjectionSchema } from './schemas.ts';
import { involvedIn, managedObjection } from './scope.server.ts';
import { takeOff } from './take-off.server.ts';
import { lostBy, namesObjector } from '#app/domain/objections.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { openBefore } from '#app/features/results/opened-bundles.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Answers an objection: words for the objector, a sentence for everybody that must not tell who objected, and, where it
 * is proven, what follows. Taking the prize or the place back happens with the answer or not at all. What is answered
 * stays so.
 */
export async function answerObjection(
  viewer: Viewer,
  { objectionId, outcome, answer, publicText, namesNobody, ...input }: z.output<typeof AnswerObjectionSchema>,
  context: Context,
): Promise<Result<undefined>> {
  if (!context.tx && input.remedy === 'REVOKE') {
    const about = await db.objection.findUnique({
      where: { id: objectionId },
      select: { notice: { select: { listId: true } } },
    });
    if (about) await openBefore(viewer, about.notice.listId);
  }
  return inTransaction(context, async (tx) => {
    const objection = await managedObjection(tx, viewer, objectionId);
    if (!objection) return refuse('not-found');
    if (objection.status !== 'OPEN') return refuse('changed-meanwhile');
    const { entryId, notice, roundId } = objection;
    if ((await involvedIn(tx, entryId)).has(viewer.personId)) return refuse('objection-involved');
    if (!namesNobody && namesObjector(publicText, objection))
      return refuse('objection-names-objector', undefined, 'publicText');
    const remedy = outcome === 'UPHELD' ? input.remedy : undefined;
    if (outcome === 'UPHELD' && !remedy) return refuse('objection-remedy', undefined, 'remedy');
    if (remedy === 'REVOKE') {
      if (!entryId) return refuse('objection-no-line', undefined, 'remedy');
      const kind = lostBy(notice.list.kind);
      const off = { listId: notice.listId, entryId, kind, reason: publicText, objectionId };
      const taken = await takeOff(tx, viewer, off, context.now);
      if (!taken.ok) return taken;
    }
    await tx.objection.update({
      where: { id: objectionId },
      data: {
        status: outcome,
        remedy: remedy ?? null,
        answer,
        publicText,
        assignedAt: objection.assignedAt ?? context.now,
        answeredById: viewer.personId,
        answeredAt: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'answer-objection',
      subject: { type: 'objection', id: objectionId },
      roundId,
      data: { outcome, remedy: remedy ?? null },
    });
    return ok(undefined);
  });
}
