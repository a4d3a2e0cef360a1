import type { rounds as source } from '../zh/rounds.ts';

/** rounds */
export const rounds: Record<keyof typeof source, string> = {};
