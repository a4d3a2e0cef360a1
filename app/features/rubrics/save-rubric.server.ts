import type { z } from 'zod';

import type { CriterionInput, RubricPlace, SaveRubricSchema } from './schemas.ts';
import { checkRubric, markRange } from '#app/domain/rubric.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { CRITERIA } from '#app/features/judging/rubric-select.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const STORED = {
  id: true,
  version: true,
  lockedAt: true,
  criteria: CRITERIA,
  _count: { select: { sheets: true } },
} as const;

/** What of a criterion is stored, besides where and in which order. */
function factsOf({ id: _, max, step, levels, ...criterion }: CriterionInput) {
  const bare = levels.map(({ points, ...level }) => ({ ...level, pointsX100: points }));
  const scaled = {
    ...criterion,
    maxX100: max,
    stepX100: step,
    levels: criterion.scale === 'POINTS' ? [] : bare,
  };
  // The best level is the full mark; steps mean nothing between levels.
  return criterion.scale === 'POINTS' || bare.length === 0
    ? scaled
    : { ...scaled, maxX100: markRange(scaled).highest, stepX100: 100 };
}
type Facts = ReturnType<typeof factsOf>;

/**
 * Saves the rubric of a category and stage. Until a sheet has been begun with it, its version changes in place and its
 * criteria keep who they are; after that a change makes the next version, for sheets that are not begun yet. What says the
 * same as before changes nothing.
 */
export async function saveRubric(
  viewer: Viewer,
  { roundId, categoryId, stage, criteria }: z.output<typeof SaveRubricSchema> & { roundId: string },
  context: Context,
): Promise<Result<{ version: number; isNew: boolean }>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (
      categoryId &&
      !(await tx.category.findFirst({ where: { id: categoryId, roundId }, select: { id: true } }))
    )
      return refuse('not-found');
    const facts = criteria.map(factsOf);
    const checked = checkRubric(facts);
    if (!checked.ok) return checked;
    const last = await tx.rubric.findFirst({
      where: { roundId, categoryId, stage },
      orderBy: { version: 'desc' },
      select: STORED,
    });
    if (last && sameCriteria(last.criteria, facts)) return ok({ version: last.version, isNew: false });
    const begun = last !== null && (last.lockedAt !== null || last._count.sheets > 0);
    const made = { createdAt: context.now, createdById: viewer.personId };
    const version = last ? last.version + (begun ? 1 : 0) : 1;
    if (last && !begun) {
      await tx.rubric.update({ where: { id: last.id }, data: made, select: { id: true } });
      await changeCriteria(tx, last, criteria);
    } else {
      const place = { roundId, categoryId, stage, version };
      const { id } = await tx.rubric.create({
        data: { ...place, ...made, name: '评分标准' },
        select: { id: true },
      });
      for (const [order, one] of facts.entries()) await addCriterion(tx, id, one, order);
    }
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-rubric',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { stage, categoryId, version, criteria: facts.length },
    });
    return ok({ version, isNew: begun });
  });
}

async function addCriterion(tx: Tx, rubricId: string, { levels, ...facts }: Facts, order: number) {
  await tx.criterion.create({
    data: {
      ...facts,
      rubricId,
      order,
      levels: { create: levels.map((level, at) => ({ ...level, order: at })) },
    },
    select: { id: true },
  });
}

/** Codes are unique within a rubric; swapping two must not collide half-way, so all leave their codes first. */
async function changeCriteria(
  tx: Tx,
  rubric: { id: string; criteria: readonly { id: string }[] },
  criteria: readonly CriterionInput[],
) {
  const known = new Set(rubric.criteria.map(({ id }) => id));
  const kept = new Set(criteria.flatMap(({ id }) => (id && known.has(id) ? [id] : [])));
  await tx.criterion.deleteMany({ where: { rubricId: rubric.id, id: { notIn: [...kept] } } });
  for (const id of kept)
    await tx.criterion.update({ where: { id }, data: { code: `~${id}` }, select: { id: true } });
  for (const [order, criterion] of criteria.entries()) {
    const { levels, ...facts } = factsOf(criterion);
    const { id } = criterion;
    if (!id || !kept.delete(id)) {
      await addCriterion(tx, rubric.id, { levels, ...facts }, order);
      continue;
    }
    await tx.criterionLevel.deleteMany({ where: { criterionId: id } });
    await tx.criterion.update({ where: { id }, data: { ...facts, order }, select: { id: true } });
    await tx.criterionLevel.createMany({
      data: levels.map((level, at) => ({ ...level, order: at, criterionId: id })),
    });
  }
}

/** Whether a stored rubric says what was sent, word for word and in the same order. */
function sameCriteria(stored: readonly (Facts & { id: string })[], sent: readonly Facts[]): boolean {
  const plain = (facts: Facts) => [
    facts.code,
    facts.name,
    facts.nameEn,
    facts.guidance,
    facts.weight,
    facts.scale,
    facts.maxX100,
    facts.stepX100,
    facts.commentLow,
    facts.commentHigh,
    facts.commentBand,
    facts.levels.map(({ label, labelEn, description, pointsX100 }) => [
      label,
      labelEn,
      description,
      pointsX100,
    ]),
  ];
  return JSON.stringify(stored.map(plain)) === JSON.stringify(sent.map(plain));
}

/** Takes away the rubric of a category or stage that nothing was begun with: the common one holds there again. */
export async function removeRubric(
  viewer: Viewer,
  { roundId, categoryId, stage }: RubricPlace & { roundId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (categoryId === null && stage === 'PRELIMINARY') return refuse('division-needed');
    const where = { roundId, categoryId, stage };
    if ((await tx.rubric.count({ where })) === 0) return refuse('not-found');
    if ((await tx.scoreSheet.count({ where: { rubric: where } })) > 0) return refuse('rubric-locked');
    await tx.rubric.deleteMany({ where });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-rubric',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { stage, categoryId },
    });
    return ok(undefined);
  });
}
