import type { z } from 'zod';

import type { ReplaceSchema } from './schemas.ts';
import { replacementsFor } from '#app/domain/assignment/replacement.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { readAssignmentInputs } from '#app/features/judging/assignment-inputs.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** How many replacements are offered for one place. */
const OFFERED = 3;

/** Judges who stepped back and whose place is still empty, each with the best who are free; null when not managed. */
export async function listReplacements(viewer: Viewer, roundId: string) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const { stage } = await db.round.findUniqueOrThrow({ where: { id: roundId }, select: { stage: true } });
  const recused = await db.assignment.findMany({
    where: { roundJudge: { roundId }, status: 'RECUSED', stage, entry: { status: 'ELIGIBLE' } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      entryId: true,
      reason: true,
      entry: { select: { number: true, project: { select: { title: true } } } },
      roundJudge: { select: { person: { select: { name: true } } } },
    },
  });
  if (recused.length === 0) return [];
  const { input, available } = await readAssignmentInputs(db, roundId);
  const pool = await db.roundJudge.findMany({
    where: { roundId },
    select: { id: true, person: { select: { name: true } } },
  });
  const nameOf = new Map(pool.map(({ id, person }) => [id, person.name]));
  const held = new Map<string, number>();
  for (const { entryId } of input.kept) held.set(entryId, (held.get(entryId) ?? 0) + 1);
  return recused.map(({ entry, roundJudge, ...row }) => {
    const missing = input.rules.judgesPerEntry - (held.get(row.entryId) ?? 0);
    const free = missing > 0 ? replacementsFor(input, row.entryId) : [];
    return {
      ...row,
      number: entry.number,
      title: entry.project.title,
      judge: roundJudge.person.name,
      isMissing: missing > 0,
      replacements: free
        .filter(({ judgeId }) => available.has(judgeId))
        .slice(0, OFFERED)
        .map(({ judgeId, ...one }) => ({ ...one, judgeId, name: nameOf.get(judgeId) ?? '' })),
    };
  });
}

/** Gives the place of a judge who stepped back to another who may have it. */
export async function assignReplacement(
  viewer: Viewer,
  { assignmentId, roundJudgeId }: z.output<typeof ReplaceSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const recused = await tx.assignment.findUnique({
      where: { id: assignmentId },
      select: { status: true, stage: true, entryId: true, roundJudge: { select: { roundId: true } } },
    });
    const roundId = recused?.roundJudge.roundId ?? '';
    if (!recused || !(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (recused.status !== 'RECUSED') return refuse('changed-meanwhile');
    const { entryId } = recused;
    const { input, available, stage } = await readAssignmentInputs(tx, roundId);
    if (stage !== recused.stage) return refuse('changed-meanwhile');
    const held = input.kept.filter((pair) => pair.entryId === entryId).length;
    if (held >= input.rules.judgesPerEntry) return refuse('changed-meanwhile');
    if (!available.has(roundJudgeId)) return refuse('judge-not-available');
    if (!replacementsFor(input, entryId).some(({ judgeId }) => judgeId === roundJudgeId))
      return refuse('assignment-conflict');
    await giveTask(tx, { entryId, roundJudgeId, stage }, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'assign-replacement',
      subject: { type: 'entry', id: entryId },
      roundId,
      data: { roundJudgeId },
    });
    return ok(undefined);
  });
}

/** One task at the end of a judge's queue; one that was taken away before comes back. */
export async function giveTask(
  tx: Tx,
  task: { entryId: string; roundJudgeId: string; stage: Stage },
  now: Date,
): Promise<void> {
  const { roundJudgeId } = task;
  const last = await tx.assignment.aggregate({ where: { roundJudgeId }, _max: { order: true } });
  const facts = { status: 'ASSIGNED' as const, order: (last._max.order ?? 0) + 1, createdAt: now };
  await tx.assignment.upsert({
    where: { entryId_roundJudgeId_stage: task },
    create: { ...task, ...facts },
    update: { ...facts, reason: null },
    select: { id: true },
  });
}
