import { readdirSync } from 'node:fs';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import { createViewer } from '../../factories.ts';
import { elsewhere, handedOver, imported, sha, upload } from './handed-over.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

type Files = Record<string, Uint8Array>;
type Material = { path: string; fileName: string; sha256: string; bytes: number };
type Contents = { entries: { materials: Material[] }[] };

let here: Awaited<ReturnType<typeof handedOver>>;
let round: Awaited<ReturnType<typeof elsewhere>>;
let good: Files;
beforeAll(async () => {
  here = await handedOver();
  good = unzipSync(new Uint8Array((await here.take()).bytes));
  round = await elsewhere();
});

/** The package with its files changed, and the manifest true to them again where it is asked for. */
function packed(change: (files: Files, contents: Contents) => void, isSigned = true): Uint8Array {
  const files: Files = { ...good };
  const contents = JSON.parse(Buffer.from(files['entries.json'] ?? []).toString()) as Contents;
  change(files, contents);
  files['entries.json'] = strToU8(JSON.stringify(contents));
  if (isSigned) {
    const names = Object.keys(files).filter((name) => name !== 'manifest.json');
    const manifest = {
      format: 'science-contest-hand-over',
      formatVersion: 1,
      files: Object.fromEntries(
        names.map((name) => [name, { sha256: sha(files[name] ?? strToU8('')), bytes: files[name]?.length }]),
      ),
    };
    files['manifest.json'] = strToU8(JSON.stringify(manifest));
  }
  return zipSync(files, { level: 0 });
}

/** Puts another content in the place of the one material. */
const replaced =
  (content: string, fileName?: string) =>
  (files: Files, { entries }: Contents) => {
    const [material] = entries[0]?.materials ?? [];
    if (!material) throw new Error('material');
    const bytes = strToU8(content);
    files[material.path] = bytes;
    Object.assign(material, {
      sha256: sha(bytes),
      bytes: bytes.length,
      fileName: fileName ?? material.fileName,
    });
  };

const nothingStands = async () => {
  expect(await db.entry.count({ where: { roundId: round.id } })).toBe(0);
  expect(readdirSync(path.join(env().dataDirectory, 'packages'))).toEqual([]);
};

it.each([
  ['no zip', 'package-broken', () => strToU8('PK is how this text begins, and it is no zip')],
  ['another zip', 'package-none', () => zipSync({ 'a.txt': strToU8('a') })],
  ['a way out of the folder', 'package-unsafe', () => packed((files) => (files['../../x'] = strToU8('x')))],
  [
    'a bomb',
    'package-unsafe',
    () => zipSync({ ...good, 'materials/a': new Uint8Array(5_000_000) }, { level: 9 }),
  ],
  ['a list that was changed', 'package-broken', () => packed((_, { entries }) => entries.pop(), false)],
  ['a file too many', 'package-broken', () => packed((files) => (files['more.txt'] = strToU8('x')), false)],
  [
    'a file that is missing',
    'package-broken',
    () =>
      packed((files) => delete files[Object.keys(good).find((name) => name.startsWith('materials/')) ?? '']),
  ],
  [
    'a list that says what lists do not say',
    'package-broken',
    () => packed((_, { entries }) => Object.assign(entries[0] ?? {}, { authors: [{ name: 5 }] })),
  ],
  [
    'a material that is another file of the package',
    'package-broken',
    () => packed((_, { entries }) => Object.assign(entries[0]?.materials[0] ?? {}, { path: 'entries.csv' })),
  ],
  [
    'a newer format',
    'package-newer',
    () =>
      zipSync({
        ...good,
        'manifest.json': strToU8(
          JSON.stringify({ format: 'science-contest-hand-over', formatVersion: 2, files: {} }),
        ),
      }),
  ],
])('%s is refused when it comes, and leaves nothing: %s', async (_, code, bytes) => {
  expect(codeOf(await upload(round.id, bytes()))).toBe(code);
  await nothingStands();
});

it.each([
  [
    'a page of the web in a report’s name',
    'package-file-content',
    replaced('<html><script>alert(1)</script>'),
  ],
  ['a kind that nobody uploads', 'package-file-type', replaced('MZ', 'report.exe')],
])('%s stops the whole package: %s', async (_, code, change) => {
  const stored = await db.storedFile.count();
  const job = await imported(round.id, packed(change), here.unit.name);
  expect(job).toMatchObject({ status: 'FAILED' });
  expect(job.error).toContain(code);
  expect(await db.storedFile.count()).toBe(stored);
  await nothingStands();
});

it('a file that is not the one that the manifest names stops the whole package', async () => {
  const bytes = packed((files, { entries }) => {
    const [material] = entries[0]?.materials ?? [];
    if (!material) throw new Error('material');
    material.sha256 = '0'.repeat(64);
  });
  // The list and the manifest agree on a hash that the file has not.
  const files = unzipSync(bytes);
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as {
    files: Record<string, { sha256: string }>;
  };
  for (const [name, file] of Object.entries(manifest.files))
    if (name.startsWith('materials/')) file.sha256 = '0'.repeat(64);
  const job = await imported(
    round.id,
    zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) }),
    here.unit.name,
  );
  expect(job.error).toContain('package-file-hash');
  await nothingStands();
});

it('strangers, checkers and teachers upload nothing', async () => {
  const bytes = zipSync(good);
  const stranger = await createViewer('ADMIN', { unitId: here.unit.id });
  const checker = await createViewer('CHECKER', { roundId: round.id });
  for (const viewer of [stranger, checker, here.teacher])
    expect(codeOf(await upload(round.id, bytes, viewer))).toBe('not-found');
  await nothingStands();
});
