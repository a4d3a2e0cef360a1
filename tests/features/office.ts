import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The LibreOffice of `npm test`; a run of single files finds it by name. */
const OFFICE = process.env.SOFFICE_PATH ?? 'soffice';

/** Whether there is one here. */
export const hasOffice = OFFICE !== '' && spawnSync(OFFICE, ['--version'], { stdio: 'ignore' }).status === 0;

/** Comma, quotes, UTF-8, from the first line on, text in quotes, cells as shown, every sheet in a file of its own. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

/**
 * What LibreOffice reads in each workbook: its first sheet's lines of cells, numbers where the cell is a number. A
 * workbook that it cannot open has none.
 */
export function openedByOffice(workbooks: ReadonlyMap<string, Buffer>): Map<string, (string | number)[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'office-'));
  try {
    const files = [...workbooks].map(([name, bytes]) => {
      const file = path.join(folder, `${name}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const out = path.join(folder, 'out');
    const { status, stderr } = spawnSync(
      OFFICE,
      [profile, '--headless', '--convert-to', AS_CSV, '--outdir', out, ...files],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`);
    const made = readdirSync(out);
    return new Map(
      [...workbooks.keys()].map((name) => {
        const file = made.find((one) => one.startsWith(`${name}-`));
        return [name, file ? readCells(readFileSync(path.join(out, file), 'utf8')) : []];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCells(text: string): (string | number)[][] {
  return parse(text, {
    relax_column_count: true,
    cast: (value, { quoting }) => (quoting || value === '' ? value : Number(value)),
  }) as (string | number)[][];
}
