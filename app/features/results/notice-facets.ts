/** By what a published list can be narrowed, besides a search. */
export const FACETS = ['unit', 'category', 'group', 'prize'] as const;
export type Facet = (typeof FACETS)[number];
