import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { parseCookies } from 'better-auth/cookies';
import { username } from 'better-auth/plugins/username';

import { db, writer } from '#app/platform/db/client.server.ts';
import { gathered } from '#app/platform/db/gather.server.ts';
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

function auth(): Auth {
  writing ??= createAuth(writer());
  return writing;
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

/** Sessions by token: those of everybody who comes at the same moment in one read. */
const sessionOf = gathered(async (tokens: readonly string[]) => {
  const found = await db.session.findMany({
    where: { token: { in: [...tokens] } },
    select: { token: true, id: true, personId: true, expiresAt: true },
  });
  return new Map(found.map((session) => [session.token, session]));
});

/**
 * The signed-in person's id and session, or null; read every time, so that a session that was ended is out at once. To
 * look is not to write: it does not wait until others have written, and what has run out is swept, not deleted here.
 * The library would answer the same with a hundred times the work, which is too much for what every request asks.
 */
export async function currentSession(
  request: Pick<Request, 'headers'>,
): Promise<{ personId: string; sessionId: string } | null> {
  const cookies = request.headers.get('cookie');
  const token = cookies ? await sessionToken(cookies) : null;
  const session = token ? await sessionOf(token) : null;
  if (!session || session.expiresAt.getTime() <= Date.now()) return null;
  return { personId: session.personId, sessionId: session.id };
}

let signature: Promise<{ cookie: string; key: KeyObject }> | undefined;

/** The name of the library's cookie and the key that signs it, made ready once. */
function sessionSignature() {
  signature ??= auth().$context.then(({ authCookies, secret }) => ({
    cookie: authCookies.sessionToken.name,
    key: createSecretKey(secret, 'utf8'),
  }));
  return signature;
}

/** The token of the library's cookie, which is `<token>.<HMAC-SHA-256 of it>`; null when the portal did not sign it. */
async function sessionToken(cookies: string): Promise<string | null> {
  const { cookie, key } = await sessionSignature();
  const signed = parseCookies(cookies).get(cookie) ?? '';
  const end = signed.lastIndexOf('.');
  if (end < 1) return null;
  const token = signed.slice(0, end);
  const given = Buffer.from(signed.slice(end + 1), 'base64');
  const due = createHmac('sha256', key).update(token).digest();
  return given.length === due.length && timingSafeEqual(given, due) ? token : null;
}

function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return headers;
}
