import PdfKit from 'pdfkit';

import { font } from './fonts.server.ts';
import { qrRuns } from './qr.server.ts';

const PAGE = { width: 595.28, height: 841.89, margin: 56 };
const INNER = PAGE.width - 2 * PAGE.margin;
const INK = '#1d2633';
const MUTED = '#5a6472';
const LINE = '#9aa3ad';

export type PdfTerm = { term: string; detail: string };

/** One A4 document, written from top to bottom; pages begin by themselves. */
export class Pdf {
  readonly #doc: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #done: Promise<void>;

  constructor(title: string, now: Date) {
    this.#doc = new PdfKit({
      size: 'A4',
      margin: PAGE.margin,
      bufferPages: true,
      info: { Title: title, CreationDate: now, ModDate: now },
    });
    this.#doc.registerFont('regular', font('regular'));
    this.#doc.registerFont('bold', font('bold'));
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#done = new Promise((resolve) => this.#doc.on('end', resolve));
    this.#doc.font('regular').fontSize(10.5).fillColor(INK).lineGap(3);
  }

  title(text: string, under?: string): this {
    this.#doc.font('bold').fontSize(18).text(text, { align: 'center' });
    if (under) this.#doc.font('regular').fontSize(10.5).fillColor(MUTED).text(under, { align: 'center' });
    this.#doc.font('regular').fontSize(10.5).fillColor(INK).moveDown(0.8);
    return this;
  }

  heading(text: string): this {
    this.#room(60);
    this.#doc.moveDown(0.6).font('bold').fontSize(12).text(text).font('regular').fontSize(10.5).moveDown(0.2);
    return this;
  }

  paragraph(text: string, quiet = false): this {
    this.#doc
      .fillColor(quiet ? MUTED : INK)
      .text(text)
      .fillColor(INK)
      .moveDown(0.3);
    return this;
  }

  /** Terms on the left, details on the right, a line under each. */
  terms(rows: readonly PdfTerm[], termWidth = 96): this {
    return this.table(
      rows.map(({ term, detail }) => [term, detail]),
      [termWidth, INNER - termWidth],
      { boldFirst: true },
    );
  }

  /** A ruled table; widths in points. `head`: the first row is a heading. */
  table(
    rows: readonly (readonly string[])[],
    widths: readonly number[],
    look: { boldFirst?: boolean; head?: boolean; size?: number } = {},
  ): this {
    const doc = this.#doc;
    const pad = 5;
    doc.fontSize(look.size ?? 10.5);
    for (const [index, row] of rows.entries()) {
      const isHead = look.head === true && index === 0;
      const fontOf = (column: number) => (isHead || (look.boldFirst && column === 0) ? 'bold' : 'regular');
      const heights = row.map((text, column) =>
        doc.font(fontOf(column)).heightOfString(text || ' ', { width: (widths[column] ?? 60) - 2 * pad }),
      );
      const height = Math.max(...heights) + 2 * pad;
      // A row higher than what is left begins a page; one higher than a page flows on from there.
      this.#room(Math.min(height, 400));
      const top = doc.y;
      if (height > this.#left()) {
        for (const text of row) this.paragraph(text);
        continue;
      }
      let x = PAGE.margin;
      for (const [column, text] of row.entries()) {
        const width = widths[column] ?? 60;
        doc.lineWidth(0.6).rect(x, top, width, height).stroke(LINE);
        doc.font(fontOf(column)).text(text, x + pad, top + pad, { width: width - 2 * pad });
        x += width;
      }
      doc.x = PAGE.margin;
      doc.y = top + height;
    }
    doc.font('regular').fontSize(10.5).moveDown(0.4);
    return this;
  }

  /** Boxes to sign or seal in, side by side. */
  boxes(labels: readonly string[], height = 84): this {
    const doc = this.#doc;
    this.#room(height + 12);
    const top = doc.y + 6;
    const width = INNER / labels.length;
    for (const [index, label] of labels.entries()) {
      const x = PAGE.margin + index * width;
      doc.lineWidth(0.6).rect(x, top, width, height).stroke(LINE);
      doc.fontSize(9.5).text(label, x + 6, top + 6, { width: width - 12, height: height - 12 });
    }
    doc.fontSize(10.5);
    doc.x = PAGE.margin;
    doc.y = top + height + 6;
    return this;
  }

  /** A QR picture with words beside it. */
  code(text: string, words: string): this {
    const doc = this.#doc;
    this.#room(90);
    const top = doc.y + 4;
    const { size, runs } = qrRuns(text);
    const cell = 76 / size;
    doc.fillColor('#000');
    for (const { x, y, length } of runs)
      doc.rect(PAGE.margin + x * cell, top + y * cell, length * cell + 0.05, cell + 0.05);
    doc.fill();
    doc.fillColor(INK).text(words, PAGE.margin + 90, top + 4, { width: INNER - 90 });
    doc.x = PAGE.margin;
    doc.y = Math.max(doc.y, top + 82);
    return this;
  }

  /** Ends the document; `foot` stands at the bottom of every page, with the page's number. */
  async finish(foot: string, pageText: (page: number, pages: number) => string): Promise<Buffer> {
    const doc = this.#doc;
    const { start, count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      doc.switchToPage(start + page);
      // Below the margin a text would begin a page of its own.
      doc.page.margins.bottom = 0;
      const y = PAGE.height - PAGE.margin + 18;
      doc.fontSize(9).fillColor(MUTED);
      doc.text(foot, PAGE.margin, y, { width: INNER - 80, lineBreak: false });
      doc.text(pageText(page + 1, count), PAGE.margin, y, { width: INNER, align: 'right', lineBreak: false });
    }
    doc.end();
    await this.#done;
    return Buffer.concat(this.#chunks);
  }

  #left(): number {
    return PAGE.height - PAGE.margin - this.#doc.y;
  }

  #room(height: number): void {
    if (height > this.#left()) this.#doc.addPage();
  }
}
