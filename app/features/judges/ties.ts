/** How a judge is tied to a work. */
export const TIES = ['kin', 'taught', 'colleague', 'involved', 'other'] as const;
