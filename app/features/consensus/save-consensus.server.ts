import type { z } from 'zod';

import { givenMarks, panelOf } from './panel-scope.server.ts';
import type { AnswerConsensusSchema, SaveConsensusSchema } from './schemas.ts';
import { checkReasons, isOutside, reasonField } from '#app/domain/consensus.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { plainDraft, readSheet } from '#app/domain/score-sheet.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * The chair enters what the panel has agreed on, one mark per criterion, once every member has submitted or was excused.
 * A change makes a new revision, which members are asked about anew; what says the same changes nothing.
 */
export async function saveConsensus(
  viewer: Viewer,
  { entryId, values }: z.output<typeof SaveConsensusSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const panel = await panelOf(tx, viewer, entryId, context.now);
    if (!panel?.isChair) return refuse('not-found');
    if (!panel.open) return refuse('judging-closed');
    const { rubric, consensus } = panel;
    if (!panel.ready || !rubric) return refuse('consensus-waiting');
    const criteria = rubric.criteria.map((one) => ({ ...one, commentLow: false, commentHigh: false }));
    const read = readSheet(plainDraft(values), criteria, true);
    if (!read.ok) return read;
    const given = givenMarks(panel);
    const reasoned = checkReasons(read.value.marks, given, values);
    if (!reasoned.ok) return reasoned;
    const marks = read.value.marks.map((mark) => ({
      ...mark,
      reason: isOutside(mark.pointsX100, given.get(mark.criterionId) ?? [])
        ? (values[reasonField(mark.criterionId)] ?? '').trim()
        : '',
    }));
    const same = marks.every((mark) =>
      consensus?.marks.some(
        (one) =>
          one.criterionId === mark.criterionId &&
          one.pointsX100 === mark.pointsX100 &&
          one.reason === mark.reason,
      ),
    );
    if (same) return ok(undefined);
    const revision = (consensus?.revision ?? 0) + 1;
    const facts = { rubricId: rubric.id, revision, savedById: viewer.personId, savedAt: context.now };
    const { id } = await tx.consensus.upsert({
      where: { entryId },
      create: { entryId, ...facts },
      update: facts,
      select: { id: true },
    });
    await tx.consensusMark.deleteMany({ where: { consensusId: id } });
    await tx.consensusMark.createMany({ data: marks.map((mark) => ({ ...mark, consensusId: id })) });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-consensus',
      subject: { type: 'entry', id: entryId },
      roundId: panel.roundId,
      data: { revision },
    });
    return ok(undefined);
  });
}

/** A member confirms the agreed marks as they stand, or objects with words. The last answer counts. */
export async function answerConsensus(
  viewer: Viewer,
  { entryId, revision, agrees, words }: z.output<typeof AnswerConsensusSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const panel = await panelOf(tx, viewer, entryId, context.now);
    if (!panel?.own || !panel.ready || !panel.consensus) return refuse('not-found');
    if (!panel.open) return refuse('judging-closed');
    const { consensus, own } = panel;
    if (consensus.revision !== revision) return refuse('changed-meanwhile');
    if (!agrees && words === '') return refuse('consensus-words', undefined, 'words');
    const answer = { revision, agrees, words, answeredAt: context.now };
    const pair = { consensusId: consensus.id, roundJudgeId: own.roundJudgeId };
    await tx.consensusAnswer.upsert({
      where: { consensusId_roundJudgeId: pair },
      create: { ...pair, ...answer },
      update: answer,
      select: { revision: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: agrees ? 'confirm-consensus' : 'object-to-consensus',
      subject: { type: 'entry', id: entryId },
      roundId: panel.roundId,
      data: { revision },
    });
    return ok(undefined);
  });
}
