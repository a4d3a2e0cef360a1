import { raschAdvice } from '#app/domain/calibration/rasch-scale.ts';
import { MOST_CATEGORIES } from '#app/domain/calibration/rasch-scale.ts';
import type { ScoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { refuse } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const CRITERION = {
  code: true,
  name: true,
  nameEn: true,
  weight: true,
  scale: true,
  maxX100: true,
  stepX100: true,
  levels: { select: { pointsX100: true } },
} as const;

type Reader = Pick<Tx, 'rubric' | 'criterion'>;

/** Refuses a round for the Rasch model by the scales of the rubrics that its submitted sheets rest on; null if none is unfit. */
export async function refuseScales(tx: Reader, roundId: string): Promise<Result<never> | null> {
  const rubrics = await tx.rubric.findMany({
    where: { roundId, sheets: { some: { status: 'SUBMITTED', assignment: { status: 'ASSIGNED' } } } },
    orderBy: { id: 'asc' },
    select: { criteria: { orderBy: { order: 'asc' }, select: CRITERION } },
  });
  const all = rubrics.flatMap(({ criteria }) => criteria);
  const unfit = new Set(raschAdvice(all).tooFine);
  const first = all.find(({ code }) => unfit.has(code));
  return first
    ? refuse('rasch-too-many-marks', { ...titlesOf('criterion', first), most: MOST_CATEGORIES })
    : null;
}

/** Why no table was made, in the words of the round's own criteria. */
export async function refuseTable(
  tx: Reader,
  roundId: string,
  table: Extract<ScoringTable, { ok: false }>,
): Promise<Result<never>> {
  const { code, params } = refusalOf(table);
  return refuse(code, await withNames(tx, roundId, params));
}

/** The refusal behind a verdict; criteria by their codes. */
export function refusalOf(table: Extract<ScoringTable, { ok: false }>): Refusal {
  switch (table.verdict) {
    case 'stage-without-rubric':
      return { code: 'result-stage-rubric' };
    case 'within-components':
      return { code: 'result-in-pieces', params: { pieces: table.pieces } };
    case 'within-panels':
      return { code: 'result-panels-apart', params: { lacking: table.lacking } };
    case 'pieces-without-extremes':
      return { code: 'rasch-pieces', params: { pieces: table.pieces } };
    case 'rubrics-apart':
    case 'parted':
      return { code: `rasch-${table.verdict}` };
    case 'not-converged':
      return {
        code: 'rasch-not-converged',
        params: { turns: table.turns, residual: Number(table.residual.toPrecision(2)) },
      };
    case 'scales-differ':
      return { code: 'rasch-scales-differ', params: { criterion: table.criterion, other: table.other } };
    case 'too-many-marks':
      return {
        code: 'rasch-too-many-marks',
        params: { criterion: table.criterion, most: MOST_CATEGORIES },
      };
    case 'marks-not-whole':
    case 'criteria-differ':
      return { code: `rasch-${table.verdict}`, params: { criterion: table.criterion } };
  }
}

/** Names beside the codes of criteria. */
export async function withNames(
  tx: Pick<Tx, 'criterion'>,
  roundId: string,
  params: Refusal['params'],
): Promise<Refusal['params']> {
  const codes = [params?.criterion, params?.other].filter((one) => typeof one === 'string');
  if (codes.length === 0) return params;
  const named = await tx.criterion.findMany({
    where: { rubric: { roundId }, code: { in: codes } },
    select: { code: true, name: true, nameEn: true },
  });
  const known = new Map(named.map((one) => [one.code, one]));
  const titles = (key: string, code: string | number | undefined) =>
    titlesOf(key, known.get(String(code)) ?? { code: '', name: String(code ?? ''), nameEn: null });
  return {
    ...params,
    ...titles('criterion', params?.criterion),
    ...(params?.other === undefined ? {} : titles('other', params.other)),
  };
}

type Titled = { code: string; name: string; nameEn: string | null };

/** A criterion's title in Chinese under the key, and in English under the key with `En`. */
function titlesOf(key: string, { code, name, nameEn }: Titled): Record<string, string> {
  const title = (word: string) => (code ? `${word} (${code})` : word);
  return { [key]: title(name), [`${key}En`]: title(nameEn || name) };
}
