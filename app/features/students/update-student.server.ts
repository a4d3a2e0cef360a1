import type { z } from 'zod';

import type { UpdateStudentSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  personId: true,
  schoolId: true,
  school: { select: { unit: { select: { path: true } } } },
} as const;

/** Corrects a student's name, grade, class or number. Names on entries that were submitted stay as they were then. */
export async function updateStudent(
  viewer: Viewer,
  { studentId, name, ...facts }: z.output<typeof UpdateStudentSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const student = await tx.student.findUnique({ where: { id: studentId }, select: SELECT });
    const school = { id: student?.schoolId ?? '', unitPath: student?.school.unit.path ?? '' };
    if (!student || !can(viewer, 'register-students', school)) return refuse('not-found');
    if (facts.studentNumber) {
      const taken = await tx.student.findFirst({
        where: {
          schoolId: student.schoolId,
          studentNumber: facts.studentNumber,
          NOT: { id: studentId },
        },
        select: { person: { select: { name: true } } },
      });
      if (taken)
        return refuse(
          'student-number-taken',
          { number: facts.studentNumber, name: taken.person.name },
          'studentNumber',
        );
    }
    await tx.student.update({ where: { id: studentId }, data: facts });
    await tx.person.update({ where: { id: student.personId }, data: { name } });
    await tx.projectAuthor.updateMany({
      where: {
        studentId,
        project: { entries: { every: { status: { in: ['DRAFT', 'RETURNED'] } } } },
      },
      data: { name, grade: facts.grade },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-student',
      subject: { type: 'student', id: studentId },
      schoolId: student.schoolId,
    });
    return ok(undefined);
  });
}
