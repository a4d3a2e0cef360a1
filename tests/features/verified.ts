import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What `npm run -s verify` says of a bundle. */
export function verify(bytes: Uint8Array) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
  const file = path.join(folder, 'bundle.zip');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['app/commands/bootstrap.mjs', 'verify', file],
    { encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr };
}
