/** students */
export const students = {} as const;
