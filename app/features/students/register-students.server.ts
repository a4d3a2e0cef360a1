import type { NewStudent } from './schemas.ts';
import { seenSchool } from './school-scope.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { insertAccounts, prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import type { PreparedAccount } from '#app/features/accounts/create-account.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

type Input = {
  schoolId: string;
  students: readonly NewStudent[];
  /** The roster they come from, when it is one. */
  roster?: { fileName: string; unchanged: number; rejected: number };
};
export type Registered = { studentId: string; personId: string; username: string; name: string };

/**
 * Registers students of a school: each gets an account with a generated user name and a one-time password for the slip.
 * The passwords are hashed before the transaction; all students are written or none.
 */
export async function registerStudents(
  viewer: Viewer,
  input: Input,
  context: Context,
): Promise<Result<Registered[]>> {
  const school = await seenSchool(context.tx ?? db, viewer, input.schoolId);
  if (!school || !can(viewer, 'register-students', { id: school.id, unitPath: school.unit.path }))
    return refuse('not-found');
  const prepared = await prepareAccounts(
    input.students.map((student) => ({ name: student.name, username: '' })),
  );
  return inTransaction(context, async (tx) => {
    const numbers = input.students.flatMap((student) => student.studentNumber ?? []);
    const taken = await tx.student.findFirst({
      where: { schoolId: school.id, studentNumber: { in: numbers } },
      select: { studentNumber: true, person: { select: { name: true } } },
    });
    if (taken)
      return refuse(
        'student-number-taken',
        { number: taken.studentNumber ?? '', name: taken.person.name },
        'studentNumber',
      );
    const named = await nameAccounts(tx, school.userPrefix, prepared);
    await insertAccounts(tx, named, context.now);
    const rows = input.students.map((student, index) => ({
      id: uuidv7(),
      personId: named[index]?.personId ?? '',
      schoolId: school.id,
      grade: student.grade,
      className: student.className,
      studentNumber: student.studentNumber,
      createdAt: context.now,
    }));
    await tx.student.createMany({ data: rows });
    if (input.roster) {
      await tx.rosterImport.create({
        data: {
          schoolId: school.id,
          createdById: viewer.personId,
          created: rows.length,
          ...input.roster,
          personIds: rows.map((row) => row.personId),
          createdAt: context.now,
        },
        select: { id: true },
      });
    }
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'register-students',
      subject: { type: 'school', id: school.id },
      schoolId: school.id,
      data: { created: rows.length },
    });
    return ok(
      rows.map((row, index) => ({
        studentId: row.id,
        personId: row.personId,
        username: named[index]?.username ?? '',
        name: named[index]?.name ?? '',
      })),
    );
  });
}

/** The next free user name of a school, for a student who came without an account. */
export async function nextUsername(tx: Pick<Tx, 'person'>, prefix: string): Promise<string> {
  return `${prefix}${String((await lastUsed(tx, prefix)) + 1).padStart(4, '0')}`;
}

/** User names of a school: its letters and a running number of at least four digits, never given twice. */
async function nameAccounts(tx: Tx, prefix: string, accounts: PreparedAccount[]): Promise<PreparedAccount[]> {
  const last = await lastUsed(tx, prefix);
  return accounts.map((account, index) => ({
    ...account,
    username: `${prefix}${String(last + index + 1).padStart(4, '0')}`,
  }));
}

async function lastUsed(tx: Pick<Tx, 'person'>, prefix: string): Promise<number> {
  const used = await tx.person.findMany({
    where: { username: { startsWith: prefix } },
    select: { username: true },
  });
  let last = 0;
  for (const { username } of used) {
    const digits = username?.slice(prefix.length) ?? '';
    if (/^\d+$/.test(digits)) last = Math.max(last, Number(digits));
  }
  return last;
}
