/** By what a gallery can be narrowed, besides a search. */
export const GALLERY_FACETS = ['unit', 'group', 'discipline', 'prize'] as const;
export type GalleryFacet = (typeof GALLERY_FACETS)[number];
