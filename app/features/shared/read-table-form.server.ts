import { readTable, readText } from './read-table.server.ts';
import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import { readFormData } from '#app/platform/http/form.server.ts';

/**
 * Reads the steps of an import: a file (or pasted text) to be previewed, and then the same table as text, looked at again
 * or confirmed.
 * Carrying the table in the page keeps the preview free of anything stored.
 */
export async function readTableForm(request: Request): Promise<{
  confirmed: boolean;
  table: Result<Table>;
  /** The table as tab-separated text, for the confirming form. */
  text: string;
  fileName: string;
  field: (name: string) => string;
  fields: (name: string) => string[];
}> {
  const form = await readFormData(request);
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const file = form.get('file');
  const confirmed = field('intent') === 'confirm';
  const carried = field('table');
  const pasted = field('pasted').trim();
  const table = carried
    ? readCarried(carried)
    : file instanceof File && file.size > 0
      ? await readTable(file)
      : pasted
        ? readText(pasted)
        : refuse('file-missing', undefined, 'file');
  return {
    confirmed,
    table,
    text: table.ok ? JSON.stringify(table.value) : '',
    fileName: file instanceof File ? file.name : field('fileName'),
    field,
    fields: (name) => form.getAll(name).map((value) => (typeof value === 'string' ? value : '')),
  };
}

function readCarried(text: string): Result<Table> {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every(isRow)) return { ok: true, value };
  } catch {
    // Falls through: a page that was tampered with is a table that cannot be read.
  }
  return refuse('table-unreadable', undefined, 'file');
}

function isRow(row: unknown): row is string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}
