import { drawingOf } from './draw-pages.server.ts';
import type { PictureRef } from './templates.server.ts';
import type { CertificateDesign, CertificateText } from '#app/domain/certificate/text.ts';
import { env } from '#app/platform/env.server.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

/** A certificate as the page draws it: the marks of the PDF, the QR code as a path, pictures by their addresses. */
export function shownDrawing(
  design: CertificateDesign,
  text: CertificateText,
  issued: { number: string; code: string },
  pictures: { background: PictureRef | null; seal: PictureRef | null },
) {
  const drawing = drawingOf(design, text, { ...issued, origin: env().origin }, pictures);
  const { text: url, ...box } = drawing.qr;
  return {
    ...drawing,
    qr: { ...box, picture: qrPicture(url) },
    pictures: { background: pictures.background?.id ?? null, seal: pictures.seal?.id ?? null },
  };
}
export type ShownDrawing = ReturnType<typeof shownDrawing>;
