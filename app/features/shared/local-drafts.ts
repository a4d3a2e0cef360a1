import type { Draft } from '#app/domain/draft.ts';

/** What was typed on this device and may not have reached the server; `submit`: it was to be submitted as it stands. */
export type LocalDraft = { base: Draft; values: Draft; at: number; submit: boolean };

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
    const submit = 'submit' in stored && stored.submit === true;
    return isDraft(base) && isDraft(values) ? { base, values, at, submit } : null;
  } catch {
    return null;
  }
}

/** The copies of one kind that an account has on this device. */
export function localDrafts(
  personId: string,
  page: string,
): { key: string; subjectId: string; draft: LocalDraft }[] {
  try {
    const [start, end] = [`${PREFIX}${personId}:`, `:${page}`];
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(start) && key.endsWith(end))
      .sort()
      .flatMap((key) => {
        const draft = readLocalDraft(key);
        return draft ? [{ key, subjectId: key.slice(start.length, -end.length), draft }] : [];
      });
  } catch {
    return [];
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

/** What the server is known to have had at a time, for a page that may be shown as it was before that. */
export type KnownDraft = { stored: Draft; at: string };

const KNOWN = 'known:';

/** What the server last said of the form under a key. */
export function readKnownDraft(key: string): KnownDraft | null {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KNOWN + key) ?? 'null');
    if (typeof known !== 'object' || known === null || !('stored' in known) || !('at' in known)) return null;
    const { stored, at } = known;
    return isDraft(stored) && typeof at === 'string' ? { stored, at } : null;
  } catch {
    return null;
  }
}

/** Remembers what the server said. */
export function writeKnownDraft(key: string, known: KnownDraft): void {
  try {
    localStorage.setItem(KNOWN + key, JSON.stringify(known));
  } catch {
    // A browser that keeps nothing shows the page as the server sends it.
  }
}

/** Whether this device holds anything that the server may not have. */
export function hasLocalDrafts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(PREFIX));
  } catch {
    return false;
  }
}

/** Forgets every copy on this device: what a pupil wrote does not stay on a shared phone after signing out. */
export function dropAllLocalDrafts(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) || key.startsWith(KNOWN)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
