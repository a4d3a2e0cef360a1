import { randomUUID } from 'node:crypto';

import { attachMaterial } from './attach-material.server.ts';
import { typeByName } from './file-kinds.ts';
import { beginUpload } from './space.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { mediaFacts } from '#app/platform/uploads/media-facts.server.ts';
import { removeFiles, saveFormFile } from '#app/platform/uploads/service.server.ts';

/** Takes a file that came with an ordinary form: the same limits, content check and slot as any other upload. */
export async function uploadByForm(
  viewer: Viewer,
  input: { entryId: string; slotCode: string; file: File },
  context: Context,
): Promise<Result<undefined>> {
  const { file } = input;
  const uploadId = `form-${randomUUID()}`;
  const room = await beginUpload(viewer, { ...input, uploadIds: [uploadId] }, [file], context);
  if (!room.ok) return room;
  const saved = await saveFormFile(file, typeByName(file.name) ?? '');
  if (typeof saved === 'string') return refuse(saved);
  const facts = await mediaFacts(saved.key, saved.type);
  const attached = await attachMaterial(
    viewer,
    { entryId: input.entryId, slotCode: input.slotCode, file: { ...saved, facts }, uploadId },
    context,
  );
  if (attached.ok) return ok(undefined);
  await removeFiles([saved.key]);
  return attached;
}
