import { once } from 'node:events';
import type { Writable } from 'node:stream';
import PdfKit from 'pdfkit';

import { font } from './fonts.server.ts';
import type { FontWeight } from './fonts.server.ts';
import { qrRuns } from './qr.server.ts';

type Box = { x: number; y: number; width: number; height: number };
type Shape = { d: string; fill?: string; stroke?: string; lineWidth?: number };
type Text = {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: FontWeight;
  color: string;
  spacing: number;
};

/** A page of which every mark has its place already. Pictures are drawn under their names. */
export type DrawnPage = {
  width: number;
  height: number;
  background: Box | null;
  frame: readonly Shape[];
  rule: readonly Shape[];
  texts: readonly Text[];
  seal: Box | null;
  qr: Box & { text: string };
};
export type PagePictures = { background?: Uint8Array; seal?: Uint8Array };

/** What pdfkit has but does not tell its types: content streams that many pages share. */
type WithRefs = {
  ref(data: object): { end(bytes: string): void };
  addContent(operators: string): void;
  page: { xobjects: Record<string, unknown> };
  openImage(bytes: Buffer): object;
};

/** A PDF of drawn pages, written out as it grows: a page that is done takes no memory. */
export class DrawnPdf {
  readonly #doc: PDFKit.PDFDocument;
  readonly #out: Writable;
  readonly #forms = new Map<string, { name: string; ref: object }>();
  readonly #images = new Map<Uint8Array, object>();

  constructor(out: Writable, title: string, now: Date) {
    this.#doc = new PdfKit({
      autoFirstPage: false,
      info: { Title: title, CreationDate: now, ModDate: now },
    });
    this.#doc.registerFont('regular', font('regular')).registerFont('bold', font('bold'));
    this.#out = out;
    this.#doc.pipe(out);
  }

  /** An entry in the viewer's table of contents, for the page that comes next. */
  async page(page: DrawnPage, pictures: PagePictures, heading?: string): Promise<void> {
    const doc = this.#doc;
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    if (heading) doc.outline.addItem(heading);
    if (page.background && pictures.background) this.#image(pictures.background, page.background);
    this.#form(page);
    if (page.seal && pictures.seal) this.#image(pictures.seal, page.seal);
    for (const shape of page.rule) this.#shape(shape);
    for (const { text, x, y, size, weight, color, spacing } of page.texts)
      doc
        .font(weight)
        .fontSize(size)
        .fillColor(color)
        .text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
    this.#qr(page.qr);
    if (this.#out.writableNeedDrain) await once(this.#out, 'drain');
  }

  /** Ends the document; resolves when everything has been written. */
  async finish(): Promise<void> {
    const done = once(this.#out, 'finish');
    this.#doc.end();
    await done;
  }

  #shape({ d, fill, stroke, lineWidth = 1 }: Shape): void {
    const doc = this.#doc;
    doc.path(d).lineWidth(lineWidth);
    if (fill) doc.fill(fill);
    else doc.stroke(stroke ?? '#000');
  }

  /** The frame once for all pages that have it. */
  #form({ frame, width, height }: DrawnPage): void {
    if (frame.length === 0) return;
    const doc = this.#doc as unknown as WithRefs;
    const content = frame.map(operators).join('\n');
    const known = this.#forms.get(content) ?? {
      name: `Frame${this.#forms.size}`,
      ref: doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} }),
    };
    if (!this.#forms.has(content)) {
      (known.ref as { end(bytes: string): void }).end(content);
      this.#forms.set(content, known);
    }
    doc.page.xobjects[known.name] = known.ref;
    doc.addContent(`/${known.name} Do`);
  }

  #image(bytes: Uint8Array, { x, y, width, height }: Box): void {
    const known = this.#images.get(bytes) ?? (this.#doc as unknown as WithRefs).openImage(Buffer.from(bytes));
    this.#images.set(bytes, known);
    this.#doc.image(known as unknown as PDFKit.Mixins.ImageSrc, x, y, { width, height });
  }

  #qr({ x, y, width, text }: DrawnPage['qr']): void {
    const doc = this.#doc;
    const { size, runs } = qrRuns(text);
    const cell = width / size;
    const quiet = 2 * cell;
    doc.rect(x - quiet, y - quiet, width + 2 * quiet, width + 2 * quiet).fill('#fff');
    for (const run of runs) doc.rect(x + run.x * cell, y + run.y * cell, run.length * cell, cell + 0.05);
    doc.fill('#000');
  }
}

/** A shape as operators of a content stream. Its path holds only M, L, C and Z with absolute numbers. */
function operators({ d, fill, stroke, lineWidth = 1 }: Shape): string {
  const path = [...d.matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, command = '', numbers = '']) => {
    const operator = { M: 'm', L: 'l', C: 'c', Z: 'h' }[command];
    return `${numbers.trim()} ${operator}`.trim();
  });
  const color = (hex: string) =>
    [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
  const paint = fill ? `${color(fill)} rg` : `${color(stroke ?? '#000000')} RG ${lineWidth} w`;
  return `${paint} ${path.join(' ')} ${fill ? 'f' : 'S'}`;
}
