export type EntryNumberParts = { category: string; group: string; discipline: string; seq: number };

/**
 * An entry number from the round's pattern: `{category}`, `{group}`, `{discipline}` are codes, `{seq:3}` the running
 * number with at least three digits ("{category}{group}{seq:3}" gives "AJ007").
 */
export function formatEntryNumber(pattern: string, parts: EntryNumberParts): string {
  return pattern.replaceAll(
    /\{(category|group|discipline|seq)(?::(\d))?\}/g,
    (_, name: keyof EntryNumberParts, width?: string) =>
      name === 'seq' ? String(parts.seq).padStart(Number(width ?? 1), '0') : parts[name],
  );
}
