import type { z } from 'zod';

import type { SaveSheetSchema } from './schemas.ts';
import { ownAssignment } from './sheet-scope.server.ts';
import { mergeDrafts, sameDraft } from '#app/domain/draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { plainDraft, readSheet, sheetDraft, strayFields } from '#app/domain/score-sheet.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inSharedTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

export type SavedSheet = {
  /** Every field as it is stored now. */
  stored: Draft;
  /** Fields that another device has changed meanwhile: what it sent stands, nothing of it is overwritten. */
  conflicts: string[];
  submitted: boolean;
};

/**
 * Saves a sheet, complete or not; with `submit` it must be complete, and is closed afterwards unless two devices disagree.
 * `base` is what the page was made from: marks that only this device changed are stored, marks that only another changed
 * stay, marks that both changed are given back for the judge to decide. Sent twice, it is saved once: a device that did
 * not hear the answer sends it again, and a sheet that is submitted as it says is submitted. The first sheet of a rubric
 * locks its version; a sheet that was begun without a connection keeps the version that its page was made with.
 */
export async function saveSheet(
  viewer: Viewer,
  input: z.output<typeof SaveSheetSchema>,
  context: Context,
): Promise<Result<SavedSheet>> {
  return inSharedTransaction(context, async (joined) => {
    const { tx } = joined;
    const found = await ownAssignment(tx, viewer, input.assignmentId, joined);
    if (!found.ok) return found;
    const { assignment, sheet, possible, open } = found.value;
    const typed = plainDraft(input.values);
    const fits = (one: (typeof possible)[number]) =>
      strayFields(typed, sheetDraft(one.criteria, null)).length === 0;
    const rubric = [found.value.rubric, ...(sheet ? [] : possible)].find(fits);
    if (!rubric) return refuse('sheet-other-rubric');
    const stored = sheetDraft(rubric.criteria, sheet);
    const mine = Object.fromEntries(Object.entries(typed).filter(([field]) => field in stored));
    const closed = sheet?.status === 'SUBMITTED';
    if (closed && sameDraft(mine, stored)) return ok({ stored, conflicts: [], submitted: true });
    if (closed) return refuse('sheet-submitted');
    const { merged, conflicts } = mergeDrafts(plainDraft(input.base), mine, stored);
    const submit = input.submit && conflicts.length === 0;
    // What is there already needs no open window: the answer to the first sending may have been lost.
    if (!submit && sameDraft(merged, stored)) return ok({ stored, conflicts, submitted: false });
    if (!open) return refuse('judging-closed');
    const read = readSheet(merged, rubric.criteria, submit);
    if (!read.ok) return read;
    const facts = {
      feedback: merged.feedback ?? '',
      remark: merged.remark ?? '',
      notes: merged.notes ?? '',
      revision: (sheet?.revision ?? 0) + 1,
      ...(submit ? { status: 'SUBMITTED' as const, submittedAt: context.now } : {}),
    };
    const sheetId = sheet
      ? (await tx.scoreSheet.update({ where: { id: sheet.id }, data: facts, select: { id: true } })).id
      : (
          await tx.scoreSheet.create({
            data: { assignmentId: assignment.id, rubricId: rubric.id, ...facts },
            select: { id: true },
          })
        ).id;
    const marks = changedRows(sheet?.marks ?? [], read.value.marks, ({ pointsX100 }) => pointsX100);
    const comments = changedRows(sheet?.comments ?? [], read.value.comments, ({ text }) => text);
    const rows = (criterionIds: string[]) => ({ sheetId, criterionId: { in: criterionIds } });
    if (marks.gone.length > 0) await tx.mark.deleteMany({ where: rows(marks.gone) });
    if (comments.gone.length > 0) await tx.sheetComment.deleteMany({ where: rows(comments.gone) });
    if (marks.come.length > 0)
      await tx.mark.createMany({ data: marks.come.map((mark) => ({ ...mark, sheetId })) });
    if (comments.come.length > 0)
      await tx.sheetComment.createMany({ data: comments.come.map((words) => ({ ...words, sheetId })) });
    if (!rubric.lockedAt) {
      await tx.rubric.update({
        where: { id: rubric.id },
        data: { lockedAt: context.now },
        select: { id: true },
      });
      rubric.lockedAt = context.now;
    }
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: submit ? 'submit-sheet' : 'save-sheet',
      subject: { type: 'score-sheet', id: sheetId },
      roundId: assignment.roundId,
      data: { revision: facts.revision },
    });
    return ok({ stored: merged, conflicts, submitted: submit });
  });
}

/** What of a sheet's rows goes and what comes: a save is mostly of one mark, and leaves the others alone. */
function changedRows<Row extends { criterionId: string }>(
  before: readonly Row[],
  after: readonly Row[],
  said: (row: Row) => number | string,
): { gone: string[]; come: Row[] } {
  const stood = new Map(before.map((row) => [row.criterionId, said(row)]));
  const stays = new Map(after.map((row) => [row.criterionId, said(row)]));
  return {
    gone: [...stood].flatMap(([id, words]) => (stays.get(id) === words ? [] : [id])),
    come: after.filter((row) => stood.get(row.criterionId) !== said(row)),
  };
}
