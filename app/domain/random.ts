/** Numbers in [0, 1) that depend on nothing but the seed (mulberry32), so that a drawn lot can be drawn again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The items in an order drawn by `random` (Fisher-Yates). The given list stays as it is. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const drawn = [...items];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [drawn[last], drawn[other]];
    if (a !== undefined && b !== undefined) {
      drawn[last] = b;
      drawn[other] = a;
    }
  }
  return drawn;
}
