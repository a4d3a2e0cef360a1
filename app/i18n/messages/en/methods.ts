import type { methods as source } from '../zh/methods.ts';

export const methods: Record<keyof typeof source, string> = {
  title: 'How scores are made',
  lead: 'What each method does, its formula, what it needs and where it comes from. A round says beforehand which one it uses.',
  total: 'The total of one judge',
  needs: 'Needs',
  source: 'Source',
  open: 'Formula and source of every method',
  ofNotice: 'Scores by:',
  more: 'More',
};
