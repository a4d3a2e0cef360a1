import type { SubmissionResult } from '@conform-to/react';

/** What was typed before an error, or what there is to begin with: as texts, as lists, as ticks. */
export function typedIn(lastResult: SubmissionResult<string[]> | undefined) {
  const typed = lastResult?.initialValue;
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return {
    text: (name: string, usual?: string | null): string => {
      const value = typed?.[name];
      return typeof value === 'string' ? value : typed ? '' : (usual ?? '');
    },
    list: (name: string, usual: readonly string[] = []): string[] => (typed ? list(typed[name]) : [...usual]),
    ticked: (name: string, usual = false): boolean => (typed ? typed[name] === 'on' : usual),
    /** Of rows of fields, such as `prizePoints[0].points`. */
    row: (name: string, index: number, field: string, usual: string): string => {
      const rows = typed?.[name];
      const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
      const value = row && typeof row === 'object' ? (row as Record<string, unknown>)[field] : undefined;
      return typeof value === 'string' ? value : usual;
    },
  };
}
