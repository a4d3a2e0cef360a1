/** projects */
export const projects = {} as const;
