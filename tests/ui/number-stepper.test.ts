import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stepped } from '#app/ui/number-stepper.tsx';

describe('the buttons of a number box', () => {
  it('go up and down by steps without leaving the range, from nothing too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0.5, -0.5), (halves, by) => {
        const to = Number(stepped(String(halves / 2), by, { min: 0, max: 10 }));
        expect(to).toBe(Math.min(10, Math.max(0, halves / 2 + by)));
      }),
    );
    expect(stepped('', 0.5, { min: 0, max: 10 })).toBe('0.5');
    expect(stepped('', -0.5, { min: 0, max: 10 })).toBe('9.5');
  });
});
