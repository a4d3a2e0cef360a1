import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { contrast, tokensOf } from './contrast.ts';

const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');
const light = tokensOf(css.slice(css.indexOf('@theme'), css.indexOf('@custom-variant')));
const dark = tokensOf(css.slice(css.indexOf(':root {')));

const GROUNDS = ['paper', 'surface', 'sunken'];
const TINTS = ['accent-tint', 'signal-tint', 'danger-tint', 'done-tint'];
const WORDS = ['ink', 'ink-muted', 'accent', 'accent-strong', 'signal', 'danger', 'danger-strong', 'done'];

/** [what is read, what it stands on] */
const TEXT: [string, string][] = [
  ...WORDS.flatMap((word) => GROUNDS.map((ground): [string, string] => [word, ground])),
  ...['ink', 'ink-muted'].flatMap((word) => TINTS.map((ground): [string, string] => [word, ground])),
  ...['accent', 'signal', 'danger', 'done'].map((tone): [string, string] => [tone, `${tone}-tint`]),
  ['accent-strong', 'accent-tint'],
  ['danger', 'accent-tint'],
  ['signal', 'accent-tint'],
  ['done', 'accent-tint'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['danger-ink', 'danger'],
  ['danger-ink', 'danger-strong'],
  ['band-ink', 'band'],
  ['band-ink-muted', 'band'],
];

/** Borders of controls, the focus ring, bars: what must be seen but is not read. */
const SHAPES: [string, string][] = [
  ...['line-strong', 'focus', 'accent'].flatMap((shape) =>
    GROUNDS.map((ground): [string, string] => [shape, ground]),
  ),
  ...['signal', 'danger', 'done'].map((shape): [string, string] => [shape, 'sunken']),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, tokens) => {
  test.each(TEXT)('%s can be read on %s', (word, ground) => {
    expect(contrast(tokens, word, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s can be seen on %s', (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('every light colour has a dark one', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});
