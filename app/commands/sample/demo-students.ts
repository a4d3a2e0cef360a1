import { randomBytes } from 'node:crypto';

import { choosePassword } from '#app/features/accounts/choose-password.server.ts';
import { ONE_TIME_PASSWORD } from '#app/features/accounts/create-account.server.ts';
import { unseal } from '#app/platform/auth/passwords.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { asStudent, must } from './drive.ts';
import type { StudentRef } from './drive.ts';

export type Account = { role: string; username: string; password: string; what: string };

/** Three of the demo school's students get passwords that are printed: one with a returned entry, one drafting, one new. */
export async function demoStudents(
  registered: readonly StudentRef[],
  accounts: Account[],
  context: { now: Date },
) {
  const demo = [
    [5, 'student-returned 作品被退回的学生'],
    [7, 'student-draft 作品还是草稿的学生'],
    [14, 'student-new 还没有作品的学生'],
  ] as const;
  for (const [number, what] of demo) {
    const student = registered[number];
    if (!student) continue;
    const kept = await db.oneTimePassword.findUniqueOrThrow({ where: { personId: student.personId } });
    const person = await db.person.findUniqueOrThrow({
      where: { id: student.personId },
      select: { username: true },
    });
    const current = unseal(ONE_TIME_PASSWORD, kept.cipher) ?? '';
    const password = `sample-${randomBytes(4).toString('hex')}`;
    must(await choosePassword(asStudent(student), { current, password }, '', context));
    accounts.push({ role: what.split(' ')[0] ?? what, username: person.username ?? '', password, what });
  }
}
