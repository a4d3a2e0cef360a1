import { z } from 'zod';

import type { UndoImportSchema } from './schemas.ts';
import { seenSchool } from './school-scope.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const PersonIdsSchema = z.array(z.string()).catch([]);

/** Students of an import who have done nothing yet: never signed in, no project, no guardian's decision. */
function untouched(tx: Pick<Tx, 'student'>, schoolId: string, personIds: readonly string[]) {
  return tx.student.findMany({
    where: {
      schoolId,
      personId: { in: [...personIds] },
      person: { mustChangePassword: true },
      authorships: { none: {} },
      consents: { none: { decidedAt: { not: null } } },
    },
    select: { id: true, personId: true },
  });
}

/** The last imports of a school, newest first, with how many of their students could still be taken back. */
export async function listImports(viewer: Viewer, schoolId: string) {
  if (!(await seenSchool(db, viewer, schoolId))) return [];
  const imports = await db.rosterImport.findMany({
    where: { schoolId },
    orderBy: { createdAt: 'desc' },
    take: 5,
    select: { id: true, fileName: true, created: true, createdAt: true, personIds: true },
  });
  return Promise.all(
    imports.map(async ({ personIds, ...one }) => ({
      ...one,
      removable: (await untouched(db, schoolId, PersonIdsSchema.parse(personIds))).length,
    })),
  );
}

/**
 * Takes an import back: its students who have done nothing yet are deleted with their accounts, the others stay. Gives
 * how many went and how many stayed.
 */
export async function undoImport(
  viewer: Viewer,
  { importId }: z.output<typeof UndoImportSchema>,
  context: Context,
): Promise<Result<{ removed: number; kept: number }>> {
  return inTransaction(context, async (tx) => {
    const made = await tx.rosterImport.findUnique({
      where: { id: importId },
      select: { schoolId: true, personIds: true, school: { select: { unit: { select: { path: true } } } } },
    });
    const school = { id: made?.schoolId ?? '', unitPath: made?.school.unit.path ?? '' };
    if (!made || !can(viewer, 'register-students', school)) return refuse('not-found');
    const personIds = PersonIdsSchema.parse(made.personIds);
    const students = await untouched(tx, made.schoolId, personIds);
    await tx.person.deleteMany({ where: { id: { in: students.map((student) => student.personId) } } });
    const kept = await tx.student.count({ where: { personId: { in: personIds } } });
    if (kept === 0) await tx.rosterImport.delete({ where: { id: importId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'undo-import',
      subject: { type: 'school', id: made.schoolId },
      schoolId: made.schoolId,
      data: { importId, removed: students.length, kept },
    });
    return ok({ removed: students.length, kept });
  });
}
