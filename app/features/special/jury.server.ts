import type { z } from 'zod';

import { managedSpecial } from './scope.server.ts';
import type { SetJurySchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { addJudges, readJudges } from '#app/features/judging/add-judges.server.ts';
import { judgesInPlay } from '#app/features/judging/judges-in-play.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** The judges of a round's pool who may be asked into a prize's jury, by name. */
export async function possibleJurors(
  tx: Pick<Tx, 'roundJudge'>,
  round: { id: string; unit: { path: string } },
) {
  const judges = await tx.roundJudge.findMany({
    where: { roundId: round.id, ...judgesInPlay(round.unit.path) },
    select: {
      person: { select: { id: true, name: true, judgeProfile: { select: { organisation: true } } } },
    },
  });
  return judges
    .map(({ person: { judgeProfile, ...person } }) => ({
      ...person,
      organisation: judgeProfile?.organisation ?? '',
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
}

/**
 * Says who sits in a prize's jury: judges of the pool, and people who come in for it alone, who are given no entries to
 * score. Whoever has sent nominations stays.
 */
export async function setJury(
  viewer: Viewer,
  { specialId, personIds, newPeople }: z.output<typeof SetJurySchema>,
  context: Context,
): Promise<Result<{ members: number; made: number }>> {
  const news = readJudges(newPeople);
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    if (special?.way !== 'JURY') return refuse('not-found');
    if (special.status !== 'OPEN') return refuse('special-wrong-status');
    const possible = new Set((await possibleJurors(tx, special.round)).map(({ id }) => id));
    if (personIds.some((id) => !possible.has(id)))
      return refuse('special-juror-unknown', undefined, 'personIds');
    const before = await tx.specialJuror.findMany({
      where: { specialId },
      select: { id: true, personId: true, sentAt: true },
    });
    const gone = before.filter(({ personId }) => !personIds.includes(personId));
    if (gone.some(({ sentAt }) => sentAt !== null))
      return refuse('special-juror-sent', undefined, 'personIds');
    const added =
      news.length > 0
        ? await addJudges(viewer, { roundId: special.roundId, judges: news }, { ...context, tx })
        : ok([]);
    if (!added.ok) return added;
    const strangers = added.value.filter(({ personId }) => !possible.has(personId));
    // Who comes for this prize alone is given nothing to score by plans.
    await tx.roundJudge.updateMany({
      where: { id: { in: strangers.map(({ roundJudgeId }) => roundJudgeId) } },
      data: { maxLoad: 0 },
    });
    const wanted = [...new Set([...personIds, ...added.value.map(({ personId }) => personId)])];
    if (wanted.length === 0) return refuse('special-jury-empty', undefined, 'personIds');
    await tx.specialJuror.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
    const here = new Set(before.map(({ personId }) => personId));
    await tx.specialJuror.createMany({
      data: wanted.filter((personId) => !here.has(personId)).map((personId) => ({ specialId, personId })),
    });
    const made = added.value.filter(({ isNew }) => isNew).length;
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'set-special-jury',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { members: wanted.length, made },
    });
    return ok({ members: wanted.length, made });
  });
}
