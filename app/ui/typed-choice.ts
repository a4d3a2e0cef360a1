/** Keys of a Latin keyboard for the letters that Greek scales use. */
const LATIN: Readonly<Record<string, string>> = { Α: 'A', Β: 'B', Γ: 'C', Δ: 'D', Ε: 'E', Ζ: 'F' };

/** The key that chooses a level by its letter: its own, or that of its place where keyboards have none for it. */
export function keyOfLetter(letter: string): string {
  const upper = letter.toUpperCase();
  return LATIN[upper] ?? upper;
}

/**
 * What typing a digit or a point after `recent` comes to: the text typed so far, and the value it names (null: none yet).
 * What cannot be the beginning of a value begins anew with this key, so that nobody gets a mark by half of a number.
 */
export function typedChoice(
  values: readonly string[],
  recent: string,
  key: string,
): { text: string; value: string | null } {
  const begins = (text: string) => text !== '' && values.some((value) => value.startsWith(text));
  // A point at the beginning is half of nothing.
  if (recent === '' && key === '.')
    return begins('0.') ? { text: '0.', value: null } : { text: '.', value: null };
  const named = (text: string) => ({ text, value: values.includes(text) ? text : null });
  if (begins(recent + key)) return named(recent + key);
  // "4.5" on a scale of whole points is no 5: what follows the point is dropped until a pause.
  if (key === '.' || recent.endsWith('.'))
    return { text: recent.endsWith('.') ? recent : `${recent}.`, value: null };
  return begins(key) ? named(key) : { text: '', value: null };
}
