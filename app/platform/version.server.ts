import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PackageSchema = z.object({ version: z.string() });

let known: string | undefined;

/** The version of this program; the portal runs from its checkout. */
export function programVersion(): string {
  known ??= PackageSchema.parse(JSON.parse(readFileSync('package.json', 'utf8'))).version;
  return known;
}
