import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

export type FileHashes = { sha256: string; md5: string };

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/platform/uploads/hash.worker.mjs');
const AnswerSchema = z.union([
  z.object({ id: z.number(), sha256: z.string(), md5: z.string() }),
  z.object({ id: z.number(), error: z.string() }),
]);

type Waiting = { resolve: (hashes: FileHashes) => void; reject: (error: Error) => void };

let thread: Worker | undefined;
const waiting = new Map<number, Waiting>();
let last = 0;

/** The hashes of a file, worked out in a thread of its own: a film of 500 MB holds up no page. */
export function hashFile(file: string): Promise<FileHashes> {
  thread ??= startThread();
  const worker = thread;
  const id = (last += 1);
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, file }, []);
  });
}

function startThread(): Worker {
  const worker = new Worker(WORKER);
  worker.on('message', (message: unknown) => {
    const answer = AnswerSchema.parse(message);
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    // Nobody waits: the thread keeps no command from ending.
    if (waiting.size === 0) worker.unref();
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve({ sha256: answer.sha256, md5: answer.md5 });
  });
  worker.on('error', (error) => {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return worker;
}
