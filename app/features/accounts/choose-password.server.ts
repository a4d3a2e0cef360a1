import type { z } from 'zod';

import type { ChoosePasswordSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { hashPassword, verifyPassword } from '#app/platform/auth/passwords.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Replaces the viewer's password. The printed one-time password is deleted, and every other browser of the person is
 * signed out.
 */
export async function choosePassword(
  viewer: Viewer,
  input: z.infer<typeof ChoosePasswordSchema>,
  keepSessionId: string,
  context: Context,
): Promise<Result<undefined>> {
  const account = await db.account.findFirst({
    where: { personId: viewer.personId, providerId: 'credential' },
    select: { id: true, password: true, person: { select: { username: true } } },
  });
  if (!account?.password) return refuse('not-found');
  if (!(await verifyPassword({ hash: account.password, password: input.current })))
    return refuse('password-wrong', undefined, 'current');
  if (input.password === input.current) return refuse('password-same', undefined, 'password');
  if (input.password.toLowerCase() === account.person.username)
    return refuse('password-is-username', undefined, 'password');
  const hash = await hashPassword(input.password);
  return inTransaction(context, async (tx) => {
    await tx.account.update({ where: { id: account.id }, data: { password: hash } });
    await tx.person.update({ where: { id: viewer.personId }, data: { mustChangePassword: false } });
    await tx.oneTimePassword.deleteMany({ where: { personId: viewer.personId } });
    await tx.session.deleteMany({ where: { personId: viewer.personId, id: { not: keepSessionId } } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'choose-password',
      subject: { type: 'person', id: viewer.personId },
    });
    return ok(undefined);
  });
}
