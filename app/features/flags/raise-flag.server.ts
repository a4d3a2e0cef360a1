import type { z } from 'zod';

import type { RaiseFlagSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Warns the organiser of something about an entry that the judge has been given, also outside the judging window and
 * after stepping back. A device that did not hear the answer sends it again: it is stored once.
 */
export async function raiseFlag(
  viewer: Viewer,
  { assignmentId, token, kind, words }: z.output<typeof RaiseFlagSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const assignment = await tx.assignment.findUnique({
      where: { id: assignmentId },
      select: {
        status: true,
        entryId: true,
        roundJudge: { select: { id: true, personId: true, leftAt: true, roundId: true } },
      },
    });
    if (!assignment || assignment.status === 'REMOVED' || assignment.roundJudge.leftAt)
      return refuse('not-found');
    const { entryId, roundJudge } = assignment;
    if (!can(viewer, 'score', { judgePersonId: roundJudge.personId })) return refuse('not-found');
    const known = await tx.flag.findUnique({ where: { token }, select: { roundJudgeId: true } });
    if (known) return known.roundJudgeId === roundJudge.id ? ok(undefined) : refuse('not-found');
    const { roundId } = roundJudge;
    const { id } = await tx.flag.create({
      data: { token, roundId, entryId, roundJudgeId: roundJudge.id, kind, words, createdAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'raise-flag',
      subject: { type: 'flag', id },
      roundId,
      data: { kind },
    });
    return ok(undefined);
  });
}
