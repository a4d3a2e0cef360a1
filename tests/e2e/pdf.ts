/** A PDF that viewers open, small enough for a test. */
export function pdfBytes(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let body = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  return Buffer.from(`${body}trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n`);
}
