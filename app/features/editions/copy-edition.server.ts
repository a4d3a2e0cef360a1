import type { z } from 'zod';

import { copyRoundSettings } from './copy-round-settings.server.ts';
import type { CopyEditionSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { shiftWindows } from '#app/domain/round-chain.ts';
import { administers } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/**
 * Makes this year's edition from an earlier one: every round in the viewer's reach with all its settings and the links
 * between them, each date moved by the difference of the years at the same local time. No people, entries or results.
 */
export async function copyEdition(
  viewer: Viewer,
  input: z.output<typeof CopyEditionSchema>,
  context: Context,
): Promise<Result<{ editionId: string; rounds: number }>> {
  if (!can(viewer, 'manage-edition', null)) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const source = await tx.edition.findUnique({
      where: { id: input.editionId },
      select: { id: true, name: true, year: true, rounds: { include: { windows: true, unit: true } } },
    });
    if (!source) return refuse('not-found');
    const rounds = source.rounds.filter((round) => administers(viewer, round.unit.path));
    if (rounds.length === 0) return refuse('edition-no-units');
    const years = input.year - source.year;
    const edition = await tx.edition.create({
      data: { name: input.name, year: input.year, copiedFromId: source.id, createdAt: context.now },
      select: { id: true },
    });
    const ids = new Map(rounds.map((round) => [round.id, uuidv7()]));
    for (const { windows, unit, ...round } of rounds) {
      const id = ids.get(round.id) ?? '';
      await tx.round.create({
        data: {
          ...round,
          id,
          editionId: edition.id,
          name: renamed(round.name, source.name, input.name, unit.name),
          number: round.number === null ? null : round.number + years,
          tieBreakers: round.tieBreakers ?? undefined,
          stageWeights: round.stageWeights ?? undefined,
          createdAt: context.now,
        },
        select: { id: true },
      });
      await tx.roundWindow.createMany({
        data: shiftWindows(windows, years, round.timeZone).map((window) => ({ ...window, roundId: id })),
      });
      await copyRoundSettings(tx, round.id, id);
    }
    const edges = await tx.promotionEdge.findMany({
      where: { fromRoundId: { in: [...ids.keys()] }, toRoundId: { in: [...ids.keys()] } },
      select: { fromRoundId: true, toRoundId: true, promotes: true, authors: true },
    });
    await tx.promotionEdge.createMany({
      data: edges.map((edge) => ({
        fromRoundId: ids.get(edge.fromRoundId) ?? '',
        toRoundId: ids.get(edge.toRoundId) ?? '',
        promotes: edge.promotes,
        authors: edge.authors,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'copy-edition',
      subject: { type: 'edition', id: edition.id },
      data: { from: source.id, rounds: rounds.length },
    });
    return ok({ editionId: edition.id, rounds: rounds.length });
  });
}

/** A round named after its edition takes the new edition's name; any other name stays. */
function renamed(name: string, oldEdition: string, newEdition: string, unitName: string): string {
  return name.includes(oldEdition)
    ? name.replace(oldEdition, newEdition)
    : name === unitName
      ? `${unitName}${newEdition}`
      : name;
}
