/** A stretch of a text: plain, or a formula in TeX within a line (`$…$`) or on its own (`$$…$$`). */
export type Stretch = { kind: 'text' | 'inline' | 'block'; text: string };

/**
 * Parts a text into plain stretches and formulas. A dollar begins a formula only right before a character that is no
 * space, and ends one only right after such a character and before no digit, so that "5$ and 6$" stays what it is (the
 * rule of pandoc's `tex_math_dollars`). `\$` is a dollar; what is not closed on its paragraph stays plain.
 */
export function splitFormulas(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let plain = '';
  const pattern = /\\\$|\$\$([^$]+?)\$\$|\$(?=\S)((?:[^$\n\\]|\\[^\n])*?\S)\$(?!\d)/gu;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    plain += text.slice(from, match.index);
    from = match.index + match[0].length;
    const formula = match[1] ?? match[2];
    if (formula === undefined) {
      plain += '$';
      continue;
    }
    if (plain !== '') stretches.push({ kind: 'text', text: plain });
    plain = '';
    stretches.push({ kind: match[1] === undefined ? 'inline' : 'block', text: formula.trim() });
  }
  plain += text.slice(from);
  if (plain !== '') stretches.push({ kind: 'text', text: plain });
  return stretches;
}
