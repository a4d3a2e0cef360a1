const starts = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/** The media type that the first bytes of a file prove, or null when they prove none. */
export function sniff(head: Buffer): string | null {
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (starts(head, '89504e470d0a1a0a')) return 'image/png';
  if (starts(head, 'ffd8ff')) return 'image/jpeg';
  if (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp';
  if (head.subarray(4, 8).toString('latin1') === 'ftyp') {
    // HEIF and AVIF pictures come in the same container; the brand tells.
    const brand = head.subarray(8, 12).toString('latin1');
    return /^(heic|heix|mif1|msf1|hevc|avif|avis)$/.test(brand) ? 'image/heif' : 'video/mp4';
  }
  if (starts(head, '504b0304')) return 'application/zip';
  return null;
}

const OFFICE = /^application\/vnd\.openxmlformats-officedocument\./;

/** Whether a file's first bytes agree with the type it was announced as. Types without a mark of their own pass. */
export function agrees(head: Buffer, type: string): boolean {
  const found = sniff(head);
  if (OFFICE.test(type)) return found === 'application/zip';
  if (type === 'video/quicktime') return found === 'video/mp4';
  const marked = ['application/pdf', 'application/zip', 'image/png', 'image/jpeg', 'image/webp', 'video/mp4'];
  return marked.includes(type) ? found === type : true;
}
