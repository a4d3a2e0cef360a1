import { managesRound } from './scope.server.ts';
import { raschAdvice } from '#app/domain/calibration/rasch-scale.ts';
import { rubricFor, STAGES } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What the Rasch model would say of the rubrics that a round gives out now, for its settings: criteria by name, each rubric
 * in its own words. Null when the round is not managed.
 */
export async function getRaschAdvice(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const rubrics = await db.rubric.findMany({
    where: { roundId },
    select: {
      id: true,
      categoryId: true,
      stage: true,
      version: true,
      criteria: {
        orderBy: { order: 'asc' },
        select: {
          code: true,
          name: true,
          nameEn: true,
          weight: true,
          scale: true,
          maxX100: true,
          stepX100: true,
          levels: { select: { pointsX100: true } },
        },
      },
    },
  });
  const places = [null, ...new Set(rubrics.map(({ categoryId }) => categoryId))];
  const used = new Set(
    places.flatMap((categoryId) => STAGES.map((stage) => rubricFor(rubrics, { categoryId, stage }))),
  );
  const found = [...used].flatMap((rubric) =>
    rubric ? [{ criteria: rubric.criteria, ...raschAdvice(rubric.criteria) }] : [],
  );
  const named = (codesOf: (one: (typeof found)[number]) => string[]) => {
    const criteria = found.flatMap((one) => one.criteria.filter(({ code }) => codesOf(one).includes(code)));
    return [...new Map(criteria.map(({ code, name, nameEn }) => [code, { code, name, nameEn }])).values()];
  };
  return {
    tooFine: named(({ tooFine }) => tooFine),
    notWhole: named(({ notWhole }) => notWhole),
    scalesDiffer: found.some(({ scalesDiffer }) => scalesDiffer),
    weightsDiffer: found.some(({ weightsDiffer }) => weightsDiffer),
  };
}
export type RaschAdviceShown = NonNullable<Awaited<ReturnType<typeof getRaschAdvice>>>;
