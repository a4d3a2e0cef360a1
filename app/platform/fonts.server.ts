import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PdfKit from 'pdfkit';

export type FontWeight = 'regular' | 'bold';

const FILES = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' };
const fonts: Partial<Record<FontWeight, Buffer>> = {};

/** The typeface of every document: real characters for every name, embedded as the subset that is used. */
export function font(weight: FontWeight): Buffer {
  fonts[weight] ??= readFileSync(
    createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${FILES[weight]}`),
  );
  return fonts[weight];
}

let ruler: PDFKit.PDFDocument | undefined;
const widths = new Map<string, number>();

function measuring(): PDFKit.PDFDocument {
  ruler ??= new PdfKit({ autoFirstPage: false })
    .registerFont('regular', font('regular'))
    .registerFont('bold', font('bold'));
  return ruler;
}

/** How wide a text is at size 1, sign by sign: what is known of one text serves the next. */
export function textWidth(text: string, weight: FontWeight): number {
  let width = 0;
  for (const sign of text) {
    const key = `${weight} ${sign}`;
    let own = widths.get(key);
    if (own === undefined) {
      own = measuring().font(weight).fontSize(1000).widthOfString(sign) / 1000;
      widths.set(key, own);
    }
    width += own;
  }
  return width;
}

/** What pdfkit has but does not tell its types. */
type WithFont = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } };

/** The signs of a text that the typeface lacks: on paper there would be a box instead. */
export function missingSigns(text: string): string[] {
  const { _font } = measuring().font('regular') as unknown as WithFont;
  return [...new Set(text)].filter(
    (sign) => !/\s/.test(sign) && !_font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
  );
}
