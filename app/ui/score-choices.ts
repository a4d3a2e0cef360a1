const MOST_BUTTONS = 11;

/** All marks from min to max by step as text, or null when they are too many for buttons. Exact for up to 3 decimals. */
export function scoreChoices(min: number, max: number, step: number): string[] | null {
  const scale = 1000;
  const [low, high, by] = [min, max, step].map((n) => Math.round(n * scale)) as [number, number, number];
  if (by <= 0 || high < low) return null;
  const count = Math.floor((high - low) / by) + 1;
  if (count > MOST_BUTTONS) return null;
  return Array.from({ length: count }, (_, index) => String((low + index * by) / scale));
}
