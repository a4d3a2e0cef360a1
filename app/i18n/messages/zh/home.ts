/** home */
export const home = {} as const;
