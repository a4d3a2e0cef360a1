/**
 * Draws the small pictures of one file in a process of its own: what decoders of pictures and PDF do with a hostile file
 * must neither stop nor slow the portal. The kind of file is the argument, its bytes come by the standard input; answers
 * `{ name, bytes }` for every picture as soon as it is there, and `{ end }` when all are, or when the file cannot be
 * read. Plain JavaScript, because it begins outside of the server's bundle.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';

const THUMB = 320;
const SCREEN = 1600;
const PAGE = { width: 1200, height: 2400 };
/** Every camera's photo and every scanner's page; more is no picture for a screen. */
const MAX_PIXELS = 120_000_000;
const MAX_PIXELS_IN_PDF = 80_000_000;

const [kind = '', ...limits] = process.argv.slice(2);
const [maxPages = 0, maxMegabytes = 0, maxSeconds = 0] = limits.map(Number);
const require = createRequire(import.meta.url);

os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
// Memory of the decoders is not the heap's, so no flag of Node limits it. A thread looks, also while this one is busy.
// What is limited is the work, not the time: on a busy evening a good file waits longer for its turn.
const watcher = new Worker(
  `const look = () => {
    const { user, system } = process.cpuUsage();
    const busy = (user + system) / 1e6 > ${maxSeconds};
    if (busy || process.memoryUsage.rss() / 1024 / 1024 > ${maxMegabytes}) process.kill(process.pid, 'SIGKILL');
  };
  look();
  setInterval(look, 100);
  require('node:worker_threads').parentPort.postMessage('looking');`,
  { eval: true },
);
// Nothing is drawn before somebody looks.
await once(watcher, 'message');
watcher.unref();
sharp.concurrency(1);
sharp.cache(false);
// Of all that the library reads, only what slots accept.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

const tell = (message) => new Promise((resolve) => process.send?.(message, resolve));

async function input() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A picture no larger than the box, on white, without anything that the camera has written into it. */
const fitted = (image, width, height) =>
  image
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .webp({ quality: 65, effort: 2 })
    .toBuffer();

async function drawImage(bytes) {
  const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  const screen = await fitted(upright, SCREEN, SCREEN);
  await tell({ name: 'thumb', bytes: await fitted(sharp(screen), THUMB, THUMB) });
  await tell({ name: '1', bytes: screen });
}

async function drawPdf(bytes) {
  const { createCanvas, GlobalFonts } = require('@napi-rs/canvas');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Fonts that a file only names are drawn with the papers' own: without it Chinese would be empty boxes.
  const typeface = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  for (const name of ['sans-serif', 'serif', 'monospace']) GlobalFonts.registerFromPath(typeface, name);
  const from = (folder) => path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), folder, '/');
  const document = await getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: from('cmaps'),
    standardFontDataUrl: from('standard_fonts'),
    wasmUrl: from('wasm'),
    iccUrl: from('iccs'),
    useSystemFonts: false,
    isEvalSupported: false,
    maxImageSize: MAX_PIXELS_IN_PDF,
    verbosity: 0,
  }).promise;
  const pages = Math.min(document.numPages, maxPages);
  for (let number = 1; number <= pages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(PAGE.width / width, PAGE.height / height) });
    const canvas = createCanvas(
      Math.max(1, Math.round(viewport.width)),
      Math.max(1, Math.round(viewport.height)),
    );
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, background: '#fff' })
      .promise;
    const drawn = sharp(canvas.data(), { raw: { width: canvas.width, height: canvas.height, channels: 4 } });
    if (number === 1) await tell({ name: 'thumb', bytes: await fitted(drawn.clone(), THUMB, THUMB) });
    await tell({ name: String(number), bytes: await fitted(drawn, PAGE.width, PAGE.height) });
    page.cleanup();
  }
}

try {
  await (kind === 'application/pdf' ? drawPdf : drawImage)(await input());
} catch {
  // What was drawn before stays; a file without any picture has none.
}
await tell({ end: true });
process.exit(0);
