import { grantJudge } from './insert-judges.server.ts';
import { refuse } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { standingBans } from '#app/features/judging/judges-in-play.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Asked = { answer: 'TAKEN' | 'INVITED'; expectedLoad?: number | null };

/** Who of these people is on a blacklist that holds in a round of the unit with this path; null for nobody. */
export async function bannedOf(tx: Pick<Tx, 'judgeBan'>, personIds: readonly string[], unitPath: string) {
  const ban = await tx.judgeBan.findFirst({
    where: { personId: { in: [...personIds] }, ...standingBans(unitPath) },
    select: { judge: { select: { person: { select: { name: true } } } } },
  });
  return ban ? refuse('judge-banned', { name: ban.judge.person.name }) : null;
}

/**
 * Puts people into a round's pool, taken in or invited, and gives their places. Who is in it already and has agreed stays
 * as they are; who was asked and is taken in now, or who left or declined, comes in anew.
 */
export async function enterRound(
  tx: Tx,
  viewer: Viewer,
  {
    roundId,
    personIds,
    answer,
    expectedLoad = null,
  }: Asked & { roundId: string; personIds: readonly string[] },
  context: Context,
): Promise<Map<string, { id: string; entered: boolean }>> {
  const ids = [...new Set(personIds)];
  await grantJudge(tx, viewer, ids, { roundId }, context);
  const there = await tx.roundJudge.findMany({
    where: { roundId, personId: { in: ids } },
    select: { id: true, personId: true, leftAt: true, answer: true },
  });
  const asked = answer === 'INVITED' ? { invitedAt: context.now, expectedLoad } : {};
  const stays = (row: { leftAt: Date | null; answer: string }) =>
    row.leftAt === null &&
    (row.answer === 'TAKEN' ||
      row.answer === 'ACCEPTED' ||
      (row.answer === 'INVITED' && answer === 'INVITED'));
  await tx.roundJudge.updateMany({
    where: { id: { in: there.filter((row) => !stays(row)).map(({ id }) => id) } },
    data: { leftAt: null, answer, answeredAt: null, answerText: '', ...asked },
  });
  const known = new Set(there.map(({ personId }) => personId));
  await tx.roundJudge.createMany({
    data: ids
      .filter((personId) => !known.has(personId))
      .map((personId) => ({ roundId, personId, answer, createdAt: context.now, ...asked })),
  });
  const kept = new Set(there.filter(stays).map(({ id }) => id));
  const all = await tx.roundJudge.findMany({
    where: { roundId, personId: { in: ids } },
    select: { id: true, personId: true },
  });
  return new Map(all.map(({ id, personId }) => [personId, { id, entered: !kept.has(id) }]));
}
