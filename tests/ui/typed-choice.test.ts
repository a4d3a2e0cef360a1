import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { scoreChoices } from '#app/ui/score-choices.ts';
import { keyOfLetter, typedChoice } from '#app/ui/typed-choice.ts';

/** What stands after these keys, typed without a pause; null where none of them has chosen anything. */
function typed(values: readonly string[], keys: string): string | null {
  let text = '';
  let chosen: string | null = null;
  for (const key of keys) {
    const next = typedChoice(values, text, key);
    ({ text } = next);
    chosen = next.value ?? chosen;
  }
  return chosen;
}

describe('marks that are typed on buttons', () => {
  it('are the number that was typed, on every scale that is shown as buttons', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.constantFrom(0.5, 1, 2), (max, step) => {
        const values = scoreChoices(0, max, step) ?? [];
        for (const value of values) expect(typed(values, value)).toBe(value);
      }),
    );
  });

  it('never become another mark by half of a number', () => {
    const whole = scoreChoices(0, 5, 1) ?? [];
    expect(typed(whole, '4.5')).toBe('4');
    expect(typed(scoreChoices(0, 5, 0.5) ?? [], '.5')).toBe('0.5');
    expect(typed(whole, '9')).toBeNull();
    expect(typed(scoreChoices(0, 10, 1) ?? [], '15')).toBe('5');
  });

  it('choose Greek letters by the keys of their places', () => {
    expect(['α', 'β', 'γ', 'δ'].map(keyOfLetter)).toEqual(['A', 'B', 'C', 'D']);
    expect(keyOfLetter('b')).toBe('B');
  });
});
