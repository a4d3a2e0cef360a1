import type { z } from 'zod';

import type { AccountSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const NO_MAIL = '@no-mail.invalid';

/** The viewer's own account; students' names are kept by their school. */
export async function getAccount(viewer: Viewer) {
  const person = await db.person.findUniqueOrThrow({
    where: { id: viewer.personId },
    select: { name: true, username: true, email: true },
  });
  return {
    ...person,
    email: person.email.endsWith(NO_MAIL) ? '' : person.email,
    nameFixed: viewer.student !== null,
  };
}

/** Changes the viewer's own name and address. A student's name is changed by the school, because lists print it. */
export async function updateAccount(
  viewer: Viewer,
  input: z.output<typeof AccountSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const email = input.email ? input.email.toLowerCase() : `${viewer.personId}${NO_MAIL}`;
    const taken = await tx.person.findFirst({
      where: { email, NOT: { id: viewer.personId } },
      select: { id: true },
    });
    if (taken) return refuse('email-taken', undefined, 'email');
    await tx.person.update({
      where: { id: viewer.personId },
      data: { email, ...(viewer.student ? {} : { name: input.name }) },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-account',
      subject: { type: 'person', id: viewer.personId },
    });
    return ok(undefined);
  });
}
