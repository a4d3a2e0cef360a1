import type { z } from 'zod';

import type { SaveSheetSchema } from './schemas.ts';
import { ownAssignments } from './sheet-scope.server.ts';
import type { OwnAssignment } from './sheet-scope.server.ts';
import { writeSheets } from './write-sheets.server.ts';
import type { SheetWrite } from './write-sheets.server.ts';
import { mergeDrafts, sameDraft } from '#app/domain/draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { plainDraft, readSheet, sheetDraft, strayFields } from '#app/domain/score-sheet.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { inSharedTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

type SaveInput = z.output<typeof SaveSheetSchema>;

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
export function saveSheet(viewer: Viewer, input: SaveInput, context: Context): Promise<Result<SavedSheet>> {
  return saveTogether(context, { viewer, input, now: context.now });
}

type Save = { viewer: Viewer; input: SaveInput; now: Date };

/** Saves that wait for their turn together: read in sets, decided one by one, written in sets. */
const saveTogether = inSharedTransaction<Save, Result<SavedSheet>>(
  ({ input }) => input.assignmentId,
  async (tx, saves, context) => {
    const found = await ownAssignments(
      tx,
      saves.map(({ viewer, input, now }) => ({ viewer, assignmentId: input.assignmentId, now })),
      context,
    );
    const writes: SheetWrite[] = [];
    const answers = saves.map((save, index) => {
      const own = found[index] ?? refuse('not-found');
      const decided = own.ok ? decide(own.value, save) : own;
      if (!decided.ok) return decided;
      if (decided.value.write) writes.push(decided.value.write);
      return ok(decided.value.answer);
    });
    await writeSheets(tx, writes);
    return answers;
  },
);

/** What comes of one save, and what is to be written for it, if anything. */
function decide(
  { assignment, sheet, possible, open, ...own }: OwnAssignment,
  { viewer, input, now }: Save,
): Result<{ answer: SavedSheet; write?: SheetWrite }> {
  const typed = plainDraft(input.values);
  const fits = (one: (typeof possible)[number]) =>
    strayFields(typed, sheetDraft(one.criteria, null)).length === 0;
  const rubric = [own.rubric, ...(sheet ? [] : possible)].find(fits);
  if (!rubric) return refuse('sheet-other-rubric');
  const stored = sheetDraft(rubric.criteria, sheet);
  const mine = Object.fromEntries(Object.entries(typed).filter(([field]) => field in stored));
  const closed = sheet?.status === 'SUBMITTED';
  if (closed && sameDraft(mine, stored)) return ok({ answer: { stored, conflicts: [], submitted: true } });
  if (closed) return refuse('sheet-submitted');
  const { merged, conflicts } = mergeDrafts(plainDraft(input.base), mine, stored);
  const submit = input.submit && conflicts.length === 0;
  // What is there already needs no open window: the answer to the first sending may have been lost.
  if (!submit && sameDraft(merged, stored)) return ok({ answer: { stored, conflicts, submitted: false } });
  if (!open) return refuse('judging-closed');
  const read = readSheet(merged, rubric.criteria, submit);
  if (!read.ok) return read;
  const { feedback = '', remark = '', notes = '' } = merged;
  return ok({
    answer: { stored: merged, conflicts, submitted: submit },
    write: {
      before: sheet,
      assignment,
      rubric,
      words: { feedback, remark, notes },
      ...read.value,
      submit,
      byId: viewer.personId,
      now,
    },
  });
}
