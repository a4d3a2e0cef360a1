import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { username } from 'better-auth/plugins/username';

import { db, writer } from '#app/platform/db/client.server.ts';
import { exclusively, inTransaction } from '#app/platform/db/transaction.server.ts';
import type { PrismaClient } from '#app/platform/prisma-client/client.ts';
import { env } from '#app/platform/env.server.ts';
import { hashPassword, verifyPassword } from './passwords.server.ts';

function createAuth(client: PrismaClient) {
  return betterAuth({
    baseURL: env().origin,
    secret: env().secret,
    database: prismaAdapter(client, { provider: 'sqlite', transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { modelName: 'person' },
    session: {
      fields: { userId: 'personId' },
      expiresIn: 60 * 60 * 24 * 14,
      updateAge: 60 * 60 * 24,
      // To look is not to write: what has run out is swept, not deleted by who comes with it.
      deferSessionRefresh: true,
    },
    account: { fields: { userId: 'personId' } },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 40 })],
    advanced: { database: { generateId: false }, useSecureCookies: env().origin.startsWith('https:') },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  });
}

type Auth = ReturnType<typeof createAuth>;
let writing: Auth | undefined;
let reading: Auth | undefined;

function auth(): Auth {
  writing ??= createAuth(writer());
  return writing;
}

/** Only looks: who is signed in is asked with every page, which must not wait until others have written. */
function lookup(): Auth {
  reading ??= createAuth(db);
  return reading;
}

/**
 * Signs in by user name. Returns the headers that carry the session cookie, or null when the name or the password is
 * wrong (which of the two is not told).
 */
export async function signIn(name: string, password: string, request: Request): Promise<Headers | null> {
  return exclusively(async () => {
    const response = await auth().api.signInUsername({
      body: { username: name, password, rememberMe: true },
      headers: request.headers,
      asResponse: true,
    });
    if (!response.ok) return null;
    return cookiesOf(response);
  });
}

/** Ends the session of this browser; returns the headers that clear its cookie. */
export async function signOut(headers: Headers): Promise<Headers> {
  return exclusively(async () => cookiesOf(await auth().api.signOut({ headers, asResponse: true })));
}

/** Forgets sessions that have run out. */
export function sweepSessions(now: Date): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    await tx.session.deleteMany({ where: { expiresAt: { lt: now } } });
  });
}

/** The signed-in person's id and session, or null. One indexed read, so that a closed account is out at once. */
export async function currentSession(
  request: Request,
): Promise<{ personId: string; sessionId: string } | null> {
  if (!request.headers.get('cookie')) return null;
  const found = await lookup().api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  return found ? { personId: found.user.id, sessionId: found.session.id } : null;
}

function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return headers;
}
