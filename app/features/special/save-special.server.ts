import type { z } from 'zod';

import { managedSpecial } from './scope.server.ts';
import type { SaveSpecialSchema, SpecialIdSchema } from './schemas.ts';
import { PointRuleSchema, ProjectRuleSchema } from './stored.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Input = z.output<typeof SaveSpecialSchema>;

/** What a form says, as a round keeps it. */
function ruleOf(input: Input) {
  if (input.forWhom === 'PROJECTS')
    return ProjectRuleSchema.parse({
      categories: input.categories,
      groups: input.groups,
      disciplines: input.disciplines,
      minimumPrize: input.minimumPrize || null,
      finalistsOnly: input.finalistsOnly,
      alsoWinners: input.alsoWinners === 'yes',
    });
  return PointRuleSchema.parse({
    prizePoints: Object.fromEntries(input.prizePoints.map(({ code, points }) => [code, points] as const)),
    perAdvanced: input.perAdvanced,
    perEntry: input.perEntry,
    minimumEntries: input.minimumEntries,
    percent: input.counted === 'percent',
    perUnit: input.perUnit ?? null,
    byUnit: input.byUnit,
  });
}

function faultOf(input: Input): Result<undefined> {
  if (input.forWhom === 'PROJECTS')
    return input.minimumPrize && input.alsoWinners === 'no'
      ? refuse('special-nobody', undefined, 'minimumPrize')
      : ok(undefined);
  if (input.counted === 'percent' && input.places > 100)
    return refuse('special-percent', undefined, 'places');
  const worth = [...input.prizePoints.map(({ points }) => points), input.perAdvanced, input.perEntry];
  return input.way === 'RULE' && worth.every((points) => points === 0)
    ? refuse('special-no-points', undefined, 'perEntry')
    : ok(undefined);
}

/**
 * Makes a special award of a round, or changes one that is not confirmed. Another rule needs the draft made again; who may
 * be nominated does not change under a jury that has begun.
 */
export async function saveSpecial(
  viewer: Viewer,
  { roundId, specialId, ...input }: { roundId: string; specialId: string | null } & Input,
  context: Context,
): Promise<Result<{ specialId: string }>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const fault = faultOf(input as Input);
    if (!fault.ok) return fault;
    const before = specialId ? await managedSpecial(tx, viewer, specialId) : null;
    if (specialId && before?.roundId !== roundId) return refuse('not-found');
    if (before?.status === 'CONFIRMED') return refuse('special-wrong-status');
    if (before && before.forWhom !== input.forWhom) return refuse('invalid-input', undefined, 'forWhom');
    const rule = ruleOf(input as Input);
    const nominations = input.forWhom === 'PROJECTS' ? input.nominations : 3;
    const { name, nameEn, sponsor, words, forWhom, way, places } = input;
    const changed =
      before !== null &&
      (JSON.stringify(before.projectRule ?? before.pointRule) !== JSON.stringify(rule) ||
        before.way !== way ||
        before.nominations !== nominations);
    if (before && changed && (await nominated(tx, before.id))) return refuse('special-jury-begun');
    const stale = changed || (before !== null && before.places !== places);
    const facts = {
      name,
      nameEn: nameEn || null,
      sponsor,
      words,
      forWhom,
      way,
      places,
      nominations,
      rule,
      ...(stale ? { status: 'OPEN' as const } : {}),
    };
    const { id } = before
      ? await tx.specialAward.update({ where: { id: before.id }, data: facts, select: { id: true } })
      : await tx.specialAward.create({
          data: {
            ...facts,
            roundId,
            order: await tx.specialAward.count({ where: { roundId } }),
            createdAt: context.now,
          },
          select: { id: true },
        });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-special-award',
      subject: { type: 'special-award', id },
      roundId,
      data: { forWhom, way, places, made: before === null },
    });
    return ok({ specialId: id });
  });
}

const nominated = async (tx: Tx, specialId: string) =>
  (await tx.specialNomination.count({ where: { juror: { specialId } } })) > 0;

/** Removes a special award that nobody has published or confirmed, with its draft and what its jury nominated. */
export async function removeSpecial(
  viewer: Viewer,
  { specialId }: z.output<typeof SpecialIdSchema>,
  context: Context,
): Promise<Result<{ roundId: string }>> {
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    if (!special) return refuse('not-found');
    if (special.status === 'CONFIRMED' || special.publishedAt) return refuse('special-wrong-status');
    const issued = await tx.certificate.count({ where: { specialLine: { specialId } } });
    if (issued > 0) return refuse('special-wrong-status');
    await tx.specialAward.delete({ where: { id: specialId }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-special-award',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { name: special.name },
    });
    return ok({ roundId: special.roundId });
  });
}
