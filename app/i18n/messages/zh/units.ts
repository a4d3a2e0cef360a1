/** units */
export const units = {} as const;
