import type { SubmissionResult } from '@conform-to/react';

import type { RowColumn } from './row-columns.ts';
import type { EditorRow } from './stored-rows.server.ts';

/** What was typed into a rows editor that the server refused, so that nothing typed is lost; null without a refusal. */
export function rowsTyped(
  result: SubmissionResult<string[]> | undefined,
  columns: readonly RowColumn[],
): EditorRow[] | null {
  const rows: unknown = result?.initialValue?.rows;
  if (!Array.isArray(rows)) return null;
  return rows.map((row: unknown) => {
    const typed: EditorRow = {};
    const get = (key: string): unknown =>
      typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined;
    const id = get('id');
    if (typeof id === 'string') typed.id = id;
    for (const { key, kind } of columns) {
      const value = get(key);
      if (kind === 'check') typed[key] = value === 'on';
      else if (kind === 'checks')
        typed[key] = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
      else typed[key] = typeof value === 'string' ? value : '';
    }
    return typed;
  });
}
