import { ONE_TIME_PASSWORD } from './create-account.server.ts';
import { openAccount } from './open-account.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { hashOneTimePassword, newOneTimePassword, seal } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Gives somebody a new one-time password, for who lost theirs: a teacher for the school's students, an administrator
 * for people of the places in reach. The person is signed out everywhere. Nobody resets an operator but an operator.
 */
export async function resetPassword(
  viewer: Viewer,
  { personId }: { personId: string },
  context: Context,
): Promise<Result<{ username: string; password: string }>> {
  const password = newOneTimePassword();
  const hash = await hashOneTimePassword(password);
  return inTransaction(context, async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: personId, closedAt: null },
      select: { id: true },
    });
    if (!person || !(await mayReset(tx, viewer, personId))) return refuse('not-found');
    const username = await openAccount(tx, personId, hash, context.now);
    if (username === null) return refuse('not-found');
    await tx.person.update({ where: { id: personId }, data: { mustChangePassword: true } });
    const cipher = seal(ONE_TIME_PASSWORD, password);
    await tx.oneTimePassword.upsert({
      where: { personId },
      create: { personId, cipher, createdAt: context.now },
      update: { cipher, createdAt: context.now },
    });
    await tx.session.deleteMany({ where: { personId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'reset-password',
      subject: { type: 'person', id: personId },
    });
    return ok({ username, password });
  });
}

/**
 * New one-time passwords for many students at once, for a class that has lost its slips: all of them, or none. The
 * hashes are made before the transaction.
 */
export async function resetStudents(
  viewer: Viewer,
  { studentIds }: { studentIds: readonly string[] },
  context: Context,
): Promise<Result<{ count: number }>> {
  const made = await Promise.all(
    [...new Set(studentIds)].map(async (studentId) => {
      const password = newOneTimePassword();
      return { studentId, password, hash: await hashOneTimePassword(password) };
    }),
  );
  return inTransaction(context, async (tx) => {
    const students = await tx.student.findMany({
      where: { id: { in: made.map(({ studentId }) => studentId) }, person: { closedAt: null } },
      select: {
        id: true,
        personId: true,
        schoolId: true,
        school: { select: { unit: { select: { path: true } } } },
      },
    });
    const mine = students.every((student) =>
      can(viewer, 'register-students', { id: student.schoolId, unitPath: student.school.unit.path }),
    );
    if (!mine || students.length === 0 || students.length < made.length) return refuse('not-found');
    const personOf = new Map(students.map((student) => [student.id, student.personId]));
    for (const { studentId, password, hash } of made) {
      const personId = personOf.get(studentId) ?? '';
      const cipher = seal(ONE_TIME_PASSWORD, password);
      await openAccount(tx, personId, hash, context.now);
      await tx.person.update({
        where: { id: personId },
        data: { mustChangePassword: true },
        select: { id: true },
      });
      await tx.oneTimePassword.upsert({
        where: { personId },
        create: { personId, cipher, createdAt: context.now },
        update: { cipher, createdAt: context.now },
        select: { personId: true },
      });
    }
    await tx.session.deleteMany({ where: { personId: { in: [...personOf.values()] } } });
    for (const schoolId of new Set(students.map((student) => student.schoolId)))
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'reset-students',
        subject: { type: 'school', id: schoolId },
        schoolId,
        data: { students: students.filter((student) => student.schoolId === schoolId).length },
      });
    return ok({ count: students.length });
  });
}

async function mayReset(
  tx: Pick<Tx, 'student' | 'roleGrant'>,
  viewer: Viewer,
  personId: string,
): Promise<boolean> {
  if (viewer.isOperator) return true;
  const student = await tx.student.findUnique({
    where: { personId },
    select: { school: { select: { id: true, unit: { select: { path: true } } } } },
  });
  if (student) {
    const { id, unit } = student.school;
    return can(viewer, 'register-students', { id, unitPath: unit.path });
  }
  const grants = await tx.roleGrant.findMany({
    where: { personId, revokedAt: null },
    select: {
      unit: { select: { path: true } },
      school: { select: { unit: { select: { path: true } } } },
      round: { select: { unit: { select: { path: true } } } },
    },
  });
  // Every place of the person must be in reach: a county must not take over a province's administrator.
  return (
    grants.length > 0 &&
    grants.every((grant) => {
      const path = grant.unit?.path ?? grant.school?.unit.path ?? grant.round?.unit.path;
      return path !== undefined && can(viewer, 'manage-unit', { path });
    })
  );
}
