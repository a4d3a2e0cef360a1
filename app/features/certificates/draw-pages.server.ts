import type { Writable } from 'node:stream';

import { layoutCertificate } from '#app/domain/certificate/layout.ts';
import type { CertificateDrawing, Pictures } from '#app/domain/certificate/layout.ts';
import type { CertificateDesign, CertificateText } from '#app/domain/certificate/text.ts';
import { DrawnPdf } from '#app/platform/drawn-pdf.server.ts';
import { textWidth } from '#app/platform/fonts.server.ts';

type Picture = { width: number; height: number; bytes: Uint8Array };
export type PageTemplate = {
  design: CertificateDesign;
  background: Picture | null;
  seal: Picture | null;
};
export type PageOrder = {
  title: string;
  /** The day that the file bears: the same certificates give the same file. */
  at: Date;
  /** The address that codes lead to. */
  origin: string;
  templates: Record<string, PageTemplate>;
  pages: {
    templateId: string;
    text: CertificateText;
    number: string;
    code: string;
    /** Begins a part of the file, under this name. */
    heading?: string;
  }[];
};

/** One certificate as marks on paper; widths are those of the embedded typeface. */
export function drawingOf(
  design: CertificateDesign,
  text: CertificateText,
  { number, code, origin }: { number: string; code: string; origin: string },
  pictures: Pictures,
): CertificateDrawing {
  const checkUrl = `${origin}/certificates/${code}`;
  const address = `${origin.replace(/^https?:\/\//, '')}/certificates`;
  return layoutCertificate(design, text, { number, code, address, checkUrl }, pictures, textWidth);
}

/** Writes the pages of an order as one PDF. `onPage` hears how many are done. */
export async function drawPages(
  { title, at, origin, templates, pages }: PageOrder,
  out: Writable,
  onPage: (done: number) => void = () => undefined,
): Promise<void> {
  const pdf = new DrawnPdf(out, title, at);
  for (const [index, { templateId, text, number, code, heading }] of pages.entries()) {
    const template = templates[templateId];
    if (!template) throw new Error(`A certificate without its template: ${number}`);
    const { design, background, seal } = template;
    const drawing = drawingOf(design, text, { number, code, origin }, { background, seal });
    await pdf.page(drawing, { background: background?.bytes, seal: seal?.bytes }, heading);
    onPage(index + 1);
  }
  await pdf.finish();
}
