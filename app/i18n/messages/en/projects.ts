import type { projects as source } from '../zh/projects.ts';

/** projects */
export const projects: Record<keyof typeof source, string> = {};
