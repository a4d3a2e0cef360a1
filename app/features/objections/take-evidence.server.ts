import { EVIDENCE_BYTES, EVIDENCE_ENDINGS, EVIDENCE_FILES } from './evidence.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import { typeByName } from '#app/features/materials/file-kinds.ts';
import { diskSpace } from '#app/platform/uploads/disk-space.server.ts';
import { removeFiles, saveFormFile } from '#app/platform/uploads/service.server.ts';
import type { SavedFile } from '#app/platform/uploads/service.server.ts';
import { agrees } from '#app/platform/uploads/sniff.server.ts';

/** Strangers' files leave this much of the disk to the entries. */
const DISK_RESERVE = 1024 * 1024 * 1024;

/** What is wrong with the files of an objection, each by its name. */
export async function checkEvidence(files: readonly File[]): Promise<Result<undefined>> {
  if (files.length > EVIDENCE_FILES) return refuse('objection-files-many', { max: EVIDENCE_FILES }, 'files');
  const checked = await Promise.all(files.map(faultOf));
  return refuseAll(checked.flatMap((fault) => fault ?? []));
}

async function faultOf(file: File): Promise<Refusal | null> {
  const fault = (code: Refusal['code']): Refusal => ({ code, params: { name: file.name }, field: 'files' });
  const ending = /\.[A-Za-z0-9]+$/.exec(file.name)?.[0].toLowerCase() ?? '';
  if (!EVIDENCE_ENDINGS.some((one) => one === ending)) return fault('objection-file-type');
  if (file.size > EVIDENCE_BYTES) return fault('objection-file-large');
  const head = Buffer.from(await file.slice(0, 32).arrayBuffer());
  return agrees(head, typeByName(file.name) ?? '') ? null : fault('objection-file-content');
}

/** Stores checked evidence: all of it, or none and why. */
export async function storeEvidence(files: readonly File[]): Promise<Result<SavedFile[]>> {
  const disk = files.length > 0 ? await diskSpace() : null;
  if (disk && disk.free < DISK_RESERVE) return refuse('storage-low', undefined, 'files');
  const saved: SavedFile[] = [];
  for (const file of files) {
    const one = await saveFormFile(file, typeByName(file.name) ?? '');
    if (typeof one !== 'string') {
      saved.push(one);
      continue;
    }
    if (saved.length > 0) await removeFiles(saved.map(({ key }) => key));
    if (one === 'storage-unavailable') return refuse(one, undefined, 'files');
    const code = one === 'file-virus' ? 'objection-file-virus' : 'objection-file-content';
    return refuse(code, { name: file.name }, 'files');
  }
  return ok(saved);
}
