/**
 * Counts the pages of one PDF in a thread of its own: a damaged file can keep a parser busy for many seconds, and nobody
 * else may wait for that. Gets the bytes, answers `{ pages, encrypted }`. Plain JavaScript, because a thread begins
 * outside of the server's bundle.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { EncryptedPDFError, PDFDocument } from 'pdf-lib';

async function count() {
  try {
    const document = await PDFDocument.load(workerData, { updateMetadata: false });
    return { pages: document.getPageCount(), encrypted: false };
  } catch (error) {
    return { pages: null, encrypted: error instanceof EncryptedPDFError };
  }
}

// A thread's port has no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await count());
