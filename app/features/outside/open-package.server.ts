import { createHash } from 'node:crypto';

import { CONTENTS_MAX_BYTES, MATERIAL_MAX_BYTES, PACKAGE_LIMITS } from './package-limits.ts';
import { ContentsSchema, ENTRIES, MANIFEST, ManifestSchema, PACKAGE_VERSION } from './package-schema.ts';
import type { Contents, PackageManifest } from './package-schema.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { openZip, readSmall, ZipFaultError } from '#app/platform/zip-read.server.ts';
import type { OpenZip, ZipFault } from '#app/platform/zip-read.server.ts';

export type OpenPackage = { zip: OpenZip; contents: Contents };

/** The refusal for a zip that is not to be trusted. */
export function faultRefusal(fault: ZipFault): Result<never> {
  if (fault === 'broken') return refuse('package-broken', undefined, 'package');
  if (fault === 'too-large' || fault === 'too-many')
    return refuse('package-too-large', { max: `${PACKAGE_LIMITS.bytes / 1024 ** 3} GB` }, 'package');
  return refuse('package-unsafe', undefined, 'package');
}

/**
 * Opens a package that came from outside, trusting nothing in it: the zip itself, then the manifest, then the list of
 * entries by its hash, then that every material it names is in the zip, under the hash and size of the manifest. The caller closes
 * the zip.
 */
export async function openPackage(file: string): Promise<Result<OpenPackage>> {
  let zip: OpenZip | null = null;
  try {
    zip = await openZip(file, PACKAGE_LIMITS);
    const contents = await readPackage(zip);
    if (contents.ok) return ok({ zip, contents: contents.value });
    await zip.close();
    return contents;
  } catch (error) {
    await zip?.close();
    if (error instanceof ZipFaultError) return faultRefusal(error.fault);
    throw error;
  }
}

const broken = () => refuse('package-broken', undefined, 'package');

async function readPackage(zip: OpenZip): Promise<Result<Contents>> {
  const manifestBytes = await readSmall(zip, MANIFEST, CONTENTS_MAX_BYTES);
  const manifest = ManifestSchema.safeParse(jsonOf(manifestBytes));
  if (!manifest.success) return refuse('package-none', undefined, 'package');
  if (manifest.data.formatVersion > PACKAGE_VERSION) return refuse('package-newer', undefined, 'package');
  const bytes = await readSmall(zip, ENTRIES, CONTENTS_MAX_BYTES);
  const listed = manifest.data.files[ENTRIES];
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== listed?.sha256) return broken();
  const contents = ContentsSchema.safeParse(jsonOf(bytes));
  if (!contents.success) return broken();
  const { entries } = contents.data;
  if (new Set(entries.map(({ id }) => id)).size < entries.length) return broken();
  return agrees(zip, manifest.data, contents.data) ? ok(contents.data) : broken();
}

function jsonOf(bytes: Buffer | null): unknown {
  try {
    return bytes && (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return null;
  }
}

/** Whether zip, manifest and list of entries name the same files with the same sizes and hashes. */
function agrees(zip: OpenZip, { files }: PackageManifest, { entries }: Contents): boolean {
  const present = new Map(zip.entries.map(({ name, size }) => [name, size]));
  const complete =
    [...present.keys()].every((name) => name === MANIFEST || Object.hasOwn(files, name)) &&
    Object.entries(files).every(([name, { bytes }]) => present.get(name) === bytes);
  const materials = entries.flatMap((entry) => entry.materials).filter(({ path }) => path !== null);
  const paths = new Set(materials.map(({ path }) => path));
  return (
    complete &&
    paths.size === materials.length &&
    materials.every(({ path, sha256, bytes }) => {
      const listed = Object.hasOwn(files, path ?? '') ? files[path ?? ''] : undefined;
      return listed?.sha256 === sha256 && listed.bytes === bytes && bytes <= MATERIAL_MAX_BYTES;
    })
  );
}
