/** Brings the database to the newest migration and prints the setup link while there is no administrator. */
import { ensureSetupLink } from '#app/features/accounts/ensure-setup-link.server.ts';
import { requireSameSecret } from '#app/platform/auth/same-secret.server.ts';
import { disconnect } from '#app/platform/db/client.server.ts';
import { migrateDatabase } from '#app/platform/db/migrate.server.ts';
import { provider } from '#app/platform/db/provider.ts';
import { env } from '#app/platform/env.server.ts';

/** Migrates, then returns the one-time setup link, or null when an administrator exists. */
export async function prepare(): Promise<string | null> {
  await migrateDatabase(env().databaseUrl);
  if (provider() === 'postgresql') await requireSameSecret(new Date());
  const link = await ensureSetupLink({ now: new Date() });
  await disconnect();
  return link;
}

if (process.argv[1]?.endsWith('prepare.ts')) {
  const link = await prepare();
  if (link)
    process.stdout.write(
      `\n  First administrator: open this link once\n  首位管理员：请打开一次此链接\n  ${link}\n\n`,
    );
}
