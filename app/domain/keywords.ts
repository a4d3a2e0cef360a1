const SEPARATORS = /[、,，;；/|\n\r\t]+/u;
const IDEOGRAPH = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

/** Width and case do not matter: ＡＩ, AI and ai are one word. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * The keywords of a line as people type it, separated by 、 or commas: each once, in plain form. A single letter or
 * character says too little and is left out.
 */
export function keywordsOf(line: string): string[] {
  const words = plain(line)
    .split(SEPARATORS)
    .map((word) => word.trim().replace(/\s+/gu, ' '));
  return [...new Set(words.filter((word) => [...word].length >= 2))];
}

/** Whether a keyword begins at a place of a text; one of letters only as a word of its own, so that "ai" is not in "rain". */
function stands(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  if (IDEOGRAPH.test(word)) return true;
  // Chinese runs on without spaces: 用AI识别 has the word.
  const joins = (sign: string) => WORD.test(sign) && !IDEOGRAPH.test(sign);
  return !joins(text[at - 1] ?? ' ') && !joins(text[at + word.length] ?? ' ');
}

/**
 * Which of the keywords (as `keywordsOf` gives them) a text mentions, in their order. For many texts: the keywords are
 * sorted by how they begin once, and a text is gone through once, however many they are.
 */
export function keywordFinder(keywords: readonly string[]): (text: string) => string[] {
  const byBeginning = new Map<string, { word: string; order: number }[]>();
  for (const [order, word] of keywords.entries()) {
    const beginning = word.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { word, order }]);
  }
  return (text) => {
    const read = plain(text).replace(/\s+/gu, ' ');
    const found = new Set<number>();
    for (let at = 0; at < read.length - 1; at += 1)
      for (const { word, order } of byBeginning.get(read.slice(at, at + 2)) ?? [])
        if (!found.has(order) && stands(read, word, at)) found.add(order);
    return [...found].sort((a, b) => a - b).map((order) => keywords[order] ?? '');
  };
}
