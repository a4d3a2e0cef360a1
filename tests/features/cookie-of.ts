import { signIn } from '#app/platform/auth/auth.server.ts';
import { hashPassword } from '#app/platform/auth/passwords.server.ts';
import { writer } from '#app/platform/db/client.server.ts';

/** Gives a person a password and signs them in; answers the cookie of their browser. */
export async function cookieOf(personId: string): Promise<string> {
  const person = await writer().person.findUniqueOrThrow({ where: { id: personId } });
  const password = 'a password of the table';
  await writer().account.create({
    data: {
      accountId: personId,
      providerId: 'credential',
      personId,
      password: await hashPassword(password),
    },
  });
  const headers = await signIn(person.username ?? '', password, new Request('http://localhost/sign-in'));
  return (headers?.getSetCookie() ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}
