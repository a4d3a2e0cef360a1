import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inOrder } from '#app/domain/school-order.ts';

describe("a school's order of its entries", () => {
  it('moves one entry to the place typed for it, up or down', () => {
    expect(inOrder(['a', 'b', 'c', 'd'], { a: 1, b: 2, c: 1, d: 4 })).toEqual(['c', 'a', 'b', 'd']);
    expect(inOrder(['a', 'b', 'c', 'd'], { a: 3, b: 2, c: 3, d: 4 })).toEqual(['b', 'c', 'a', 'd']);
    expect(inOrder(['a', 'b'], { a: 2, b: 1 })).toEqual(['b', 'a']);
    expect(inOrder(['a', 'b', 'c'], { b: NaN })).toEqual(['a', 'b', 'c']);
  });

  it('moves exactly the one whose number changed, and leaves the others in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (count, from, to) => {
        const ids = Array.from({ length: count }, (_, index) => `e${index}`);
        const moved = ids[from % count] ?? '';
        const place = (to % count) + 1;
        const after = inOrder(ids, { [moved]: place });
        expect(after.indexOf(moved)).toBe(place - 1);
        expect(after.filter((id) => id !== moved)).toEqual(ids.filter((id) => id !== moved));
      }),
    );
  });
});
