import { spawnSync } from 'node:child_process';

import { installPackages } from './apt.ts';

/** Names that LibreOffice goes by, the one that the environment gives first. */
const NAMES = [
  process.env.SOFFICE_PATH,
  'soffice',
  'libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Debian's name of a LibreOffice that opens workbooks, without windows. */
export const OFFICE_PACKAGES = ['libreoffice-calc-nogui'];

/** Whether a LibreOffice is here already. */
export const hasOffice = (): boolean => present() !== undefined;

const present = (): string | undefined =>
  NAMES.find((name) => name && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);

/** Makes sure that a LibreOffice is there that opens workbooks; undefined, and said so, where none can be had. */
export function ensureOffice(): string | undefined {
  const found = present();
  if (found) return found;
  installPackages(OFFICE_PACKAGES);
  const now = present();
  if (!now)
    process.stdout.write(
      'No LibreOffice: workbooks are not opened by it (Debian: apt install libreoffice-calc-nogui, or SOFFICE_PATH).\n',
    );
  return now;
}
