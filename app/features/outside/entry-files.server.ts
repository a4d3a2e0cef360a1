import { acceptedEndings } from '#app/features/materials/file-kinds.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { entryForFiles } from '#app/features/projects/edit-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The slots of an imported entry with what stands in them, for the organiser who may fill them now; null otherwise. */
export async function getEntryFiles(
  viewer: Viewer,
  { roundId, entryId }: { roundId: string; entryId: string },
  now: Date,
) {
  const found = await entryForFiles(db, viewer, entryId, now);
  if (!found.ok || found.value.roundId !== roundId || found.value.source !== 'IMPORTED') return null;
  const entry = found.value;
  const [slots, materials] = await Promise.all([
    db.materialSlot.findMany({ where: { roundId }, orderBy: { order: 'asc' } }),
    db.material.findMany({
      where: { projectId: entry.projectId, removedAt: null },
      orderBy: [{ order: 'asc' }, { createdAt: 'asc' }],
      select: {
        id: true,
        slotCode: true,
        versions: {
          orderBy: { version: 'desc' },
          take: 1,
          select: { id: true, fileName: true, bytes: true },
        },
      },
    }),
  ]);
  return {
    title: entry.project.title,
    slots: slotsFor(slots, entry).map((slot) => ({
      code: slot.code,
      name: slot.name,
      nameEn: slot.nameEn,
      maxBytes: slot.maxBytes,
      maxCount: slot.maxCount,
      endings: acceptedEndings(slot.accepts),
      files: materials.flatMap(({ id, slotCode, versions: [version] }) =>
        slotCode === slot.code && version ? [{ ...version, materialId: id }] : [],
      ),
    })),
  };
}
