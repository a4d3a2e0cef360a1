/** An upload that was begun on this device and has not ended: its id continues it after a reload. */
export type PendingUpload = { id: string; name: string; size: number; modified: number };

const PREFIX = 'upload:';

const slotKey = (entryId: string, slotCode: string) => `${PREFIX}${entryId}:${slotCode}`;

function isPending(value: unknown): value is PendingUpload {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, size, modified } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof size === 'number' &&
    typeof modified === 'number'
  );
}

/** What was begun in a slot and has not ended. */
export function pendingUploads(entryId: string, slotCode: string): PendingUpload[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(slotKey(entryId, slotCode)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPending) : [];
  } catch {
    return [];
  }
}

function write(entryId: string, slotCode: string, all: readonly PendingUpload[]): void {
  try {
    const key = slotKey(entryId, slotCode);
    if (all.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Without a store in the browser an upload still continues as long as the page is open.
  }
}

/** The id under which this very file was begun before, or a new one. */
export function uploadIdOf(entryId: string, slotCode: string, file: File): string {
  const all = pendingUploads(entryId, slotCode);
  const known = all.find(
    (one) => one.name === file.name && one.size === file.size && one.modified === file.lastModified,
  );
  if (known) return known.id;
  const id = crypto.randomUUID();
  const begun = { id, name: file.name, size: file.size, modified: file.lastModified };
  write(entryId, slotCode, [...all, begun]);
  return id;
}

/** Forgets an upload that has ended, one way or the other. */
export function endUpload(entryId: string, slotCode: string, id: string): void {
  write(
    entryId,
    slotCode,
    pendingUploads(entryId, slotCode).filter((one) => one.id !== id),
  );
}
