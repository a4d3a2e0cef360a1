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

/** Whether a keyword stands in a text; one of letters only as a word of its own, so that "ai" is not in "rain". */
function stands(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (IDEOGRAPH.test(word)) return true;
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    // Chinese runs on without spaces: 用AI识别 has the word.
    const joins = (sign: string) => WORD.test(sign) && !IDEOGRAPH.test(sign);
    if (!joins(before) && !joins(after)) return true;
  }
  return false;
}

/** Which of the keywords (as `keywordsOf` gives them) a text mentions, in their order. */
export function mentionedKeywords(text: string, keywords: readonly string[]): string[] {
  const read = plain(text).replace(/\s+/gu, ' ');
  return keywords.filter((word) => stands(read, word));
}
