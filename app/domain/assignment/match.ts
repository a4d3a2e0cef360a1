import type { AssignableEntry, AssignableJudge, AssignmentRules, Fields } from './types.ts';

const GENERALIST = 50;
const STRANGER = 5;

/** How a judge comes to fit an entry. */
export type FitKind = 'own' | 'neighbour' | 'generalist' | 'stranger';
export type Fit = { kind: FitKind; match: number };
/** With the keywords that judge and entry share, and the share of the match that keywords decided. */
export type EntryFit = Fit & { words: readonly string[]; keywordPercent: number };

type Expertise = Pick<AssignableJudge, 'expertise'>;

function fitOne(judge: Expertise, disciplineCode: string, fields: Fields): Fit {
  const own = judge.expertise[disciplineCode];
  if (own !== undefined) return { kind: 'own', match: Math.max(1, Math.min(100, own)) };
  const known = Object.entries(judge.expertise);
  if (known.length === 0) return { kind: 'generalist', match: GENERALIST };
  const field = fields[disciplineCode];
  let best = 0;
  for (const [code, weight] of known) if (field && fields[code] === field) best = Math.max(best, weight);
  return best > 0
    ? { kind: 'neighbour', match: Math.max(STRANGER, Math.round(best / 2)) }
    : { kind: 'stranger', match: STRANGER };
}

/**
 * How well a judge fits the best of an entry's disciplines, 1-100, and why: own weight, half of a neighbour's, else next
 * to nothing. An entry without a discipline can be judged by everybody.
 */
export function fitOf(judge: Expertise, disciplineCodes: readonly string[], fields: Fields): Fit {
  let best: Fit | null = null;
  for (const code of disciplineCodes) {
    const fit = fitOne(judge, code, fields);
    if (!best || fit.match > best.match || (fit.match === best.match && fit.kind === 'own')) best = fit;
  }
  return best ?? { kind: 'generalist', match: GENERALIST };
}

/** A match by disciplines with the share that keywords decide: all of it for a shared one, else nothing. 1-100. */
export function withKeywords(match: number, isShared: boolean, percent: number): number {
  return Math.max(1, Math.round(((100 - percent) * match) / 100 + (isShared ? percent : 0)));
}

/**
 * How well a judge fits an entry, 1-100: by disciplines alone where the entry mentions no keyword of any judge, so that
 * nobody is worse off for a word that nobody could serve; else a part of the match is the shared keyword's.
 */
export function fitEntry(
  judge: Pick<AssignableJudge, 'expertise' | 'keywords'>,
  entry: Pick<AssignableEntry, 'disciplineCodes' | 'keywords'>,
  { fields, keywordPercent = 0 }: Pick<AssignmentRules, 'fields' | 'keywordPercent'>,
): EntryFit {
  const fit = fitOf(judge, entry.disciplineCodes, fields);
  const wanted = entry.keywords ?? [];
  if (keywordPercent === 0 || wanted.length === 0) return { ...fit, words: [], keywordPercent: 0 };
  const words = wanted.filter((word) => judge.keywords?.includes(word));
  return { ...fit, match: withKeywords(fit.match, words.length > 0, keywordPercent), words, keywordPercent };
}
