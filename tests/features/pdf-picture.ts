import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decodeQR } from 'qr/decode.js';

/** What the QR code on a page says, read from the page as it is drawn: as a phone would. */
export async function qrOnPage(bytes: Uint8Array, number = 1): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
    .promise;
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 2 });
  const canvas = createCanvas(viewport.width, viewport.height);
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas, canvasContext, viewport } as unknown as Parameters<typeof page.render>[0])
    .promise;
  const { data, width, height } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
  return decodeQR({ data: new Uint8Array(data.buffer), width, height });
}
