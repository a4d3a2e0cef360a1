/** Hashes files beside everything else: a file is read and hashed to its end before the next one that was asked for. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

const block = Buffer.alloc(1024 * 1024);

parentPort.on('message', ({ id, file }) => {
  try {
    const sha256 = createHash('sha256');
    const md5 = createHash('md5');
    const handle = openSync(file, 'r');
    try {
      for (let read = readSync(handle, block); read > 0; read = readSync(handle, block)) {
        const piece = block.subarray(0, read);
        sha256.update(piece);
        md5.update(piece);
      }
    } finally {
      closeSync(handle);
    }
    parentPort.postMessage({ id, sha256: sha256.digest('hex'), md5: md5.digest('hex') }, []);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) }, []);
  }
});
