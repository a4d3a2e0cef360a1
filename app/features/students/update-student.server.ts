import type { z } from 'zod';

import type { RecordConsentSchema, UpdateStudentSchema } from './schemas.ts';
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

/** The version of the consent form's text that guardians sign. */
export const CONSENT_TEXT = '2026-1';

/** Records what guardians decided on paper, for several students of the viewer's schools. */
export async function recordConsent(
  viewer: Viewer,
  { studentIds, editionId, decision }: z.output<typeof RecordConsentSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const students = await tx.student.findMany({ where: { id: { in: studentIds } }, select: SELECT });
    const mine = students.filter((student) =>
      can(viewer, 'register-students', { id: student.schoolId, unitPath: student.school.unit.path }),
    );
    if (mine.length === 0 || mine.length < new Set(studentIds).size) return refuse('not-found');
    const edition = await tx.edition.findUnique({ where: { id: editionId }, select: { id: true } });
    if (!edition) return refuse('not-found');
    const ids = mine.map((student) => student.id);
    await tx.consent.deleteMany({ where: { editionId, studentId: { in: ids } } });
    await tx.consent.createMany({
      data: ids.map((studentId) => ({
        studentId,
        editionId,
        status: decision,
        method: 'PAPER' as const,
        textVersion: CONSENT_TEXT,
        decidedAt: context.now,
        recordedById: viewer.personId,
        createdAt: context.now,
      })),
    });
    for (const schoolId of new Set(mine.map((student) => student.schoolId))) {
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'record-consent',
        subject: { type: 'school', id: schoolId },
        schoolId,
        data: {
          decision,
          editionId,
          students: mine.filter((student) => student.schoolId === schoolId).length,
        },
      });
    }
    return ok({ count: ids.length });
  });
}
