/**
 * Prisma's SQL for PostgreSQL, so that everything behaves as on SQLite: text is sorted and compared byte by byte, whatever
 * language the server was set up for; JSON comes back with its keys in the order in which they were written; words of an
 * enum are sorted as words; indexes are in the order in which rows are asked for, nothing before something.
 */
export function sqlAsOnSqlite(sql: string, previous: string): string {
  const words = new Map<string, string[]>();
  return (
    sql
      // It is there, and who may make tables in it may not always make it.
      .replace(/^-- CreateSchema\nCREATE SCHEMA .*\n\n?/m, '')
      .replace(/("\w+" (?:SET DATA TYPE )?)TEXT\b/g, '$1TEXT COLLATE "C"')
      .replace(/("\w+" (?:SET DATA TYPE )?)JSONB\b/g, '$1JSON')
      .replace(
        /(CREATE TYPE "\w+" AS ENUM \()(.*)(\);)/g,
        (_, head: string, words: string, tail: string) =>
          `${head}${words.split(', ').sort().join(', ')}${tail}`,
      )
      .replace(/(ALTER TYPE "(\w+)" ADD VALUE '(\w+)')/g, (_, head: string, name: string, word: string) => {
        const known = words.get(name) ?? wordsOf(previous, name);
        words.set(name, [...known, word].sort());
        const next = known.find((one) => one > word);
        return next ? `${head} BEFORE '${next}'` : head;
      })
      .replace(
        /(CREATE (?:UNIQUE )?INDEX "\w+" ON "\w+"\()(.*)(\);)/g,
        (_, head: string, columns: string, tail: string) =>
          head +
          columns.replace(
            /"\w+"( DESC)?/g,
            (column, down?: string) => `${column} NULLS ${down ? 'LAST' : 'FIRST'}`,
          ) +
          tail,
      )
  );
}

/** The words of an enum as the schema has them, sorted. */
function wordsOf(schema: string, name: string): string[] {
  const body = new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'm').exec(schema)?.[1] ?? '';
  return [...body.matchAll(/^\s*(\w+)/gm)].map(([, word]) => word ?? '').sort();
}
