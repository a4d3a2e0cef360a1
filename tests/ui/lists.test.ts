import { describe, expect, test } from 'vitest';

import { pageWindow } from '#app/ui/pagination.tsx';
import { scoreChoices } from '#app/ui/score-choices.ts';
import { countCharacters } from '#app/ui/text-area.tsx';

describe('pageWindow', () => {
  test.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [4, 90, [1, 2, 3, 4, 5, null, 90]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [90, 90, [1, null, 89, 90]],
    [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  ])('page %i of %i', (page, count, shown) => {
    expect(pageWindow(page, count)).toEqual(shown);
  });
});

describe('scoreChoices', () => {
  test('a short scale becomes buttons, zero included', () => {
    expect(scoreChoices(0, 5, 1)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(scoreChoices(0, 10, 1)).toHaveLength(11);
  });
  test('decimal steps stay exact', () => {
    expect(scoreChoices(0, 0.5, 0.1)).toEqual(['0', '0.1', '0.2', '0.3', '0.4', '0.5']);
  });
  test('a long scale becomes a box', () => {
    expect(scoreChoices(0, 40, 1)).toBeNull();
    expect(scoreChoices(0, 5, 0)).toBeNull();
  });
});

test('an emoji and a rare character count as one', () => {
  expect(countCharacters('𠮷🌱a')).toBe(3);
});
