import { nextUsername } from '#app/features/students/register-students.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Sets a one-time password's hash. A student who came with an entry from outside has no account: this opens it, with the
 * school's next user name. Gives the user name; null for somebody else without one.
 */
export async function openAccount(tx: Tx, personId: string, hash: string, now: Date): Promise<string | null> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { username: true, student: { select: { school: { select: { userPrefix: true } } } } },
  });
  if (person.username) {
    await tx.account.updateMany({ where: { personId, providerId: 'credential' }, data: { password: hash } });
    return person.username;
  }
  if (!person.student) return null;
  const username = await nextUsername(tx, person.student.school.userPrefix);
  await tx.person.update({
    where: { id: personId },
    data: { username, displayUsername: username },
    select: { id: true },
  });
  await tx.account.create({
    data: { accountId: personId, providerId: 'credential', personId, password: hash, createdAt: now },
    select: { id: true },
  });
  return username;
}
