export type Share = { key: string; weight: number };
export type Apportionment = {
  seats: Record<string, number>;
  /**
   * Keys that had equal claims to the last seats while seats were short: the first of them by key got the seats. With
   * largest remainder, equal remainders; with Webster, equal quotients.
   */
  tiedRemainders: string[];
};

/** How a share is rounded: Hamilton (largest remainder) or Webster (Sainte-Lague, odd divisors). */
export type Rounding = 'HAMILTON' | 'WEBSTER';

/** Splits seats in proportion to whole, non-negative weights by the named method. */
export function apportion(seats: number, shares: readonly Share[], rounding: Rounding): Apportionment {
  return rounding === 'WEBSTER' ? webster(seats, shares) : largestRemainder(seats, shares);
}

/**
 * Hamilton's method (largest remainder): whole quotas first, the rest by the largest remainders. Exact: remainders are
 * compared as whole numbers over the common denominator. Weights must be whole and not negative.
 */
export function largestRemainder(seats: number, shares: readonly Share[]): Apportionment {
  const total = shares.reduce((sum, share) => sum + BigInt(share.weight), 0n);
  const result: Record<string, number> = Object.fromEntries(shares.map((share) => [share.key, 0]));
  if (total === 0n) return { seats: result, tiedRemainders: [] };
  const rows = shares.map(({ key, weight }) => {
    const exact = BigInt(seats) * BigInt(weight);
    return { key, whole: Number(exact / total), remainder: exact % total };
  });
  for (const { key, whole } of rows) result[key] = whole;
  let left = seats - rows.reduce((sum, row) => sum + row.whole, 0);
  const order = [...rows].sort((a, b) =>
    a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.key < b.key ? -1 : 1,
  );
  const border = order[left - 1]?.remainder;
  const tied =
    border === undefined || order[left]?.remainder !== border
      ? []
      : order.filter((row) => row.remainder === border).map((row) => row.key);
  for (const { key } of order) {
    if (left === 0) break;
    result[key] = (result[key] ?? 0) + 1;
    left -= 1;
  }
  return { seats: result, tiedRemainders: tied };
}

/**
 * Webster's method (Sainte-Lague): seat after seat to the largest weight / (2 x seats + 1). Quotients are compared as
 * whole products, so it is exact. It never takes a seat away when the house grows.
 */
export function webster(seats: number, shares: readonly Share[]): Apportionment {
  const result: Record<string, number> = Object.fromEntries(shares.map((share) => [share.key, 0]));
  const rows = shares
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, weight }) => ({ key, weight: BigInt(weight), divisor: 1n }));
  let tied: string[] = [];
  for (let left = seats; left > 0; left -= 1) {
    let [best] = rows;
    if (!best) break;
    for (const row of rows) if (row.weight * best.divisor > best.weight * row.divisor) best = row;
    const { weight, divisor } = best;
    const equal = rows.filter((row) => row.weight * divisor === weight * row.divisor);
    // Equal claims matter only where the seats run out before all of them are met.
    if (equal.length > left && tied.length === 0) tied = equal.map((row) => row.key);
    result[best.key] = (result[best.key] ?? 0) + 1;
    best.divisor += 2n;
  }
  return { seats: result, tiedRemainders: tied };
}
