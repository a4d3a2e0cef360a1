import { calibrate } from '#app/domain/calibration/calibrate.ts';
import { comparability } from '#app/domain/calibration/comparability.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { rankIntervals } from '#app/domain/calibration/rank-intervals.ts';
import { METHODS } from '#app/domain/calibration/types.ts';
import type { CalibrationInput } from '#app/domain/calibration/types.ts';
import { seededRandom } from '#app/domain/random.ts';

/** Marks 0-9 on six criteria: merit and severity of a judge drawn, judges by lot. */
function drawnRound(shape: { entries: number; judges: number; perEntry: number }): CalibrationInput {
  const random = seededRandom(9);
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  const severity = Array.from({ length: shape.judges }, () => 0.5 * normal());
  const ids = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];
  return {
    criteria: ids.map((id, k) => ({ id, code: id, maxX100: 900, weight: 1 + k })),
    sheets: Array.from({ length: shape.entries }, (_, i) => {
      const merit = normal();
      const own = new Set<number>();
      while (own.size < shape.perEntry) own.add(Math.floor(random() * shape.judges));
      return [...own].map((j) => ({
        entryId: `e${i}`,
        judgeId: `j${j}`,
        status: 'submitted' as const,
        marks: ids.map((criterionId) => {
          const mark = Math.round(5 + 1.2 * (merit - (severity[j] ?? 0)) + normal());
          return { criterionId, pointsX100: 100 * Math.max(0, Math.min(9, mark)) };
        }),
      }));
    }).flat(),
  };
}

/** Times every method of scoring, those with errors together with their rank intervals. */
export async function benchScoring(
  time: (label: string, work: () => unknown) => Promise<void>,
): Promise<void> {
  const input = drawnRound({ entries: 5000, judges: 500, perEntry: 5 });
  const design = designOf(input);
  await time('sheets read into a design', () => designOf(input));
  for (const method of METHODS) {
    const rule = { method, decimals: method === 'mean' || method === 'trimmed' ? 2 : 4 };
    if (method !== 'additive' && method !== 'mixed' && method !== 'mfrm') {
      await time(method, () => calibrate(design, input, rule));
      continue;
    }
    await time(`${method}, with 2,000 draws of ranks`, () => {
      const result = calibrate(design, input, rule);
      if (!('refused' in result)) rankIntervals(result, { seed: 1, quota: 1000 });
    });
  }
  await time('mfrm, partial credit', () =>
    calibrate(design, input, { method: 'mfrm', model: 'partial-credit', decimals: 4 }),
  );
  await time('comparability', () => comparability(design));
}
