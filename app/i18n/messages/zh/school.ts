/** school */
export const school = {} as const;
