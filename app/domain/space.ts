import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

const GB = 1024 ** 3;
export const MEGABYTE = 1024 ** 2;
/** How long an upload that was begun counts as under way, in milliseconds. */
export const UNDER_WAY_MS = 2 * 3_600_000;
/** How long what never landed in a slot counts against who began it, in milliseconds. */
export const STRAY_MS = 24 * 3_600_000;

/** Bytes that are stored or promised, and the most there may be; null: no limit. */
export type SpaceFacts = {
  entry: { used: number; max: number };
  round: { used: number; max: number | null };
  /** What this person has begun within a day and what never landed. */
  strays: number;
  /** The disk's free bytes less those promised to others, of so many; null where files are elsewhere. */
  disk: { free: number; total: number } | null;
};

/** The least that stays free on a disk of that size: 1 GB, or 2 % where that is more. */
export const diskReserve = (total: number): number => Math.max(GB, Math.floor(total / 50));

/** How much one person may begin within a day without landing it: twice an entry's space, 4 GB at least. */
export const strayLimit = (entryMax: number): number => Math.max(4 * GB, 2 * entryMax);

/** A size as a person reads it: "2 GB", "300 MB". */
export function sizeText(bytes: number): string {
  return bytes % GB === 0 ? `${bytes / GB} GB` : `${Math.round(bytes / MEGABYTE)} MB`;
}

/** Whether so many bytes more may be taken; otherwise which limit they would pass. */
export function roomFor(wanted: number, { entry, round, strays, disk }: SpaceFacts): Result<undefined> {
  if (entry.used + wanted > entry.max) return refuse('project-space-full', { max: sizeText(entry.max) });
  if (round.max !== null && round.used + wanted > round.max)
    return refuse('round-space-full', { max: sizeText(round.max) });
  if (strays + wanted > strayLimit(entry.max)) return refuse('upload-too-many');
  if (disk && disk.free - wanted < diskReserve(disk.total)) return refuse('storage-low');
  return ok(undefined);
}
