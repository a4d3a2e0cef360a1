import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

import { hashFile } from '#app/platform/uploads/hash-file.server.ts';

it('files are hashed in a thread, several at once; one that is not there fails alone', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-hash-'));
  const contents = [0, 1, 1024 * 1024, 3_000_001].map((size) => randomBytes(size));
  const files = contents.map((bytes, index) => {
    const file = path.join(folder, String(index));
    writeFileSync(file, bytes);
    return file;
  });
  const missing = expect(hashFile(path.join(folder, 'missing'))).rejects.toThrow('ENOENT');
  const hashes = await Promise.all(files.map(hashFile));
  await missing;
  expect(hashes).toEqual(
    contents.map((bytes) => ({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      md5: createHash('md5').update(bytes).digest('hex'),
    })),
  );
  rmSync(folder, { recursive: true });
});
