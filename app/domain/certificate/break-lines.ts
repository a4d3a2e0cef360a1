/** Signs that may not begin a line, and signs that may not end one. */
const NOT_FIRST = /^[，。、；：！？》〉」』】）”’…—～,.;:!?)\]}%·]/u;
const NOT_LAST = /[《〈「『【（“‘([{]$/u;
/** What stays together: a padded name, a prize, a word of Latin letters or digits, a run of spaces, or one other sign. */
const PIECE =
  /\p{Script=Han}\u3000\p{Script=Han}|[特一二三四]等奖|[\p{Script=Latin}\p{N}'’&/@#+.\-_]+|[^\S\u3000]+|./gu;

/** The parts of a text between which a line may end. */
function clusters(text: string): string[] {
  const parts: string[] = [];
  for (const [piece] of text.matchAll(PIECE)) {
    const last = parts.at(-1);
    const sticks = last !== undefined && (NOT_FIRST.test(piece) || NOT_LAST.test(last)) && last.trim() !== '';
    if (sticks && piece.trim() !== '') parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}

/**
 * Breaks one paragraph into lines no wider than `width`. Chinese breaks between any two characters, but no line begins with
 * a closing sign or ends with an opening one; Latin words stay whole unless a line is too short for one.
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const part of clusters(text)) {
    const wide = widthOf(part);
    if (used + wide <= width) {
      line += part;
      used += wide;
      continue;
    }
    if (part.trim() === '') {
      if (line !== '') end();
      continue;
    }
    if (line !== '') end();
    if (wide <= width) {
      line = part;
      used = wide;
      continue;
    }
    for (const sign of part) {
      const own = widthOf(sign);
      if (line !== '' && used + own > width) end();
      line += sign;
      used += own;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
