import { acceptedEndings, acceptsName } from './file-kinds.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { entryForFiles } from '#app/features/projects/edit-scope.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type FileFacts = { name: string; size: number };

/** Room for the files that come in with one choice, before any byte is sent: kind, size, number of files. */
export async function slotFor(
  tx: Pick<Tx, 'entry' | 'materialSlot' | 'material'>,
  viewer: Viewer,
  target: { entryId: string; slotCode: string },
  files: readonly FileFacts[],
  now: Date,
) {
  const found = await entryForFiles(tx, viewer, target.entryId, now);
  if (!found.ok) return found;
  const entry = found.value;
  const slots = await tx.materialSlot.findMany({
    where: { roundId: entry.roundId, code: target.slotCode },
    select: {
      code: true,
      categoryId: true,
      groupId: true,
      accepts: true,
      maxBytes: true,
      maxCount: true,
      maxPages: true,
      maxSeconds: true,
    },
  });
  const [slot] = slotsFor(slots, entry);
  if (!slot) return refuse('not-found');
  const limits = fits(slot, files);
  if (!limits.ok) return limits;
  const standing = await tx.material.count({
    where: { projectId: entry.projectId, slotCode: slot.code, removedAt: null },
  });
  // A slot for one file is replaced; one for several is filled up.
  if (slot.maxCount > 1 && standing + files.length > slot.maxCount)
    return refuse('slot-full', { max: slot.maxCount });
  if (slot.maxCount === 1 && files.length > 1) return refuse('slot-full', { max: 1 });
  return ok({ entry, slot, replaces: slot.maxCount === 1 });
}

function fits(slot: { accepts: string; maxBytes: number }, files: readonly FileFacts[]): Result<undefined> {
  for (const file of files) {
    if (file.size === 0) return refuse('file-empty');
    if (!acceptsName(slot.accepts, file.name))
      return refuse('file-type', { accepts: acceptedEndings(slot.accepts).join(' ') });
    if (file.size > slot.maxBytes)
      return refuse('file-too-large', { max: `${Math.round(slot.maxBytes / 1024 / 1024)} MB` });
  }
  return ok(undefined);
}
