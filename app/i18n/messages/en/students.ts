import type { students as source } from '../zh/students.ts';

/** students */
export const students: Record<keyof typeof source, string> = {};
