/** Methods that are set beside each other, the plain one first. */
export const COMPARED = ['mean', 'trimmed', 'zscore', 'adjusted', 'additive'] as const;
export type Compared = (typeof COMPARED)[number];
