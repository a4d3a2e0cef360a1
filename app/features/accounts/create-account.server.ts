import { uuidv7 } from '#app/platform/ids.server.ts';
import {
  hashOneTimePassword,
  hashPassword,
  newOneTimePassword,
  seal,
} from '#app/platform/auth/passwords.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type NewAccount = {
  name: string;
  username: string;
  /** Chosen by the person; without one, a one-time password is made and kept for the slip. */
  password?: string;
  email?: string | null;
};

/** An account ready to be written: the slow part, hashing, is done. */
export type PreparedAccount = {
  personId: string;
  name: string;
  username: string;
  email: string;
  hash: string;
  oneTimePassword: string | null;
};

/** The purpose under which one-time passwords are sealed. */
export const ONE_TIME_PASSWORD = 'one-time-password';

/** Hashes the passwords of new accounts, before the transaction that writes them. */
export function prepareAccounts(accounts: readonly NewAccount[]): Promise<PreparedAccount[]> {
  return Promise.all(
    accounts.map(async ({ name, username, password, email }) => {
      const personId = uuidv7();
      const oneTimePassword = password === undefined ? newOneTimePassword() : null;
      return {
        personId,
        name,
        username: username.toLowerCase(),
        email: email ? email.toLowerCase() : `${personId}@no-mail.invalid`,
        hash:
          oneTimePassword === null
            ? await hashPassword(password ?? '')
            : await hashOneTimePassword(oneTimePassword),
        oneTimePassword,
      };
    }),
  );
}

/** Writes prepared accounts in three statements, however many they are. User names must be free; a taken one throws. */
export async function insertAccounts(tx: Tx, accounts: readonly PreparedAccount[], now: Date): Promise<void> {
  if (accounts.length === 0) return;
  await tx.person.createMany({
    data: accounts.map(({ personId, name, username, email, oneTimePassword }) => ({
      id: personId,
      name,
      username,
      displayUsername: username,
      email,
      mustChangePassword: oneTimePassword !== null,
      createdAt: now,
    })),
  });
  await tx.account.createMany({
    data: accounts.map(({ personId, hash }) => ({
      accountId: personId,
      providerId: 'credential',
      personId,
      password: hash,
      createdAt: now,
    })),
  });
  await tx.oneTimePassword.createMany({
    data: accounts.flatMap(({ personId, oneTimePassword }) =>
      oneTimePassword === null
        ? []
        : [{ personId, cipher: seal(ONE_TIME_PASSWORD, oneTimePassword), createdAt: now }],
    ),
  });
}
