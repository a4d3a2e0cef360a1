/** The engines the portal runs on: an embedded file, or a PostgreSQL server when `DATABASE_URL` names one. */
export type Provider = 'sqlite' | 'postgresql';

/** Which engine an address belongs to; without one, the embedded file. */
export const providerOf = (databaseUrl: string | undefined): Provider =>
  /^postgres(ql)?:\/\//.test(databaseUrl ?? '') ? 'postgresql' : 'sqlite';

/** Which engine this process uses. */
export const provider = (): Provider => providerOf(process.env.DATABASE_URL);

/** The same schema for PostgreSQL: nothing in it but the engine's name is of SQLite. */
export const forPostgres = (schema: string): string =>
  schema.replace(/^(datasource db \{\s*provider *= )"sqlite"/m, '$1"postgresql"');
