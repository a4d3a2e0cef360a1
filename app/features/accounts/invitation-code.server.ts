import { createHash } from 'node:crypto';

/** What is stored of an invitation's code. Spaces, hyphens and capitals do not matter when it is typed from paper. */
export function hashCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`invitation:${plain}`).digest('hex');
}
