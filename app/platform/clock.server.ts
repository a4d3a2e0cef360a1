import { readFileSync } from 'node:fs';

/**
 * The time by which deadlines are kept: the server's clock. Browser tests move it through a file that holds an offset
 * in milliseconds; outside test mode the file is not looked at.
 */
export function now(): Date {
  const file = process.env.NODE_ENV === 'test' ? process.env.PORTAL_CLOCK_OFFSET_FILE : undefined;
  if (!file) return new Date();
  try {
    return new Date(Date.now() + Number(readFileSync(file, 'utf8')));
  } catch {
    return new Date();
  }
}
