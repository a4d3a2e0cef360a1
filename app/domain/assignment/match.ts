import type { AssignableJudge, Fields } from './types.ts';

const GENERALIST = 50;
const STRANGER = 5;

/** How a judge comes to fit an entry. */
export type FitKind = 'own' | 'neighbour' | 'generalist' | 'stranger';
export type Fit = { kind: FitKind; match: number };

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
