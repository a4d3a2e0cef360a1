/** results */
export const results = {} as const;
