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

const known = new Set(files);

function roomOf(file: string): string | undefined {
  const [, room, rest] = file.split(path.sep);
  return rest === undefined ? undefined : room;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The files of `app/` that a file imports, types too. */
function neighboursOf(file: string): string[] {
  return importsOf(file)
    .flatMap((target) => {
      if (target.startsWith('#app/')) return [path.join('app', target.slice('#app/'.length))];
      return target.startsWith('.') ? [path.join(path.dirname(file), target)] : [];
    })
    .filter((target) => known.has(target));
}

/** A way from a file back to itself; null when there is none. `done` are files from which none begins. */
function circleFrom(file: string, way: readonly string[], done: Set<string>): string[] | null {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return null;
  for (const next of neighboursOf(file)) {
    const circle = circleFrom(next, [...way, file], done);
    if (circle) return circle;
  }
  done.add(file);
  return null;
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

  it('never leads back to where it began', () => {
    const done = new Set<string>();
    expect(files.map((file) => circleFrom(file, [], done)).filter(Boolean)).toEqual([]);
  });

  it('has no file that nobody can read at one sitting', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
