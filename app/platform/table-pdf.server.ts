import PdfKit from 'pdfkit';

import { font } from './fonts.server.ts';
import type { PrintedTable } from './printed-table.ts';

const MARGIN = 40;
const PAD = 4;
const SIZE = 9;
/** Columns beyond this many want the page across. */
const UPRIGHT_COLUMNS = 6;
/** A sum of widths beyond this, in characters, does too. */
const UPRIGHT_WIDTH = 110;
const INK = '#1d2633';
const MUTED = '#5a6472';
const LINE = '#9aa3ad';
const HEAD_FILL = '#eef1f4';

/**
 * A long table on A4 as offices print it: the title above, the head again on every page, each section under its heading,
 * and 第 N 页 in the middle of the foot. Widths are shared in proportion to the columns' own. `foot` names a page.
 */
export async function tablePdf(
  table: PrintedTable,
  now: Date,
  foot: (page: number, pages: number) => string,
): Promise<Buffer> {
  const across =
    table.columns.length > UPRIGHT_COLUMNS ||
    table.columns.reduce((sum, { width }) => sum + width, 0) > UPRIGHT_WIDTH;
  const doc = new PdfKit({
    size: 'A4',
    layout: across ? 'landscape' : 'portrait',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: table.title, CreationDate: now, ModDate: now },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  doc.registerFont('regular', font('regular'));
  doc.registerFont('bold', font('bold'));
  const draw = new Drawing(doc, table);
  draw.title();
  draw.head();
  for (const { heading, rows } of table.sections) {
    if (heading !== null) draw.heading(heading);
    for (const row of rows) draw.row(row, 'regular');
  }
  draw.closing();
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    // Below the margin a text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.font('regular').fontSize(SIZE).fillColor(MUTED);
    doc.text(foot(page + 1, count), MARGIN, doc.page.height - MARGIN + 12, {
      width: doc.page.width - 2 * MARGIN,
      align: 'center',
      lineBreak: false,
    });
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

class Drawing {
  readonly #doc: PDFKit.PDFDocument;
  readonly #table: PrintedTable;
  readonly #widths: number[];

  constructor(doc: PDFKit.PDFDocument, table: PrintedTable) {
    this.#doc = doc;
    this.#table = table;
    const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
    const inner = doc.page.width - 2 * MARGIN;
    this.#widths = table.columns.map(({ width }) => (inner * width) / whole);
  }

  title(): void {
    const doc = this.#doc;
    doc.font('bold').fontSize(15).fillColor(INK).text(this.#table.title, { align: 'center' });
    doc.y += 10;
  }

  head(): void {
    this.row(
      this.#table.columns.map(({ heading }) => heading),
      'bold',
    );
  }

  heading(text: string): void {
    const doc = this.#doc;
    // A heading never stands alone at the foot of a page.
    this.#room(64);
    doc
      .font('bold')
      .fontSize(11)
      .fillColor(INK)
      .text(text, MARGIN, doc.y + 8);
    doc.y += 4;
  }

  row(cells: readonly string[], weight: 'regular' | 'bold'): void {
    const doc = this.#doc;
    doc.font(weight).fontSize(SIZE).fillColor(INK);
    const heights = cells.map((text, at) =>
      this.#isShort(text, at)
        ? doc.currentLineHeight(true)
        : doc.heightOfString(text, { width: this.#inner(at) }),
    );
    const height = Math.max(...heights) + 2 * PAD;
    if (weight === 'regular') this.#room(height);
    const top = doc.y;
    let x = MARGIN;
    for (const [at, text] of cells.entries()) {
      const width = this.#widths[at] ?? 0;
      doc.lineWidth(0.5).rect(x, top, width, height);
      if (weight === 'bold') doc.fillAndStroke(HEAD_FILL, LINE);
      else doc.stroke(LINE);
      const align = weight === 'bold' ? 'center' : this.#table.columns[at]?.numeric ? 'right' : 'left';
      doc.fillColor(INK).text(text, x + PAD, top + PAD, { width: this.#inner(at), align });
      x += width;
    }
    doc.x = MARGIN;
    doc.y = top + height;
  }

  closing(): void {
    const doc = this.#doc;
    for (const line of this.#table.closing.filter(Boolean)) {
      this.#room(40);
      doc
        .font('regular')
        .fontSize(10.5)
        .fillColor(INK)
        .text(line, MARGIN, doc.y + 14);
    }
  }

  #inner(at: number): number {
    return (this.#widths[at] ?? 0) - 2 * PAD;
  }

  /** Surely one line: laying text out is what takes the time of a long list. */
  #isShort(text: string, at: number): boolean {
    return !text.includes('\n') && text.length * SIZE <= this.#inner(at);
  }

  #room(height: number): void {
    const doc = this.#doc;
    if (doc.y + height <= doc.page.height - MARGIN) return;
    doc.addPage();
    this.head();
    doc.font('regular').fontSize(SIZE).fillColor(INK);
  }
}
