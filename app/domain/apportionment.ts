export type Share = { key: string; weight: number };
export type Apportionment = {
  seats: Record<string, number>;
  /** Keys whose remainders were equal while seats were short: the first of them by key got the seats. */
  tiedRemainders: string[];
};

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
