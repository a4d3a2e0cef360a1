/** What a criterion is of the total, in percent with one decimal. */
export function weightShares(
  criteria: readonly { weight: number }[],
): (criterion: { weight: number }) => number {
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return ({ weight }) => (all === 0 ? 0 : Math.round((1000 * weight) / all) / 10);
}
