import type { OwnAssignment } from './sheet-scope.server.ts';
import type { SheetComment, SheetMark } from '#app/domain/score-sheet.ts';
import { auditEach } from '#app/platform/audit.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';

/** A sheet as it is to be, and who makes it so. */
export type SheetWrite = {
  before: OwnAssignment['sheet'];
  assignment: Pick<OwnAssignment['assignment'], 'id' | 'roundId'>;
  rubric: OwnAssignment['rubric'];
  words: { feedback: string; remark: string; notes: string };
  marks: readonly SheetMark[];
  comments: readonly SheetComment[];
  submit: boolean;
  byId: string;
  now: Date;
};

/**
 * Writes sheets of different assignments, each the next revision of what it was read as, with an audit line for each; the
 * first sheet of a rubric locks its version. Throws when one of them was changed since it was read.
 */
export async function writeSheets(tx: Tx, writes: readonly SheetWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const sheets = writes.map((write) => ({
    ...write,
    id: write.before?.id ?? uuidv7(),
    revision: (write.before?.revision ?? 0) + 1,
  }));
  await putSheets(tx, sheets);
  const marks = changedRows(
    sheets,
    (one) => one.marks,
    ({ pointsX100 }) => pointsX100,
  );
  if (marks.gone.length > 0) await tx.mark.deleteMany({ where: { OR: marks.gone } });
  await putMarks(tx, marks.come);
  const comments = changedRows(
    sheets,
    (one) => one.comments,
    ({ text }) => text,
  );
  if (comments.gone.length > 0) await tx.sheetComment.deleteMany({ where: { OR: comments.gone } });
  await putComments(tx, comments.come);
  for (const { rubric, now } of sheets) {
    if (rubric.lockedAt) continue;
    await tx.rubric.update({ where: { id: rubric.id }, data: { lockedAt: now }, select: { id: true } });
    rubric.lockedAt = now;
  }
  await auditEach(
    tx,
    sheets.map(({ id, assignment, submit, byId, now, revision }) => ({
      at: now,
      actorId: byId,
      verb: submit ? 'submit-sheet' : 'save-sheet',
      subject: { type: 'score-sheet', id },
      roundId: assignment.roundId,
      data: { revision },
    })),
  );
}

type Numbered = SheetWrite & { id: string; revision: number };

/** Words of an enum stand in the statement itself: sent beside it, PostgreSQL would ask what they are. */
const DRAFT = Prisma.sql`'DRAFT'`;
const SUBMITTED = Prisma.sql`'SUBMITTED'`;

/** The sheets' own rows, begun or changed, in one statement: the database itself holds that each is the next revision. */
async function putSheets(tx: Tx, sheets: readonly Numbered[]): Promise<void> {
  const rows = sheets.map(
    ({
      id,
      assignment,
      rubric,
      words,
      revision,
      submit,
      now,
    }) => Prisma.sql`(${id}, ${assignment.id}, ${rubric.id},
      ${submit ? SUBMITTED : DRAFT}, ${words.feedback}, ${words.remark}, ${words.notes}, ${revision},
      ${submit ? now : null}, ${now})`,
  );
  const written = await tx.$executeRaw`
    INSERT INTO "ScoreSheet" ("id", "assignmentId", "rubricId", "status", "feedback", "remark", "notes", "revision",
      "submittedAt", "updatedAt")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("id") DO UPDATE SET "status" = excluded."status", "feedback" = excluded."feedback",
      "remark" = excluded."remark", "notes" = excluded."notes", "revision" = excluded."revision",
      "submittedAt" = excluded."submittedAt", "updatedAt" = excluded."updatedAt"
    WHERE "ScoreSheet"."revision" = excluded."revision" - 1`;
  if (written !== sheets.length) throw new Error('a score sheet was changed while it was being saved');
}

/** Marks that are new or changed. */
async function putMarks(tx: Tx, marks: readonly OfSheet<SheetMark>[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = marks.map((mark) => Prisma.sql`(${mark.sheetId}, ${mark.criterionId}, ${mark.pointsX100})`);
  await tx.$executeRaw`
    INSERT INTO "Mark" ("sheetId", "criterionId", "pointsX100") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("sheetId", "criterionId") DO UPDATE SET "pointsX100" = excluded."pointsX100"`;
}

/** Comments that are new or changed. */
async function putComments(tx: Tx, comments: readonly OfSheet<SheetComment>[]): Promise<void> {
  if (comments.length === 0) return;
  const rows = comments.map(
    ({ sheetId, criterionId, text }) => Prisma.sql`(${sheetId}, ${criterionId}, ${text})`,
  );
  await tx.$executeRaw`
    INSERT INTO "SheetComment" ("sheetId", "criterionId", "text") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("sheetId", "criterionId") DO UPDATE SET "text" = excluded."text"`;
}

type OfSheet<Row> = Row & { sheetId: string };

/** Rows of the sheets that stand no more, and those that are new or changed: a save is mostly of one mark. */
function changedRows<Row extends { criterionId: string }>(
  sheets: readonly Numbered[],
  rowsOf: (sheet: Pick<Numbered, 'marks' | 'comments'>) => readonly Row[],
  said: (row: Row) => number | string,
) {
  const gone: { sheetId: string; criterionId: { in: string[] } }[] = [];
  const come: OfSheet<Row>[] = [];
  for (const sheet of sheets) {
    const after = rowsOf(sheet);
    const stood = new Map(sheet.before && rowsOf(sheet.before).map((row) => [row.criterionId, said(row)]));
    const stands = new Set(after.map(({ criterionId }) => criterionId));
    const criterionIds = [...stood.keys()].filter((id) => !stands.has(id));
    if (criterionIds.length > 0) gone.push({ sheetId: sheet.id, criterionId: { in: criterionIds } });
    for (const row of after)
      if (stood.get(row.criterionId) !== said(row)) come.push({ ...row, sheetId: sheet.id });
  }
  return { gone, come };
}
