import type { z } from 'zod';

import { readHonours } from './read-honours.server.ts';
import type { BonusSchema } from './schemas.ts';
import { bonusOf, HONOUR_LEVELS } from '#app/domain/honours.ts';
import type { HonourLevel } from '#app/domain/honours.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { isAdministrator } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** A bonus line for one whole school: what the quota lifts all of that school's caps by, usable in any of them. */
const FOR_A_SCHOOL = {
  kind: 'BONUS',
  schoolId: { not: null },
  unitId: null,
  schoolTier: null,
  groupCode: null,
  categoryCode: null,
  disciplineCode: null,
  team: null,
  each: '',
} as const;

/** Prizes of the schools that a round's quota can name; what is given beside the prizes earns no place. */
const honoursBelow = async (path: string) =>
  (await readHonours({ mergedIntoId: null, unit: { path: { startsWith: path } } })).filter(
    ({ isSpecial }) => !isSpecial,
  );

/**
 * What last edition's prizes would give each school in a round: so many bonus places for each prize of one year and
 * level, beside the bonus places that the round's quota has now. Null for who administers nothing.
 */
export async function getBonus(
  viewer: Viewer,
  asked: { roundId: string; year: number | null; level: HonourLevel | null; perPrize: number },
) {
  if (!isAdministrator(viewer)) return null;
  const rounds = await db.round.findMany({
    where: { source: 'SCHOOLS', unit: unitsInReach(viewer), edition: { archivedAt: null } },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }],
    select: {
      id: true,
      name: true,
      nameEn: true,
      edition: { select: { year: true } },
      unit: { select: { path: true } },
      quotas: {
        where: { kind: 'HAND_IN' },
        select: { lines: { where: FOR_A_SCHOOL, select: { schoolId: true, places: true } } },
      },
    },
  });
  if (asked.roundId && !rounds.some(({ id }) => id === asked.roundId)) return null;
  const round = rounds.find(({ id }) => id === asked.roundId) ?? rounds[0];
  const choices = rounds.map(({ id, name, nameEn }) => ({ id, name, nameEn }));
  if (!round)
    return {
      round: null,
      hasQuota: false,
      rounds: choices,
      years: [],
      levels: [],
      rule: null,
      rows: [],
      lost: 0,
    };
  const honours = await honoursBelow(round.unit.path);
  const years = [...new Set(honours.map(({ year }) => year))].sort((a, b) => b - a);
  const levels = HONOUR_LEVELS.filter((level) => honours.some((one) => one.level === level));
  const year = asked.year ?? years.find((one) => one < round.edition.year) ?? round.edition.year - 1;
  const rule = {
    year,
    level:
      asked.level ??
      levels.find((one) => honours.some((h) => h.level === one && h.year === year)) ??
      'COUNTY',
    perPrize: asked.perPrize,
  };
  const now = new Map(round.quotas[0]?.lines.map(({ schoolId, places }) => [schoolId, places ?? 0]));
  const rows = bonusOf(honours, rule).map((row) => ({ ...row, now: now.get(row.schoolId) ?? 0 }));
  const lost = [...now].filter(([id]) => id && !rows.some(({ schoolId }) => schoolId === id)).length;
  const { quotas, unit: _, ...facts } = round;
  return { round: facts, hasQuota: quotas.length > 0, rounds: choices, years, levels, rule, rows, lost };
}

/**
 * Writes the bonus places into a round's hand-in quota, in the place of those it has for whole schools. Lines that a
 * person made for a group, a category or a tier stay as they are.
 */
export async function fillBonus(
  viewer: Viewer,
  { roundId, ...rule }: z.output<typeof BonusSchema>,
  context: Context,
): Promise<Result<{ schools: number; places: number }>> {
  const honours = await honoursOf(viewer, roundId);
  if (!honours) return refuse('not-found');
  const rows = bonusOf(honours, rule);
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const quotaId = await handInQuota(tx, roundId);
    await tx.quotaLine.deleteMany({ where: { quotaId, ...FOR_A_SCHOOL } });
    const order = await tx.quotaLine.count({ where: { quotaId } });
    await tx.quotaLine.createMany({
      data: rows.map(({ schoolId, places }, index) => ({
        quotaId,
        kind: 'BONUS' as const,
        schoolId,
        places,
        order: order + index,
      })),
    });
    const places = rows.reduce((sum, row) => sum + row.places, 0);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'fill-bonus',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { ...rule, schools: rows.length, places },
    });
    return ok({ schools: rows.length, places });
  });
}

async function honoursOf(viewer: Viewer, roundId: string) {
  const round = await managesRound(db, viewer, roundId);
  return round && honoursBelow(round.unit.path);
}

async function handInQuota(tx: Tx, roundId: string): Promise<string> {
  const place = { roundId, kind: 'HAND_IN' as const };
  const quota =
    (await tx.quota.findUnique({ where: { roundId_kind: place }, select: { id: true } })) ??
    (await tx.quota.create({ data: place, select: { id: true } }));
  return quota.id;
}
