import type { CertificateDesign } from './text.ts';

export type Shape = { d: string; fill?: string; stroke?: string; lineWidth?: number };
export type Palette = { main: string; deep: string; pale: string };

/** Colours that stay legible in print: lines, headings, a wash behind patterns. */
export const PALETTES: Record<CertificateDesign['accent'], Palette> = {
  red: { main: '#b3261e', deep: '#8c1d18', pale: '#f8e9e4' },
  gold: { main: '#b08a3e', deep: '#7a5a17', pale: '#f7f0df' },
  blue: { main: '#2d5fa6', deep: '#163f7a', pale: '#e6eef8' },
  green: { main: '#2f7d5b', deep: '#1b573d', pale: '#e4f2eb' },
  ink: { main: '#5a6472', deep: '#1d2633', pale: '#eceef1' },
};

const n = (value: number) => String(Math.round(value * 100) / 100);
const rect = (x: number, y: number, width: number, height: number) =>
  `M${n(x)} ${n(y)}L${n(x + width)} ${n(y)}L${n(x + width)} ${n(y + height)}L${n(x)} ${n(y + height)}Z`;
const inset = (width: number, height: number, by: number) => rect(by, by, width - 2 * by, height - 2 * by);

/** A sine wave along a side, as cubic curves of a quarter period: from (x, y), `length` long, `down` or across. */
function wave(x: number, y: number, length: number, swing: number, down: boolean, phase: 1 | -1): string {
  const periods = Math.round(length / 16);
  const half = length / periods / 2;
  const at = (along: number, across: number) =>
    down ? `${n(x + across)} ${n(y + along)}` : `${n(x + along)} ${n(y + across)}`;
  let d = `M${at(0, 0)}`;
  for (let index = 0; index < periods * 2; index += 1) {
    const from = index * half;
    const across = swing * 1.33 * phase * (index % 2 === 0 ? 1 : -1);
    d += `C${at(from + half * 0.36, across)} ${at(from + half * 0.64, across)} ${at(from + half, 0)}`;
  }
  return d;
}

/** A ribbon of crossing waves between two lines, as on banknotes. */
function waveFrame(width: number, height: number, { main, deep, pale }: Palette): Shape[] {
  const outer = 22;
  const band = 18;
  const middle = outer + band / 2;
  const across = width - 2 * middle;
  const along = height - 2 * middle;
  const sides = ([1, -1] as const).flatMap((phase) =>
    [6.2, 3.2].map((swing) =>
      [
        wave(middle, middle, across, swing, false, phase),
        wave(middle, height - middle, across, swing, false, phase),
        wave(middle, middle, along, swing, true, phase),
        wave(width - middle, middle, along, swing, true, phase),
      ].join(''),
    ),
  );
  const corner = (x: number, y: number): Shape[] => [
    { d: rect(x - 13, y - 13, 26, 26), fill: '#ffffff', stroke: deep, lineWidth: 1.2 },
    { d: `M${n(x)} ${n(y - 9)}L${n(x + 9)} ${n(y)}L${n(x)} ${n(y + 9)}L${n(x - 9)} ${n(y)}Z`, fill: main },
    {
      d: `M${n(x)} ${n(y - 4)}L${n(x + 4)} ${n(y)}L${n(x)} ${n(y + 4)}L${n(x - 4)} ${n(y)}Z`,
      fill: '#ffffff',
    },
  ];
  return [
    {
      d: `${inset(width, height, outer)}${rect(outer + band, height - outer - band, width - 2 * (outer + band), -(height - 2 * (outer + band)))}`,
      fill: pale,
    },
    ...sides.map((d, index) => ({ d, stroke: main, lineWidth: index % 2 === 0 ? 0.7 : 0.5 })),
    { d: inset(width, height, outer), stroke: deep, lineWidth: 1.6 },
    { d: inset(width, height, outer + band), stroke: deep, lineWidth: 0.9 },
    { d: inset(width, height, outer + band + 5), stroke: main, lineWidth: 0.4 },
    ...[middle, width - middle].flatMap((x) => [middle, height - middle].flatMap((y) => corner(x, y))),
  ];
}

/** Two lines whose corners bend inwards. */
function doubleFrame(width: number, height: number, { main, deep }: Palette): Shape[] {
  const bent = (by: number, radius: number) => {
    const k = radius * 0.55;
    const [right, bottom] = [width - by, height - by];
    return [
      `M${n(by + radius)} ${n(by)}L${n(right - radius)} ${n(by)}`,
      `C${n(right - radius)} ${n(by + k)} ${n(right - k)} ${n(by + radius)} ${n(right)} ${n(by + radius)}`,
      `L${n(right)} ${n(bottom - radius)}`,
      `C${n(right - k)} ${n(bottom - radius)} ${n(right - radius)} ${n(bottom - k)} ${n(right - radius)} ${n(bottom)}`,
      `L${n(by + radius)} ${n(bottom)}`,
      `C${n(by + radius)} ${n(bottom - k)} ${n(by + k)} ${n(bottom - radius)} ${n(by)} ${n(bottom - radius)}`,
      `L${n(by)} ${n(by + radius)}`,
      `C${n(by + k)} ${n(by + radius)} ${n(by + radius)} ${n(by + k)} ${n(by + radius)} ${n(by)}Z`,
    ].join('');
  };
  const dot = (x: number, y: number): Shape => ({
    d: `M${n(x)} ${n(y - 4)}L${n(x + 4)} ${n(y)}L${n(x)} ${n(y + 4)}L${n(x - 4)} ${n(y)}Z`,
    fill: main,
  });
  return [
    { d: bent(24, 26), stroke: deep, lineWidth: 2.6 },
    { d: bent(31, 24), stroke: main, lineWidth: 0.8 },
    ...[30, width - 30].flatMap((x) => [30, height - 30].map((y) => dot(x, y))),
  ];
}

/** A fine line, with angles at its corners. */
function cornerFrame(width: number, height: number, { main, deep, pale }: Palette): Shape[] {
  const angle = (x: number, y: number, right: 1 | -1, down: 1 | -1, size: number) =>
    `M${n(x + right * size)} ${n(y)}L${n(x)} ${n(y)}L${n(x)} ${n(y + down * size)}`;
  const all = (by: number, size: number) =>
    [
      angle(by, by, 1, 1, size),
      angle(width - by, by, -1, 1, size),
      angle(by, height - by, 1, -1, size),
      angle(width - by, height - by, -1, -1, size),
    ].join('');
  return [
    { d: inset(width, height, 34), stroke: pale, lineWidth: 5 },
    { d: inset(width, height, 34), stroke: main, lineWidth: 0.6 },
    { d: all(26, 64), stroke: deep, lineWidth: 3 },
    { d: all(40, 34), stroke: main, lineWidth: 1 },
  ];
}

/** Bands at the head and the foot: plain and of today. */
function sideFrame(width: number, height: number, { main, deep, pale }: Palette): Shape[] {
  return [
    { d: rect(0, 0, width, 16), fill: deep },
    { d: rect(0, 16, width, 4), fill: main },
    {
      d: `M0 20L${n(width)} 20L${n(width)} 34C${n(width * 0.7)} 64 ${n(width * 0.3)} 20 0 46Z`,
      fill: pale,
    },
    {
      d: `M0 ${n(height - 12)}L${n(width)} ${n(height - 12)}L${n(width)} ${n(height - 34)}C${n(width * 0.7)} ${n(height - 12)} ${n(width * 0.3)} ${n(height - 48)} 0 ${n(height - 24)}Z`,
      fill: pale,
    },
    { d: rect(0, height - 12, width, 12), fill: deep },
  ];
}

/** The shapes of a frame on a page of this size. Paths hold only M, L, C and Z with absolute numbers. */
export function frameShapes(
  frame: CertificateDesign['frame'],
  accent: CertificateDesign['accent'],
  { width, height }: { width: number; height: number },
): Shape[] {
  const palette = PALETTES[accent];
  switch (frame) {
    case 'wave':
      return waveFrame(width, height, palette);
    case 'double':
      return doubleFrame(width, height, palette);
    case 'corners':
      return cornerFrame(width, height, palette);
    case 'side':
      return sideFrame(width, height, palette);
    case 'none':
      return [];
  }
}
