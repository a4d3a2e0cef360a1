import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { SKRSContext2D } from '@napi-rs/canvas';

import { font } from '#app/platform/fonts.server.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 80;
const INNER = WIDTH - 2 * LEFT;
const MOST_LINES = 3;
const BAND = '#153c6b';
const INK = '#ffffff';
const MUTED = '#c9d8ea';
const SIGNAL = '#f0a63c';

/** What stands on a card: no names of people. */
export type Card = { product: string; above: string; title: string; facts: readonly string[] };

let isReady = false;

function useFonts(): void {
  if (isReady) return;
  GlobalFonts.register(font('regular'), 'Card');
  GlobalFonts.register(font('bold'), 'Card Bold');
  isReady = true;
}

/** What stays on one line: words, and a character with the brackets and marks that belong to it. */
const PARTS = /[\p{Script=Latin}\d'’.-]+|\s+|[（《〈「『【“‘(]*.[）》〉」』】”’)，。、；：！？]*/gsu;

/** Lines of at most `width`: Chinese breaks anywhere, words of other scripts stay whole where they can. */
export function wrapText(
  text: string,
  width: number,
  most: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const parts = text.match(PARTS) ?? [];
  const pieces = parts.flatMap((part) => (measure(part) > width ? [...part] : [part]));
  for (const piece of pieces) {
    if (measure(line + piece) <= width) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last && measure(`${last}…`) > width) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last}…`];
}

function drawMark(context: SKRSContext2D, x: number, y: number, size: number): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 32, size / 32);
  context.fillStyle = INK;
  context.beginPath();
  for (const [index, [px, py]] of [
    [6, 26],
    [6, 22],
    [11, 22],
    [11, 18],
    [16, 18],
    [16, 14],
    [21, 14],
    [21, 10],
    [26, 10],
    [26, 26],
  ].entries())
    if (index === 0) context.moveTo(px ?? 0, py ?? 0);
    else context.lineTo(px ?? 0, py ?? 0);
  context.closePath();
  context.fill();
  context.fillStyle = SIGNAL;
  context.beginPath();
  context.arc(12, 9, 3, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

/** A picture of 1200 × 630 for where an address is shared. */
export async function drawCard({ product, above, title, facts }: Card): Promise<Uint8Array> {
  useFonts();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = BAND;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = SIGNAL;
  context.fillRect(0, HEIGHT - 12, WIDTH, 12);
  drawMark(context, LEFT - 12, 52, 64);
  context.textBaseline = 'alphabetic';
  const write = (text: string, x: number, y: number, size: number, colour: string, bold = false) => {
    context.font = `${size}px ${bold ? '"Card Bold"' : 'Card'}`;
    context.fillStyle = colour;
    context.fillText(text, x, y);
  };
  const wrapped = (text: string, size: number, most: number, bold = false) => {
    context.font = `${size}px ${bold ? '"Card Bold"' : 'Card'}`;
    return wrapText(text, INNER, most, (part) => context.measureText(part).width);
  };
  write(product, LEFT + 64, 96, 32, MUTED);
  for (const line of wrapped(above, 36, 1)) write(line, LEFT, 196, 36, MUTED);
  for (const [index, line] of wrapped(title, 60, MOST_LINES, true).entries())
    write(line, LEFT, 286 + index * 80, 60, INK, true);
  for (const [index, fact] of facts.entries())
    for (const line of wrapped(fact, 32, 1))
      write(line, LEFT, HEIGHT - 56 - (facts.length - 1 - index) * 48, 32, MUTED);
  return canvas.encode('png');
}
