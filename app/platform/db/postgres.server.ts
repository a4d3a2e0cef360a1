/** What only a portal on PostgreSQL loads. */
import { PrismaPg } from '@prisma/adapter-pg';
import type { IsolationLevel, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils';

import { forPostgres } from './provider.ts';
import { PrismaClient } from '#app/platform/prisma-client/client.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { log } from '#app/platform/log.server.ts';

type Config = {
  activeProvider: string;
  inlineSchema: string;
  compilerWasm: {
    getRuntime: () => Promise<unknown>;
    getQueryCompilerWasmModule: () => Promise<WebAssembly.Module>;
    importName: string;
  };
};

/**
 * The one generated client, told that it speaks to PostgreSQL. What Prisma generates for the two engines differs in
 * these values alone (a test holds it), so that nothing has to be generated or built anew when a portal moves.
 */
function asPostgres(config: Config): Config {
  return {
    ...config,
    activeProvider: 'postgresql',
    inlineSchema: forPostgres(config.inlineSchema),
    compilerWasm: {
      ...config.compilerWasm,
      getRuntime: () => import('@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs'),
      getQueryCompilerWasmModule: async () => {
        const { wasm } =
          await import('@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs');
        return new WebAssembly.Module(Buffer.from(wasm, 'base64'));
      },
    },
  };
}

/**
 * Statements as they must be to find and sort what they do on SQLite: nothing stands before something, a search takes no
 * notice of a, A … z, Z (and of no other letters) and of backslashes, and a zero byte, which PostgreSQL cannot store in text, is left out.
 */
export function asOnSqlite({ sql, args, argTypes }: SqlQuery): SqlQuery {
  return {
    sql: sql
      .replace(
        /(?<!\."id)" (ASC|DESC)(?! NULLS)/g,
        (order, way) => `${order} NULLS ${way === 'ASC' ? 'FIRST' : 'LAST'}`,
      )
      .replace(
        / LIKE (\((?:'%' \|\| )?\$\d+(?: \|\| '%')?\))/g,
        // What begins with something is a key that the portal made, and may be looked up by an index.
        (_, pattern: string) => ` ${pattern.startsWith("('%'") ? 'ILIKE' : 'LIKE'} ${pattern} ESCAPE ''`,
      ),
    args: args.map((arg) => (typeof arg === 'string' && arg.includes('\0') ? arg.replaceAll('\0', '') : arg)),
    argTypes,
  };
}

/** Lets every statement through `asOnSqlite`, also those of a transaction. */
function likeSqlite<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  return Object.assign(queryable, {
    queryRaw: (query: SqlQuery) => queryRaw(asOnSqlite(query)),
    executeRaw: (query: SqlQuery) => executeRaw(asOnSqlite(query)),
  });
}

/** A transaction has one connection, which does one thing at a time; its driver wants to be asked so. */
function oneByOne<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  let last: Promise<unknown> = Promise.resolve();
  const after = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(ask, ask);
    last = answer;
    return answer;
  };
  return Object.assign(queryable, {
    queryRaw: (query: SqlQuery) => after(() => queryRaw(query)),
    executeRaw: (query: SqlQuery) => after(() => executeRaw(query)),
  });
}

class Postgres extends PrismaPg {
  override async connect() {
    const adapter = likeSqlite(await super.connect());
    const startTransaction = adapter.startTransaction.bind(adapter);
    return Object.assign(adapter, {
      startTransaction: async (level?: IsolationLevel) => likeSqlite(oneByOne(await startTransaction(level))),
    });
  }
}

/** A transaction may be open so long; a process that froze in one lets the others go on a little later. */
const TRANSACTION_MS = 120_000;

/** A client with so many connections of its own. */
export function connectPostgres(connectionString: string, connections: number): PrismaClient {
  const failed = (err: Error) => log.warn({ err }, 'a connection to the database was lost');
  const options = {
    adapter: new Postgres(
      {
        connectionString,
        max: connections,
        keepAlive: true,
        connectionTimeoutMillis: 15_000,
        idle_in_transaction_session_timeout: TRANSACTION_MS + 10_000,
        application_name: 'portal',
      },
      { onPoolError: failed, onConnectionError: failed },
    ),
    transactionOptions: { maxWait: 60_000, timeout: TRANSACTION_MS },
    __internal: { configOverride: asPostgres },
  };
  return new PrismaClient(options as Prisma.PrismaClientOptions);
}
