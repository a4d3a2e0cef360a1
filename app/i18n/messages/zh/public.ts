/** public */
export const publicPages = {} as const;
