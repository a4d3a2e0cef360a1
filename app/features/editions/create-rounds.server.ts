import type { z } from 'zod';

import type { CreateRoundsSchema } from './schemas.ts';
import { fromLocal } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { storedPromotion } from '#app/domain/promoted-students.ts';
import type { Promotion } from '#app/domain/promoted-students.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { chainOf, usualWindows } from '#app/domain/round-chain.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { PRESETS } from '#app/features/rounds/presets.ts';
import type { Preset } from '#app/features/rounds/presets.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/**
 * Makes one round for each chosen unit and links them: each leads to the nearest chosen unit above. Units that already
 * have a round in the edition are refused, except that new rounds also find existing ones above and below them.
 */
export async function createRounds(
  viewer: Viewer,
  input: z.output<typeof CreateRoundsSchema>,
  context: Context,
): Promise<Result<{ roundIds: Record<string, string> }>> {
  return inTransaction(context, async (tx) => {
    if (!can(viewer, 'manage-edition', null)) return refuse('not-found');
    const edition = await tx.edition.findUnique({
      where: { id: input.editionId },
      select: {
        id: true,
        name: true,
        rounds: { select: { id: true, unit: { select: { id: true, path: true, kind: true } } } },
      },
    });
    if (!edition) return refuse('not-found');
    const units = await tx.unit.findMany({
      where: { id: { in: input.unitIds } },
      select: { id: true, path: true, kind: true, name: true },
    });
    if (units.length === 0) return refuse('edition-no-units', undefined, 'unitIds');
    if (units.some((unit) => !can(viewer, 'manage-unit', unit))) return refuse('not-found');
    const existing = new Map(edition.rounds.map((round) => [round.unit.id, round.id]));
    const twice = units.find((unit) => existing.has(unit.id));
    if (twice) return refuse('edition-round-exists', { unit: twice.name }, 'unitIds');
    const firstDay = fromLocal(`${input.firstDay}T00:00`, input.timeZone);
    if (!firstDay) return refuse('window-date', undefined, 'firstDay');

    const links = chainOf([...units, ...edition.rounds.map((round) => round.unit)]);
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    const roundIds: Record<string, string> = {};
    for (const link of [...links].sort((a, b) => a.level - b.level)) {
      const unitName = names.get(link.unitId);
      if (!unitName) continue;
      const id = uuidv7();
      roundIds[link.unitId] = id;
      const windows = usualWindows(firstDay, link.level, link.source === 'SCHOOLS');
      await tx.round.create({
        data: {
          id,
          editionId: edition.id,
          unitId: link.unitId,
          name: `${unitName}${edition.name}`,
          number: input.number,
          order: link.level,
          source: link.source,
          timeZone: input.timeZone,
          createdAt: context.now,
        },
        select: { id: true },
      });
      await tx.roundWindow.createMany({ data: windows.map((window) => ({ roundId: id, ...window })) });
      await addPreset(tx, id, PRESETS[input.preset]);
    }
    const roundOf = new Map([...existing, ...Object.entries(roundIds)]);
    const nations = new Set(
      [...units, ...edition.rounds.map((round) => round.unit)].flatMap(({ id, kind }) =>
        kind === 'NATION' ? [id] : [],
      ),
    );
    await linkRounds(tx, links, roundOf, (unitId) =>
      nations.has(unitId) ? (input.toNation ?? 'PROJECT') : 'PROJECT',
    );
    for (const [unitId, id] of Object.entries(roundIds)) {
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'create-round',
        subject: { type: 'round', id },
        unitId,
        roundId: id,
      });
    }
    return ok({ roundIds });
  });
}

async function linkRounds(
  tx: Tx,
  links: ReturnType<typeof chainOf>,
  roundOf: ReadonlyMap<string, string>,
  promotionTo: (unitId: string) => Promotion,
) {
  for (const { unitId, toUnitId } of links) {
    const fromRoundId = roundOf.get(unitId);
    const toRoundId = toUnitId ? roundOf.get(toUnitId) : undefined;
    if (!fromRoundId || !toRoundId || !toUnitId) continue;
    const known = await tx.promotionEdge.findFirst({ where: { fromRoundId }, select: { id: true } });
    if (!known)
      await tx.promotionEdge.create({
        data: { fromRoundId, toRoundId, ...storedPromotion(promotionTo(toUnitId)) },
        select: { id: true },
      });
  }
}

async function addPreset(tx: Tx, roundId: string, preset: Preset): Promise<void> {
  const inRound = <T>(rows: readonly T[]) => rows.map((row, order) => ({ ...row, roundId, order }));
  await tx.category.createMany({ data: inRound(preset.categories) });
  await tx.group.createMany({ data: inRound(preset.groups) });
  await tx.discipline.createMany({ data: inRound(preset.disciplines) });
  await tx.formField.createMany({ data: inRound(preset.fields) });
  await tx.materialSlot.createMany({ data: inRound(preset.slots) });
  await tx.rubric.create({
    data: {
      roundId,
      name: '评分标准',
      criteria: { create: preset.criteria.map((criterion, order) => ({ ...criterion, order })) },
    },
    select: { id: true },
  });
}
