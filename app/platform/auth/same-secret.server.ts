import { createHmac } from 'node:crypto';

import { inTransaction } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';

const KEY = 'secret-check';

/**
 * Holds that every process on one database has the same secret: with another, sessions of one machine would not count on
 * the next, and what one has sealed no other could open. Throws when it is another one.
 */
export async function requireSameSecret(now: Date): Promise<void> {
  const value = createHmac('sha256', env().secret).update(KEY).digest('base64url');
  const known = await inTransaction({ now }, (tx) =>
    tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value },
      update: {},
      select: { value: true },
    }),
  );
  if (known.value !== value)
    throw new Error(
      `This machine has another secret than the others on this database. Give all the same PORTAL_SECRET, or the same file "secret" in PORTAL_DATA. Only if the old one is lost for good: DELETE FROM "Setting" WHERE "key" = '${KEY}'`,
    );
}
