import type { z } from 'zod';

import type { SignInSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { audit } from '#app/platform/audit.server.ts';
import { signIn } from '#app/platform/auth/auth.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { addressOf } from '#app/platform/http/address.server.ts';
import { rateLimiter, RateLimiterRes } from '#app/platform/rate-limit.server.ts';

const QUARTER_HOUR_S = 15 * 60;
/** A school signs in from one address: the limit per address must let a whole class in. */
const perName = rateLimiter({ keyPrefix: 'name', points: 10, duration: QUARTER_HOUR_S });
const perAddress = rateLimiter({ keyPrefix: 'address', points: 300, duration: QUARTER_HOUR_S });

/**
 * Signs in by user name. Wrong tries are counted per name and per address and written to the audit without the
 * password; which of the two was wrong is not told. Returns the headers that set the session's cookie.
 */
export async function signInPerson(
  input: z.infer<typeof SignInSchema>,
  request: Request,
  context: Context,
): Promise<Result<{ personId: string; headers: Headers }>> {
  const name = input.username.toLowerCase();
  const address = addressOf(request);
  const wait = await waitSeconds(name, address);
  if (wait > 0) return refuse('account-locked', { minutes: Math.ceil(wait / 60) });
  const person = await db.person.findUnique({
    where: { username: name },
    select: { id: true, closedAt: true },
  });
  const headers = await signIn(name, input.password, request);
  if (!headers || !person || person.closedAt) {
    await Promise.allSettled([perName.consume(name), perAddress.consume(address)]);
    await inTransaction(context, (tx) =>
      audit(tx, {
        at: context.now,
        actorId: null,
        verb: 'sign-in-refused',
        subject: { type: 'person', id: person?.id ?? 'unknown' },
      }),
    );
    return refuse('sign-in-wrong');
  }
  await perName.delete(name);
  await inTransaction(context, (tx) =>
    audit(tx, {
      at: context.now,
      actorId: person.id,
      verb: 'sign-in',
      subject: { type: 'person', id: person.id },
    }),
  );
  return ok({ personId: person.id, headers });
}

/** Seconds until another try is allowed; 0 when one is. */
async function waitSeconds(name: string, address: string): Promise<number> {
  const states = await Promise.all([perName.get(name), perAddress.get(address)]);
  return Math.max(
    0,
    ...states.map((state) =>
      state instanceof RateLimiterRes && state.remainingPoints <= 0 ? state.msBeforeNext / 1000 : 0,
    ),
  );
}
