/** What becomes of the students of one grade when a new school year begins. */
export const CLASS_MOVES = ['up', 'stay', 'leave'] as const;
export type ClassMoveKind = (typeof CLASS_MOVES)[number];

/** The last grades of primary school, junior and senior high school in China (1-12). */
const LAST_OF_STAGE = [6, 9, 12];

/**
 * What a school will most likely want for each of its grades: everybody one grade up, and its top grade leaves when it
 * is the last of a stage (a school of grades 1-9 keeps its sixth-graders).
 */
export function proposeMoves(grades: readonly number[]): { grade: number; move: ClassMoveKind }[] {
  const top = Math.max(0, ...grades);
  return [...new Set(grades)]
    .sort((a, b) => a - b)
    .map((grade) => ({ grade, move: grade === top && LAST_OF_STAGE.includes(grade) ? 'leave' : 'up' }));
}

/** The class of the next year under its usual name: 701 becomes 801 and 初一(3)班 becomes 初二(3)班; others stay. */
export function classAfter(className: string, grade: number): string {
  const spoken = SPOKEN[grade - 1];
  const next = SPOKEN[grade];
  if (spoken && next)
    for (const [index, word] of spoken.entries()) {
      const after = next[index] ?? next[0];
      if (after && className.startsWith(word)) return after + className.slice(word.length);
    }
  return className.startsWith(String(grade)) && /^\d{3,4}(?!\d)/.test(className)
    ? String(grade + 1) + className.slice(String(grade).length)
    : className;
}

/** How each grade is spoken of: 年级 counted through, and the stage's own count. */
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const SPOKEN: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, index) => {
  const counted = DIGITS[index] ? `${DIGITS[index]}年级` : `${index + 1}年级`;
  const stage = index < 6 ? '小' : index < 9 ? '初' : '高';
  const within = DIGITS[index < 6 ? index : index < 9 ? index - 6 : index - 9] ?? '';
  return [counted, stage + within];
});
