import type { publicPages as source } from '../zh/public.ts';

/** public */
export const publicPages: Record<keyof typeof source, string> = {};
