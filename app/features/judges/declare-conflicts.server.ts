import type { z } from 'zod';

import type { DeclareSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * A judge says which works they know or are involved in, and thereby that they have looked through the titles. Said once,
 * added to later; only an administrator takes it back. A task on such a work is given back at once.
 */
export async function declareConflicts(
  viewer: Viewer,
  { roundId, entryIds, ties, reasons }: z.output<typeof DeclareSchema> & { roundId: string },
  context: Context,
): Promise<Result<{ declared: number }>> {
  return inTransaction(context, async (tx) => {
    const judge = await tx.roundJudge.findFirst({
      where: { roundId, personId: viewer.personId, leftAt: null, answer: { in: ['TAKEN', 'ACCEPTED'] } },
      select: { id: true, declaredAt: true },
    });
    if (!judge) return refuse('not-found');
    const entries = await tx.entry.findMany({
      where: { roundId, status: 'ELIGIBLE', id: { in: entryIds } },
      select: {
        id: true,
        project: { select: { title: true } },
        assignments: {
          where: { roundJudgeId: judge.id, status: 'ASSIGNED' },
          select: { id: true, sheet: { select: { status: true } } },
        },
      },
    });
    if (entries.length < new Set(entryIds).size) return refuse('not-found');
    for (const { id, project, assignments } of entries) {
      const unsaid = !ties[id] || (ties[id] === 'other' && !reasons[id]);
      if (unsaid) return refuse('conflict-tie-missing', { title: project.title });
      if (assignments.some(({ sheet }) => sheet?.status === 'SUBMITTED'))
        return refuse('conflict-has-sheet', { title: project.title });
    }
    for (const { id: entryId, assignments } of entries) {
      const said = {
        kind: 'DECLARED' as const,
        tie: ties[entryId] || null,
        reason: reasons[entryId] || null,
        setById: viewer.personId,
        clearedAt: null,
      };
      await tx.conflict.upsert({
        where: { personId_entryId: { personId: viewer.personId, entryId } },
        create: { personId: viewer.personId, entryId, createdAt: context.now, ...said },
        update: said,
        select: { id: true },
      });
      await tx.assignment.updateMany({
        where: { id: { in: assignments.map((one) => one.id) } },
        data: { status: 'RECUSED', reason: said.reason },
      });
    }
    if (!judge.declaredAt)
      await tx.roundJudge.update({
        where: { id: judge.id },
        data: { declaredAt: context.now },
        select: { id: true },
      });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'declare-conflicts',
      subject: { type: 'round-judge', id: judge.id },
      roundId,
      data: { count: entries.length },
    });
    return ok({ declared: entries.length });
  });
}
