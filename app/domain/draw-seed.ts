/** The largest seed, and the number that longer ones are divided by: 2³¹ − 1. */
export const SEED_MAX = 2_147_483_647;

/**
 * The seed that public digits stand for, such as the numbers of a lottery: all digits in a row, read as one number; where
 * that is larger than a seed may be, what is left after division by 2³¹ − 1. Anybody can work it out again with a
 * calculator. Null without a digit.
 */
export function seedOfWords(words: string): number | null {
  const digits = [...words.normalize('NFKC')].filter((one) => one >= '0' && one <= '9').join('');
  if (digits === '') return null;
  const number = BigInt(digits);
  return Number(number > BigInt(SEED_MAX) ? number % BigInt(SEED_MAX) : number);
}
