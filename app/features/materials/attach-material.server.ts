import { typeByName } from './file-kinds.ts';
import { lengthFits } from './length-limits.ts';
import { keepPromise, roomToLand } from './space.server.ts';
import { slotFor } from './slot-scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { editableEntry, entryForFiles, recordActing } from '#app/features/projects/edit-scope.server.ts';
import { readFormCode } from '#app/features/projects/form-code.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { MediaFacts } from '#app/platform/uploads/media-facts.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

type Stored = { key: string; name: string; size: number; sha256: string; facts: MediaFacts };

/**
 * Puts an uploaded file into a slot. In a slot for one file it becomes the next version of what is there; otherwise a
 * further file. Told of the same file twice (a repeated upload), it answers as before.
 */
export async function attachMaterial(
  viewer: Viewer,
  input: { entryId: string; slotCode: string; file: Stored; uploadId?: string },
  context: Context,
): Promise<Result<{ versionId: string }>> {
  return inTransaction(context, async (tx) => {
    const { file } = input;
    const known = await tx.materialVersion.findFirst({
      where: { fileKey: file.key },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    if (known) {
      await keepPromise(tx, viewer.personId, input.uploadId);
      return ok({ versionId: known.id });
    }
    const room = await slotFor(tx, viewer, input, [file], context.now);
    if (!room.ok) return room;
    const { entry, slot, replaces } = room.value;
    const length = lengthFits(slot, file.facts);
    if (!length.ok) return length;
    const space = await roomToLand(tx, entry, { bytes: file.size, uploadId: input.uploadId }, context.now);
    if (!space.ok) return space;
    const standing = await tx.material.findFirst({
      where: { projectId: entry.projectId, slotCode: slot.code, removedAt: null },
      orderBy: { createdAt: 'desc' },
      select: { id: true, versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true } } },
    });
    const order = await tx.material.count({
      where: { projectId: entry.projectId, slotCode: slot.code },
    });
    const material =
      replaces && standing
        ? { id: standing.id, version: (standing.versions[0]?.version ?? 0) + 1 }
        : {
            ...(await tx.material.create({
              data: {
                projectId: entry.projectId,
                slotCode: slot.code,
                order,
                createdAt: context.now,
              },
              select: { id: true },
            })),
            version: 1,
          };
    const version = await tx.materialVersion.create({
      data: {
        materialId: material.id,
        version: material.version,
        fileKey: file.key,
        fileName: file.name.slice(0, 200),
        mediaType: typeByName(file.name) ?? 'application/octet-stream',
        bytes: file.size,
        sha256: file.sha256,
        pages: file.facts.pages,
        seconds: file.facts.seconds,
        uploadedById: viewer.personId,
        uploadedAt: context.now,
      },
      select: { id: true },
    });
    await keepPromise(tx, viewer.personId, input.uploadId);
    await recordActing(tx, viewer, entry, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'attach-material',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { slot: slot.code, versionId: version.id },
    });
    return ok({ versionId: version.id });
  });
}

/** Takes a file out of its slot. Its versions stay stored until the project is deleted. */
export async function removeMaterial(
  viewer: Viewer,
  input: { entryId: string; materialId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await entryForFiles(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    const material = await tx.material.findFirst({
      where: { id: input.materialId, projectId: entry.projectId, removedAt: null },
      select: { id: true, slotCode: true },
    });
    if (!material) return refuse('not-found');
    await tx.material.update({
      where: { id: material.id },
      data: { removedAt: context.now },
      select: { id: true },
    });
    await recordActing(tx, viewer, entry, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-material',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { slot: material.slotCode },
    });
    return ok(undefined);
  });
}

/**
 * Ties a scanned application form to the version that was signed, by the code on the paper. Only the code of the
 * present version is taken: an older paper does not say what the project says now.
 */
export async function confirmFormCode(
  viewer: Viewer,
  input: { entryId: string; materialId: string; code: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const read = await readForChecklist(tx, input.entryId);
    const version = await tx.materialVersion.findFirst({
      where: { material: { id: input.materialId, projectId: found.value.projectId, removedAt: null } },
      orderBy: { version: 'desc' },
      select: { id: true },
    });
    if (!read || !version) return refuse('not-found');
    const code = readFormCode(input.code);
    if (code !== read.form.code) return refuse('form-code-wrong', undefined, 'code');
    await tx.materialVersion.update({
      where: { id: version.id },
      data: { formCode: code },
      select: { id: true },
    });
    await recordActing(tx, viewer, found.value, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'confirm-form-code',
      subject: { type: 'entry', id: input.entryId },
      schoolId: found.value.schoolId,
      roundId: found.value.roundId,
      data: { versionId: version.id, code },
    });
    return ok(undefined);
  });
}
