import type { Draft } from '#app/domain/draft.ts';

/** What was typed on this device and may not have reached the server. */
export type LocalDraft = { base: Draft; values: Draft; at: number };

const PREFIX = 'draft:';

/** One for each account, entry and page: another account on the same phone never meets it. */
export function localDraftKey(personId: string, entryId: string, page: string): string {
  return `${PREFIX}${personId}:${entryId}:${page}`;
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string');

/** The copy under a key; null when there is none that can be read. */
export function readLocalDraft(key: string): LocalDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('base' in stored) || !('values' in stored))
      return null;
    const { base, values } = stored;
    const at = 'at' in stored && typeof stored.at === 'number' ? stored.at : 0;
    return isDraft(base) && isDraft(values) ? { base, values, at } : null;
  } catch {
    return null;
  }
}

/** Keeps a copy; false where the browser keeps nothing (private windows, a full store). */
export function writeLocalDraft(key: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets one copy. */
export function dropLocalDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Forgets every copy on this device: what a pupil wrote does not stay on a shared phone after signing out. */
export function dropAllLocalDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
