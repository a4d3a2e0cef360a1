import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';

import { stableJson } from './bundle-tables.ts';

export const MANIFEST = 'manifest.json';
/** Of every file alike, so that the same files make the same bytes; in local time, as zip files count. */
const WRITTEN = new Date(2000, 0, 1);

const ManifestSchema = z.object({
  format: z.literal(1),
  software: z.string(),
  round: z.string(),
  list: z.string(),
  publishedAt: z.string(),
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Puts files and a manifest with the hash of each into a zip whose bytes depend on nothing else. Not compressed. */
export function zipBundle(
  files: Readonly<Record<string, string>>,
  facts: Omit<Manifest, 'files' | 'format'>,
) {
  const names = Object.keys(files).sort();
  const manifest: Manifest = {
    format: 1,
    ...facts,
    files: Object.fromEntries(names.map((name) => [name, sha256(files[name] ?? '')])),
  };
  return zipFiles({ [MANIFEST]: `${stableJson(manifest, 2)}\n`, ...files });
}

function zipFiles(files: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(files).sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8(files[name] ?? '')])), {
    level: 0,
    mtime: WRITTEN,
  });
}

export type OpenedBundle =
  | { ok: true; manifest: Manifest; files: Record<string, string>; changed: string[]; isWhole: boolean }
  | { ok: false };

/**
 * Opens a bundle and looks at it from outside: `changed` names the files that are missing, added or not what the
 * manifest says; `isWhole` tells whether the container is, byte for byte, the one that these files make. Not a zip, or
 * without a manifest: not ok.
 */
export function openBundle(bytes: Uint8Array): OpenedBundle {
  let files: Record<string, string>;
  let manifest: Manifest;
  try {
    files = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
    );
    manifest = ManifestSchema.parse(JSON.parse(files[MANIFEST] ?? ''));
  } catch {
    return { ok: false };
  }
  const names = new Set([...Object.keys(manifest.files), ...Object.keys(files)]);
  names.delete(MANIFEST);
  const changed = [...names].filter((name) => {
    const text = files[name];
    return text === undefined || sha256(text) !== manifest.files[name];
  });
  const again = Buffer.from(zipFiles(files));
  return { ok: true, manifest, files, changed: changed.sort(), isWhole: again.equals(Buffer.from(bytes)) };
}
