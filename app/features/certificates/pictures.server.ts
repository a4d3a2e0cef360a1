import sharp from 'sharp';

import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { sniff } from '#app/platform/uploads/sniff.server.ts';

export const MOST_PICTURE_BYTES = 5 * 1024 * 1024;
const MOST_PIXELS = 60_000_000;
/** A page of A4 at 300 dots an inch, and a seal of forty millimetres at twice that. */
const SIZES = { background: 3508, seal: 900 };

export type Picture = { type: string; bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

/**
 * A picture for certificates, made ready for print: turned upright, no larger than a printer can show, without what a camera
 * wrote into it. A background is flat, a seal keeps its transparent ground.
 */
export async function readPicture(
  file: File | undefined,
  use: 'background' | 'seal',
): Promise<Result<Picture | null>> {
  if (!file || file.size === 0) return ok(null);
  const wrong = () => refuse('certificate-picture', undefined, use);
  if (file.size > MOST_PICTURE_BYTES) return wrong();
  const bytes = Buffer.from(await file.arrayBuffer());
  const type = sniff(bytes);
  if (type !== 'image/png' && type !== 'image/jpeg') return wrong();
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: SIZES[use], height: SIZES[use], fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const made =
      use === 'background'
        ? image.flatten({ background: '#ffffff' }).jpeg({ quality: 88, progressive: false })
        : image.png();
    const { data, info } = await made.toBuffer({ resolveWithObject: true });
    return ok({
      type: use === 'background' ? 'image/jpeg' : 'image/png',
      bytes: new Uint8Array(data),
      width: info.width,
      height: info.height,
    });
  } catch {
    return wrong();
  }
}
