/** The ways of scoring, in the order in which they are explained. */
export const METHODS = [
  'MEAN',
  'TRIMMED',
  'CONSENSUS',
  'ZSCORE',
  'ADJUSTED',
  'ADDITIVE',
  'MIXED',
  'MFRM',
] as const;
export type Method = (typeof METHODS)[number];

export const MORE = ['intervals', 'stages', 'ties', 'verify'] as const;

/** A method for a parent, and for who computes it again; `$…$` are formulas in TeX. */
export type MethodText = { words: string; formula: string; needs: string; source: string };

/** All that the page of methods says in one language. A `more` begins with its title between two pairs of asterisks. */
export type MethodTexts = {
  symbols: string;
  methods: Record<Method, MethodText>;
  more: Record<(typeof MORE)[number], string>;
};
