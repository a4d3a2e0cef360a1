import { breakLines } from './break-lines.ts';
import { frameShapes, PALETTES } from './frames.ts';
import type { Shape } from './frames.ts';
import { showCertificateCode } from './number.ts';
import type { CertificateDesign, CertificateText } from './text.ts';

export type Weight = 'regular' | 'bold';
/** How wide a text is at size 1. */
export type Measure = (text: string, weight: Weight) => number;

export type TextMark = {
  text: string;
  x: number;
  /** The baseline. */
  y: number;
  size: number;
  width: number;
  weight: Weight;
  color: string;
  /** Added after every sign. */
  spacing: number;
};
export type Box = { x: number; y: number; width: number; height: number };
/** One page, ready to be drawn: the frame is the same for all pages of a template. */
export type CertificateDrawing = {
  width: number;
  height: number;
  background: Box | null;
  frame: Shape[];
  rule: Shape[];
  texts: TextMark[];
  seal: Box | null;
  qr: Box & { text: string };
  /** Whether everything found its place at a legible size. */
  fits: boolean;
};

type Picture = { width: number; height: number };
export type Pictures = { background: Picture | null; seal: Picture | null };

const A4 = { short: 595.28, long: 841.89 };
const INK = '#1d2633';
const MUTED = '#4c5563';
const LEAST_BODY = 9;
const QR_SIZE = 66;
const FOOT = { size: 8.5, line: 13 };
const ISSUER = { size: 15, line: 24 };

const FOOT_WORDS = {
  zh: {
    number: (number: string) => `证书编号：${number}`,
    code: (code: string) => `查验码：${code}`,
    check: (address: string) => `扫码或访问 ${address} 查验`,
  },
  en: {
    number: (number: string) => `Certificate no. ${number}`,
    code: (code: string) => `Code ${code}`,
    check: (address: string) => `Check at ${address}`,
  },
};

/** The size of a template's paper, in points. */
export function paperSize(paper: CertificateDesign['paper']): { width: number; height: number } {
  return paper === 'landscape' ? { width: A4.long, height: A4.short } : { width: A4.short, height: A4.long };
}

type Line = { text: string; indent: number };
type Block = { lines: Line[]; size: number; line: number };

/** Where a block's words go: sizes shrink together, first of all so that names stay on one line. */
function middle(
  text: CertificateText,
  design: CertificateDesign,
  { width, room, measure }: { width: number; room: number; measure: Measure },
): { name: Block; body: Block; gap: number; height: number; fits: boolean } {
  const zh = text.language === 'zh';
  const make = (scale: number) => {
    const bodySize = design.bodySize * scale;
    const nameWidth = text.addressee === '' ? 0 : measure(text.addressee, 'bold');
    const oneLine = nameWidth === 0 ? design.nameSize : width / nameWidth;
    const nameSize = Math.max(Math.min(design.nameSize, oneLine), design.nameSize * 0.7) * scale;
    const wrap = (paragraph: string, size: number, weight: Weight, indent: number) =>
      breakLines(`${'\u3000'.repeat(indent)}${paragraph}`, width, (part) => measure(part, weight) * size).map(
        (line) => ({ text: line, indent: 0 }),
      );
    const name: Block = {
      lines: text.addressee === '' ? [] : wrap(text.addressee, nameSize, 'bold', 0),
      size: nameSize,
      line: nameSize * 1.5,
    };
    const body: Block = {
      lines: text.body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .flatMap((paragraph) => wrap(paragraph.trim(), bodySize, 'regular', zh ? 2 : 0)),
      size: bodySize,
      line: bodySize * (zh ? 1.75 : 1.6),
    };
    const gap = name.lines.length > 0 ? bodySize * 0.5 : 0;
    return { name, body, gap, height: name.lines.length * name.line + gap + body.lines.length * body.line };
  };
  const least = Math.min(1, LEAST_BODY / design.bodySize);
  for (let scale = 1; scale > least; scale -= 0.03) {
    const made = make(scale);
    if (made.height <= room) return { ...made, fits: true };
  }
  const made = make(least);
  return { ...made, fits: made.height <= room };
}

/** A size at which a text is no wider than this, not under `least` of its own. */
const sizeWithin = (wide: number, size: number, width: number, least: number) =>
  Math.max(Math.min(size, wide === 0 ? size : width / wide), size * least);

/** Draws one certificate: every word at its place. What is long becomes smaller first, and then takes more lines. */
export function layoutCertificate(
  design: CertificateDesign,
  text: CertificateText,
  issued: { number: string; code: string; address: string; checkUrl: string },
  pictures: Pictures,
  measure: Measure,
): CertificateDrawing {
  const page = paperSize(design.paper);
  const palette = PALETTES[design.accent];
  const zh = text.language === 'zh';
  const side = design.paper === 'landscape' ? 92 : 76;
  const top = design.paper === 'landscape' ? 74 : 104;
  const foot = page.height - (design.paper === 'landscape' ? 58 : 66);
  const width = page.width - 2 * side;
  const texts: TextMark[] = [];
  const put = (
    words: string,
    at: { y: number; size: number; weight?: Weight; color?: string; spacing?: number },
    place: { left: number } | { middle: number },
  ) => {
    const { weight = 'regular', color = INK, spacing = 0, size, y } = at;
    const wide = measure(words, weight) * size + spacing * Math.max(0, [...words].length - 1);
    const x = 'left' in place ? place.left : place.middle - wide / 2;
    texts.push({ text: words, x, y, size, width: wide, weight, color, spacing });
  };
  const center = page.width / 2;

  // Short Chinese titles are set wide apart, as titles on paper are.
  const airy = zh && [...text.title].length <= 6 ? 0.4 : 0;
  const titleWidth = (part: string) => measure(part, 'bold') + airy * [...part].length;
  const titleSize = sizeWithin(titleWidth(text.title) - airy, design.titleSize, width, 0.55);
  const titleLines = breakLines(
    text.title,
    width + airy * titleSize + 0.5,
    (part) => titleWidth(part) * titleSize,
  );
  const titleFits = titleLines.length <= 2;
  titleLines.forEach((line, index) =>
    put(
      line,
      {
        y: top + titleSize * (0.9 + index * 1.25),
        size: titleSize,
        weight: 'bold',
        color: palette.deep,
        spacing: airy * titleSize,
      },
      { middle: center },
    ),
  );
  const ruleY = top + titleSize * (1.3 + (titleLines.length - 1) * 1.25) + 4;
  const rule: Shape[] = [
    {
      d: `M${center - 90} ${ruleY}L${center - 9} ${ruleY}M${center + 9} ${ruleY}L${center + 90} ${ruleY}`,
      stroke: palette.main,
      lineWidth: 0.9,
    },
    {
      d: `M${center} ${ruleY - 4}L${center + 5} ${ruleY}L${center} ${ruleY + 4}L${center - 5} ${ruleY}Z`,
      fill: palette.main,
    },
  ];

  // The foot: the sentence, above it the code on the left and who issued it on the right.
  const sentenceLines = breakLines(text.sentence, width, (part) => measure(part, 'regular') * 9);
  sentenceLines.forEach((line, index) =>
    put(
      line,
      { y: foot - (sentenceLines.length - 1 - index) * 13, size: 9, color: MUTED },
      { middle: center },
    ),
  );
  const qrBottom = foot - sentenceLines.length * 13 - 8;
  const issuers = [...text.issuers, text.date].filter(Boolean);
  const issuerWidth = width * 0.52;
  const issuerSize = Math.min(
    ...issuers.map((line) => sizeWithin(measure(line, 'regular'), ISSUER.size, issuerWidth, 0.6)),
    ISSUER.size,
  );
  const issuerWide = Math.max(...issuers.map((line) => measure(line, 'regular') * issuerSize), 130);
  const issuerMiddle = page.width - side - issuerWide / 2;
  const issuerTop = qrBottom - issuers.length * ISSUER.line;
  issuers.forEach((line, index) =>
    put(line, { y: issuerTop + (index + 0.75) * ISSUER.line, size: issuerSize }, { middle: issuerMiddle }),
  );
  const qr = { x: side, y: qrBottom - QR_SIZE, width: QR_SIZE, height: QR_SIZE, text: issued.checkUrl };
  const words = FOOT_WORDS[text.language];
  const codeWidth = page.width - side - issuerWide - 24 - (side + QR_SIZE + 12);
  const address = words.check(issued.address);
  const addressLines = breakLines(address, codeWidth, (part) => measure(part, 'regular') * FOOT.size);
  const footLines = [
    words.number(issued.number),
    words.code(showCertificateCode(issued.code)),
    ...addressLines,
  ];
  footLines.forEach((line, index) =>
    put(
      line,
      {
        y: qrBottom - 3 - (footLines.length - 1 - index) * FOOT.line,
        size: sizeWithin(measure(line, 'regular'), FOOT.size, codeWidth, 0.7),
        color: MUTED,
      },
      { left: side + QR_SIZE + 12 },
    ),
  );

  const from = ruleY + 16;
  const until = Math.min(qr.y, issuerTop, qrBottom - footLines.length * FOOT.line) - 14;
  const block = middle(text, design, { width, room: until - from, measure });
  let y = from + Math.max(0, until - from - block.height) * 0.4;
  for (const [kind, { lines, size, line }] of [
    ['name', block.name],
    ['body', block.body],
  ] as const) {
    for (const { text: own } of lines) {
      put(
        own,
        {
          y: y + line * 0.5 + size * 0.36,
          size,
          weight: kind === 'name' ? 'bold' : 'regular',
        },
        zh ? { left: side } : { middle: center },
      );
      y += line;
    }
    if (kind === 'name') y += block.gap;
  }

  return {
    ...page,
    background: pictures.background ? cover(page, pictures.background) : null,
    frame: frameShapes(design.frame, design.accent, page),
    rule,
    texts,
    seal: pictures.seal ? sealBox(pictures.seal, issuerMiddle, issuerTop, qrBottom) : null,
    qr,
    fits: block.fits && titleFits,
  };
}

/** The whole page, however the picture is cut: what does not fit hangs over. */
function cover(page: { width: number; height: number }, picture: Picture): Box {
  const scale = Math.max(page.width / picture.width, page.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (page.width - width) / 2, y: (page.height - height) / 2, width, height };
}

/** A seal of forty millimetres at most, over the name of who issued it. */
function sealBox(picture: Picture, center: number, top: number, bottom: number): Box {
  const scale = 113 / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: center - width / 2, y: (top + bottom) / 2 - height / 2, width, height };
}
