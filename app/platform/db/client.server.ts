import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { PrismaClient } from '#app/platform/prisma-client/client.ts';
import { env } from '#app/platform/env.server.ts';
import { provider } from './provider.ts';
import { disconnectLimits } from '../rate-limit.server.ts';
import { disconnectWork } from './work.server.ts';

/** Loaded before anything asks for it, and only where it is used: it costs an embedded portal nothing. */
const postgres = provider() === 'postgresql' ? await import('./postgres.server.ts') : null;

declare global {
  // Kept across hot reloads in development, so that connections do not pile up.
  var portalDatabase: { reader: PrismaClient; writer: PrismaClient } | undefined;
}

/** What the bundled SQLite is compiled with. The adapter does not say, and Prisma would assume 999. */
const MAX_BIND_VALUES = 32_766;

/** Kilobytes of the file that a connection keeps at hand: the marks of a nation's round, not a sixth of them. */
const CACHE_KILOBYTES = 65_536;

class Sqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript(`PRAGMA cache_size = -${CACHE_KILOBYTES}`);
    return Object.assign(adapter, {
      getConnectionInfo: () => ({ supportsRelationJoins: false, maxBindValues: MAX_BIND_VALUES }),
    });
  }
}

function connect(connections: number): PrismaClient {
  if (postgres) return postgres.connectPostgres(env().databaseUrl, connections);
  return new PrismaClient({
    adapter: new Sqlite({ url: env().databaseUrl, timeout: 15_000 }),
    transactionOptions: { maxWait: 60_000, timeout: 120_000 },
  });
}

/** Connections to a PostgreSQL of one process: pages that read, and besides a transaction the sign-in library. */
const READERS = 10;
const WRITERS = 2;

/**
 * Two connections to one file, or two pools to one server. Everything that changes data goes through the writer, one
 * transaction at a time (`transaction.server.ts`); pages read through the other one and so never see half of somebody's
 * change.
 */
function database(): { reader: PrismaClient; writer: PrismaClient } {
  globalThis.portalDatabase ??= { reader: connect(READERS), writer: connect(WRITERS) };
  return globalThis.portalDatabase;
}

/** For reading. Writing with it is a mistake that lint cannot see: use `inTransaction`. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(database().reader, property) as unknown,
});

/** The writing connection; only `transaction.server.ts` and the sign-in library may touch it. */
export function writer(): PrismaClient {
  return database().writer;
}

/** Closes all connections, at the end of a command or a test file. */
export async function disconnect(): Promise<void> {
  const open = globalThis.portalDatabase;
  globalThis.portalDatabase = undefined;
  await Promise.all([disconnectWork(), disconnectLimits()]);
  if (open) await Promise.all([open.reader.$disconnect(), open.writer.$disconnect()]);
}
