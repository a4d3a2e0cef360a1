import temml from 'temml';

import { splitFormulas } from '#app/domain/formula.ts';

/** A stretch of text for showing: plain, or a formula as MathML, which screens and their readers know. */
export type TypesetStretch = { text: string; mathml: string | null };

/** Sets the formulas of a text. One that cannot be read stays as it was typed. */
export function typeset(text: string): TypesetStretch[] {
  return splitFormulas(text).map((stretch) => {
    if (stretch.kind === 'text') return { text: stretch.text, mathml: null };
    const mark = stretch.kind === 'block' ? '$$' : '$';
    const typed = `${mark}${stretch.text}${mark}`;
    try {
      // No macros, links or images from TeX, and no expansion that runs away: pupils type this, judges open it.
      const mathml = temml.renderToString(stretch.text, {
        displayMode: stretch.kind === 'block',
        throwOnError: true,
        trust: false,
        maxSize: [5, 50],
        maxExpand: 50,
      });
      return { text: typed, mathml };
    } catch {
      return { text: typed, mathml: null };
    }
  });
}
