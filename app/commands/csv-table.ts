import { readFileSync } from 'node:fs';

import { CsvError, parse } from 'csv-parse/sync';

/** A table, or an option, that cannot be used: the message names file, line and reason. */
export class BadTable extends Error {}

/** Runs a command on tables: what cannot be used ends it with the reason on stderr and exit code 2. */
export function onTables(main: () => void, usage: string): void {
  try {
    main();
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!(error instanceof BadTable) && !isUsage) throw error;
    process.stderr.write(`${error.message}\n${isUsage ? `${usage}\n` : ''}`);
    process.exitCode = 2;
  }
}

export type CsvRow = { line: number; cells: Record<string, string> };

/** Reads an RFC 4180 table with a header, UTF-8. Columns that are not named are left out. */
export function readCsv<R extends string>(
  file: string,
  required: readonly R[],
  optional: readonly string[] = [],
) {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new BadTable(`${file}: cannot be read`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadTable(`${file}: is not UTF-8`);
  }
  return parseCsv(file, text, required, optional);
}

/** The same for a table that is in memory; `file` names it in messages. */
export function parseCsv<R extends string>(
  file: string,
  text: string,
  required: readonly R[],
  optional: readonly string[] = [],
) {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` each record comes with the line it ends on, which the types of the parser do not say.
    rows = parse(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadTable(`${file}, line ${String(error.lines ?? '?')}: ${error.message}`);
  }
  const [head, ...body] = rows;
  if (!head) throw new BadTable(`${file}, line 1: the header is missing`);
  for (const name of required)
    if (!head.record.includes(name)) throw new BadTable(`${file}, line 1: the column "${name}" is missing`);
  const columns = [...required, ...optional].map((name) => [name, head.record.indexOf(name)] as const);
  return body.map(({ record, info }): CsvRow & { cells: Record<R, string> } => ({
    line: info.lines,
    cells: Object.fromEntries(columns.map(([name, index]) => [name, record[index] ?? ''])) as Record<
      R,
      string
    >,
  }));
}

/** A cell as a number; refused with file and line otherwise. */
export function numberOf(
  file: string,
  line: number,
  name: string,
  text: string,
  { min = 0, max = Infinity, whole = false }: { min?: number; max?: number; whole?: boolean } = {},
): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value) || value < min || value > max || (whole && !Number.isInteger(value)))
    throw new BadTable(
      `${file}, line ${line}: ${name} "${text}" is not a ${whole ? 'whole ' : ''}number from ${min}${max === Infinity ? '' : ` to ${max}`}`,
    );
  return value;
}
