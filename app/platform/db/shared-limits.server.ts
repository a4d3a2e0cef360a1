import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';

let pool: pg.Pool | undefined;

function connections(): pg.Pool {
  if (pool) return pool;
  pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max: 2,
    connectionTimeoutMillis: 15_000,
    application_name: 'portal limits',
    // Nothing is kept open when nobody has tried anything for a while.
    allowExitOnIdle: true,
  });
  pool.on('error', (err) => log.warn({ err }, 'a connection to the database was lost'));
  return pool;
}

/** Counts for all processes together; in memory while the database cannot be asked. */
export function sharedLimiter(limit: { keyPrefix: string; points: number; duration: number }) {
  return new RateLimiterPostgres({
    ...limit,
    storeClient: connections(),
    tableName: '_rate_limits',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(limit),
  });
}

/** Closes the connections; who tries afterwards is counted in memory. */
export async function disconnectLimits(): Promise<void> {
  if (pool && !pool.ending) await pool.end();
}
