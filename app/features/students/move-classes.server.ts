import { z } from 'zod';

import type { MoveClassesSchema, UndoMoveSchema } from './schemas.ts';
import { seenSchool } from './school-scope.server.ts';
import { CLASS_MOVES, classAfter, proposeMoves } from '#app/domain/class-move.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Where students were before a move, as it is stored to undo it. */
const ChangesSchema = z
  .array(
    z.object({
      id: z.string(),
      grade: z.number(),
      className: z.string(),
      move: z.enum(CLASS_MOVES),
    }),
  )
  .catch([]);
type Change = z.output<typeof ChangesSchema>[number];

/** Grades of a school with what is proposed for each, and its last moves; null when not seen. */
export async function getClassMoves(viewer: Viewer, schoolId: string) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const [counts, moves] = await Promise.all([
    db.student.groupBy({ by: ['grade'], where: { schoolId, leftAt: null }, _count: { _all: true } }),
    db.classMove.findMany({
      where: { schoolId },
      orderBy: { at: 'desc' },
      take: 3,
      select: { id: true, movedUp: true, left: true, at: true, undoneAt: true },
    }),
  ]);
  const size = new Map(counts.map((row) => [row.grade, row._count._all]));
  return {
    school,
    grades: proposeMoves([...size.keys()]).map((one) => ({ ...one, students: size.get(one.grade) ?? 0 })),
    moves,
  };
}

/** Students by what they have in common, so that a school moves in a few statements. */
function byClass(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.grade, change.className, change.move]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

async function schoolToChange(tx: Tx, viewer: Viewer, schoolId: string) {
  const school = await seenSchool(tx, viewer, schoolId);
  return school && can(viewer, 'register-students', { id: school.id, unitPath: school.unit.path })
    ? school
    : null;
}

/**
 * A new school year: moves the students of whole grades one grade up, with their class names where these carry the
 * grade, and lets others leave. Who left is no longer on the school's list; the account stays for projects in later
 * rounds. Grades printed on entries that were submitted do not change.
 */
export async function moveClasses(
  viewer: Viewer,
  { schoolId, moves }: z.output<typeof MoveClassesSchema>,
  context: Context,
): Promise<Result<{ up: number; left: number }>> {
  return inTransaction(context, async (tx) => {
    const school = await schoolToChange(tx, viewer, schoolId);
    if (!school) return refuse('not-found');
    const students = await tx.student.findMany({
      where: { schoolId, leftAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, grade: true, className: true },
    });
    const changes = students
      .map((student): Change => ({ ...student, move: moves[String(student.grade)] ?? 'stay' }))
      .filter(({ move, grade }) => move === 'leave' || (move === 'up' && grade < 12));
    if (changes.length === 0) return refuse('class-move-none');
    for (const group of byClass(changes)) {
      const [{ grade, className, move } = { grade: 0, className: '', move: 'stay' }] = group;
      await tx.student.updateMany({
        where: { id: { in: group.map(({ id }) => id) } },
        data:
          move === 'up'
            ? { grade: grade + 1, className: classAfter(className, grade) }
            : { leftAt: context.now },
      });
    }
    const left = changes.filter(({ move }) => move === 'leave').length;
    const made = await tx.classMove.create({
      data: {
        schoolId,
        byId: viewer.personId,
        changes,
        movedUp: changes.length - left,
        left,
        at: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'move-classes',
      subject: { type: 'school', id: schoolId },
      schoolId,
      data: { moveId: made.id, up: changes.length - left, left },
    });
    return ok({ up: changes.length - left, left });
  });
}

/** Takes a school's latest move back. Students who were changed by hand since stay as they are. */
export async function undoClassMove(
  viewer: Viewer,
  { moveId }: z.output<typeof UndoMoveSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const made = await tx.classMove.findUnique({
      where: { id: moveId },
      select: { schoolId: true, changes: true, at: true, undoneAt: true },
    });
    if (!made || !(await schoolToChange(tx, viewer, made.schoolId))) return refuse('not-found');
    const latest = await tx.classMove.findFirst({
      where: { schoolId: made.schoolId, undoneAt: null },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { id: true },
    });
    if (latest?.id !== moveId) return refuse('class-move-undone');
    let count = 0;
    for (const group of byClass(ChangesSchema.parse(made.changes))) {
      const [{ grade, className, move } = { grade: 0, className: '', move: 'stay' }] = group;
      const back = await tx.student.updateMany({
        where: {
          id: { in: group.map(({ id }) => id) },
          ...(move === 'up'
            ? { grade: grade + 1, className: classAfter(className, grade), leftAt: null }
            : { leftAt: made.at }),
        },
        data: move === 'up' ? { grade, className } : { leftAt: null },
      });
      count += back.count;
    }
    await tx.classMove.update({
      where: { id: moveId },
      data: { undoneAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'undo-class-move',
      subject: { type: 'school', id: made.schoolId },
      schoolId: made.schoolId,
      data: { moveId, count },
    });
    return ok({ count });
  });
}
