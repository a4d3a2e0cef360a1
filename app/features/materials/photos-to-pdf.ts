/** Longest side of a picture in the PDF, in pixels: sharp in print on A4, a fraction of what a phone takes. */
const LONGEST = 2000;
const QUALITY = 0.82;
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 18;

/** A photo as a JPEG of a sensible size, upright, without the place and time that the phone has written into it. */
async function shrink(file: File): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('The picture could not be drawn.');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Several photos of pages as one PDF, a page of A4 for each, in the order in which they were chosen. */
export async function photosToPdf(photos: readonly File[], name: string): Promise<File> {
  // Loaded when somebody takes photos: nobody else pays for it.
  const { PDFDocument } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  for (const photo of photos) {
    const picture = await pdf.embedJpg(await shrink(photo));
    const wide = picture.width > picture.height;
    const [width, height] = wide ? [A4.height, A4.width] : [A4.width, A4.height];
    const scale = Math.min((width - 2 * MARGIN) / picture.width, (height - 2 * MARGIN) / picture.height);
    const size = { width: picture.width * scale, height: picture.height * scale };
    pdf
      .addPage([width, height])
      .drawImage(picture, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size });
  }
  const bytes = await pdf.save();
  return new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
}
