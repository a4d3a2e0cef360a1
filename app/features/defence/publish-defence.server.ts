import type { z } from 'zod';

import type { DefenceIdSchema, PublishDefenceSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Shows every student, school and judge their times, once every project has a place. Again: the words are renewed. */
export async function publishDefence(
  viewer: Viewer,
  { roundId, bring }: z.output<typeof PublishDefenceSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const defence = await tx.defence.findUnique({ where: { roundId }, select: { publishedAt: true } });
    const eligible = await eligibleAt(tx, roundId, 'DEFENCE');
    const count = await tx.entry.count({ where: { ...eligible, defenceSlot: null } });
    if (count > 0) return refuse('defence-not-drawn', { count });
    if (!defence || (await tx.entry.count({ where: eligible })) === 0) return refuse('defence-no-entries');
    await tx.defence.update({
      where: { roundId },
      data: { bring, publishedAt: defence.publishedAt ?? context.now },
      select: { roundId: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'publish-defence',
      subject: { type: 'round', id: roundId },
      roundId,
    });
    return ok(undefined);
  });
}

/** Takes the schedule back from everybody but the organiser. */
export async function withdrawDefence(
  viewer: Viewer,
  { roundId }: z.output<typeof DefenceIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const { count } = await tx.defence.updateMany({
      where: { roundId, publishedAt: { not: null } },
      data: { publishedAt: null },
    });
    if (count === 0) return refuse('changed-meanwhile');
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'withdraw-defence',
      subject: { type: 'round', id: roundId },
      roundId,
    });
    return ok(undefined);
  });
}
