import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';

/** Largest table that is read, in bytes. */
export const TABLE_MAX_BYTES = 5 * 1024 * 1024;

/**
 * Reads an uploaded table: XLSX (first sheet), or CSV and tab-separated text in UTF-8 or GB 18030, which is what
 * Chinese spreadsheet programs write. Every cell comes back as trimmed text.
 */
export async function readTable(file: File): Promise<Result<Table>> {
  if (file.size === 0) return refuse('file-empty', undefined, 'file');
  if (file.size > TABLE_MAX_BYTES) return refuse('table-too-large', { max: 5 }, 'file');
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes);
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return refuse('table-old-excel', undefined, 'file');
  return readText(decode(bytes));
}

async function readWorkbook(bytes: Buffer): Promise<Result<Table>> {
  try {
    const rows = await readSheet(bytes);
    return ok(rows.map((row) => row.map(cellText)));
  } catch {
    return refuse('table-unreadable', undefined, 'file');
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell.trim() : String(cell as number | boolean);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads comma, semicolon or tab separated text, such as a table pasted from a spreadsheet. */
export function readText(text: string): Result<Table> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = ['\t', ',', '，', ';'].find((one) => firstLine.includes(one)) ?? ',';
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
    });
    return ok(rows);
  } catch {
    return refuse('table-unreadable', undefined, 'file');
  }
}
