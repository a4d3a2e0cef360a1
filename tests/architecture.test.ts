import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** room -> rooms it may import from (its own is always allowed). */
const ARROWS: Record<string, readonly string[]> = {
  domain: [],
  platform: ['i18n'],
  ui: [],
  // The catalogue is typed by the rules' refusal codes, so that a code without a sentence does not compile.
  i18n: ['domain'],
  features: ['domain', 'platform', 'ui', 'i18n'],
  routes: ['features', 'domain', 'platform', 'ui', 'i18n'],
  commands: ['features', 'domain', 'platform', 'i18n'],
};

type Import = { from: string; to: string; file: string };

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('prisma-client'))
  .map((file) => path.join('app', file));

function roomOf(file: string): string | undefined {
  const [, room, rest] = file.split(path.sep);
  return rest === undefined ? undefined : room;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** Imports between rooms, with the path from `app/`. */
const imports: Import[] = files.flatMap((file) => {
  const from = roomOf(file);
  if (!from) return [];
  return importsOf(file).flatMap((target) => {
    if (target.startsWith('#app/')) return [{ from, to: target.slice('#app/'.length), file }];
    if (target.startsWith('.'))
      return [{ from, to: path.relative('app', path.join(path.dirname(file), target)), file }];
    return [];
  });
});

describe('the arrows', () => {
  it('sees the code', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it.each(Object.keys(ARROWS))('%s imports only from the rooms below it', (room) => {
    const wrong = imports.filter(({ from, to }) => {
      const target = to.split(path.sep)[0] ?? '';
      if (from !== room || target === room) return false;
      return !(ARROWS[room] ?? []).includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps pages away from the database', () => {
    expect(
      imports.filter(({ from, to }) => from === 'routes' && /^platform\/(db\/|prisma-client)/.test(to)),
    ).toEqual([]);
  });

  it('lets no page import another', () => {
    expect(imports.filter(({ from, to }) => from === 'routes' && to.startsWith('routes/'))).toEqual([]);
  });

  it('keeps rules pure', () => {
    const impure = files.filter(
      (file) =>
        roomOf(file) === 'domain' &&
        /Date\.now|new Date\(\)|Math\.random|\basync\b|from '(node:|react|@remix-run|zod)/.test(
          readFileSync(file, 'utf8'),
        ),
    );
    expect(impure).toEqual([]);
  });

  it('has no file that nobody can read at one sitting', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
