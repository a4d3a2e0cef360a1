import type { z } from 'zod';

import type { JudgesApartSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** The pairs of judges who do not sit on one entry, and who may be chosen; null when the round is not managed. */
export async function getJudgesApart(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const name = { person: { select: { name: true } } };
  const [pairs, judges] = await Promise.all([
    db.judgesApart.findMany({
      where: { roundId },
      orderBy: [{ first: { person: { name: 'asc' } } }, { second: { person: { name: 'asc' } } }],
      select: { id: true, first: { select: name }, second: { select: name } },
    }),
    db.roundJudge.findMany({
      where: { roundId, leftAt: null },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: {
        id: true,
        person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
      },
    }),
  ]);
  return {
    pairs: pairs.map(({ id, first, second }) => ({
      id,
      first: first.person.name,
      second: second.person.name,
    })),
    judges: judges.map(({ id, person }) => ({
      value: id,
      label: [person.name, person.judgeProfile?.organisation].filter(Boolean).join(' · '),
    })),
  };
}

/** Keeps two judges of a pool from sitting on one entry together, or lets them again. */
export async function setJudgesApart(
  viewer: Viewer,
  { roundId, ...change }: z.output<typeof JudgesApartSchema> & { roundId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (change.intent === 'remove') {
      const gone = await tx.judgesApart.deleteMany({ where: { id: change.apartId, roundId } });
      if (gone.count === 0) return refuse('not-found');
    } else {
      // Kept in one order, so that nobody is there twice.
      const [firstId, secondId] = [change.firstId, change.secondId].sort();
      if (!firstId || !secondId || firstId === secondId)
        return refuse('judges-apart-same', undefined, 'secondId');
      const known = await tx.roundJudge.count({
        where: { roundId, leftAt: null, id: { in: [firstId, secondId] } },
      });
      if (known < 2) return refuse('not-found');
      const pair = { firstId, secondId };
      await tx.judgesApart.upsert({
        where: { firstId_secondId: pair },
        create: { ...pair, roundId },
        update: {},
        select: { id: true },
      });
    }
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: change.intent === 'remove' ? 'join-judges' : 'part-judges',
      subject: { type: 'round', id: roundId },
      roundId,
      data: change,
    });
    return ok(undefined);
  });
}
