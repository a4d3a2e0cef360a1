import { createHash } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import type { PackedMaterial } from './package-schema.ts';
import type { LandedFile } from './write-import.server.ts';
import { faultRefusal } from './open-package.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { typeByName } from '#app/features/materials/file-kinds.ts';
import { mediaFacts } from '#app/platform/uploads/media-facts.server.ts';
import { removeFiles, saveFormFile } from '#app/platform/uploads/service.server.ts';
import { ZipFaultError } from '#app/platform/zip-read.server.ts';
import type { OpenZip } from '#app/platform/zip-read.server.ts';

/** A file to be stored: what the package says of it, and the number of its entry, to name it by. */
export type Wanted = { material: PackedMaterial; number: string };

/**
 * Stores files of a package like uploads: kind by name, first bytes, virus scan, and the hash that was announced. All of
 * them, or none and which was wrong. One at a time goes through `scratch` on the disk.
 */
export async function landFiles(
  zip: OpenZip,
  wanted: readonly Wanted[],
  { scratch, onFile }: { scratch: string; onFile: () => void },
): Promise<Result<LandedFile[]>> {
  const landed: LandedFile[] = [];
  try {
    for (const one of wanted) {
      const stored = await landFile(zip, one, scratch);
      if (!stored.ok) {
        await removeFiles(landed.map(({ key }) => key));
        return stored;
      }
      landed.push(stored.value);
      onFile();
    }
    return ok(landed);
  } catch (error) {
    await removeFiles(landed.map(({ key }) => key));
    if (error instanceof ZipFaultError) return faultRefusal(error.fault);
    throw error;
  } finally {
    await rm(scratch, { force: true });
  }
}

async function landFile(
  zip: OpenZip,
  { material, number }: Wanted,
  scratch: string,
): Promise<Result<LandedFile>> {
  const bad = (
    code: 'package-file-type' | 'package-file-hash' | 'package-file-content' | 'package-file-virus',
  ) => refuse(code, { number, name: material.fileName }, 'package');
  const type = typeByName(material.fileName);
  if (!type) return bad('package-file-type');
  const hash = createHash('sha256');
  await pipeline(
    zip.read(material.path ?? ''),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        yield piece;
      }
    },
    createWriteStream(scratch),
  );
  if (hash.digest('hex') !== material.sha256) return bad('package-file-hash');
  const saved = await saveFormFile(new File([await openAsBlob(scratch)], material.fileName), type);
  if (saved === 'storage-unavailable') return refuse(saved, undefined, 'package');
  if (typeof saved === 'string')
    return bad(saved === 'file-virus' ? 'package-file-virus' : 'package-file-content');
  const { pages, seconds } = await mediaFacts(saved.key, type);
  return ok({ material, key: saved.key, mediaType: type, bytes: saved.size, pages, seconds });
}
