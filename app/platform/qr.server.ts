import QRCode from 'qrcode';

export type QrPicture = { size: number; path: string };

/** A QR code as runs of dark modules over a square of `size`, without a quiet zone. */
export function qrRuns(text: string): { size: number; runs: { x: number; y: number; length: number }[] } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const runs: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue;
      const from = x;
      while (x + 1 < modules.size && modules.get(y, x + 1)) x += 1;
      runs.push({ x: from, y, length: x - from + 1 });
    }
  return { size: modules.size, runs };
}

/** A QR code as one SVG path over a square of `size` modules, quiet zone included. */
export function qrPicture(text: string): QrPicture {
  const { size, runs } = qrRuns(text);
  const quiet = 3;
  const path = runs.map(({ x, y, length }) => `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`).join('');
  return { size: size + 2 * quiet, path };
}
