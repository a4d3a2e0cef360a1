import { expect, it } from 'vitest';

import { methodHref, methodName } from '#app/features/results/methods/method-name.ts';
import { METHODS } from '#app/features/results/methods/method-texts.ts';
import { methodsPage } from '#app/features/results/methods/methods-page.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { ScoringMethod } from '#app/platform/prisma-client/enums.ts';

it.each(['zh', 'en'] as const)('every method stands there with formula, needs and source (%s)', (locale) => {
  const { symbols, methods, more } = methodsPage(locale);
  expect(METHODS.toSorted()).toEqual(Object.values(ScoringMethod).toSorted());
  expect(methods.map(({ method }) => method)).toEqual([...METHODS]);
  for (const { method, words, formula, needs, source } of methods) {
    expect(words.length, method).toBeGreaterThan(60);
    expect(
      formula.map(({ mathml }) => mathml ?? ''),
      method,
    ).toEqual([expect.stringContaining('<math')]);
    // No formula stays as it was typed.
    expect(
      [...needs, ...symbols].filter(({ text, mathml }) => mathml === null && text.includes('$')),
    ).toEqual([]);
    expect(source).not.toBe('');
    expect(methodName(translator(locale), method)).not.toMatch(/scoring|rule-/);
  }
  for (const { title, text } of more) expect([title.length > 1, text.length > 20]).toEqual([true, true]);
});

it('leads to the method of a round', () => {
  expect(methodHref('ADDITIVE')).toBe('/help/methods#ADDITIVE');
  expect(methodHref('OF_OLD')).toBe('/help/methods');
});
