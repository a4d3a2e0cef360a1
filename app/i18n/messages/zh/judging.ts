/** judging */
export const judging = {} as const;
