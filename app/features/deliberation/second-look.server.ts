import type { z } from 'zod';

import { entryIdsOf, managedDeliberation } from './scope.server.ts';
import type { Deliberation } from './scope.server.ts';
import type { SecondLookSchema } from './schemas.ts';
import { replacementsFor } from '#app/domain/assignment/replacement.ts';
import { isOpen } from '#app/domain/calendar.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { giveTask } from '#app/features/judges/assign-replacement.server.ts';
import { readAssignmentInputs } from '#app/features/judging/assignment-inputs.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<
  Tx,
  'assignment' | 'conflict' | 'entry' | 'round' | 'roundJudge' | 'roundWindow' | 'deliberation'
>;

const canLook = ({ status, list }: Deliberation) =>
  (status === 'OPEN' || status === 'CLOSED') && list.status === 'DRAFT';

/** Which of the entries each judge could take: not barred, not theirs already, of their panel, within their load. */
async function takersOf(tx: Reader, deliberation: Deliberation) {
  const { input, available, stage } = await readAssignmentInputs(tx, deliberation.list.roundId);
  const takers = new Map<string, { entryIds: string[]; room: number }>();
  for (const entryId of entryIdsOf(deliberation))
    for (const { judgeId, load, maxLoad } of replacementsFor(input, entryId)) {
      if (!available.has(judgeId)) continue;
      const taker = takers.get(judgeId) ?? { entryIds: [], room: maxLoad - load };
      taker.entryIds.push(entryId);
      takers.set(judgeId, taker);
    }
  return { takers, stage };
}

/** The second look of a deliberation: who could be asked for one more sheet, and how far those asked are. */
export async function getSecondLook(tx: Reader, deliberation: Deliberation) {
  const entryIds = entryIdsOf(deliberation);
  const given = await tx.assignment.findMany({
    where: {
      entryId: { in: entryIds },
      status: 'ASSIGNED',
      createdAt: { gte: deliberation.openedAt },
    },
    orderBy: [{ roundJudgeId: 'asc' }, { createdAt: 'asc' }],
    select: {
      id: true,
      entryId: true,
      roundJudge: { select: { person: { select: { name: true } } } },
      sheet: { select: { status: true } },
    },
  });
  const sheets = given.map(({ roundJudge, sheet, ...one }) => ({
    ...one,
    judge: roundJudge.person.name,
    status: sheet?.status ?? null,
  }));
  if (!canLook(deliberation)) return { sheets, judges: [], can: false };
  const { takers } = await takersOf(tx, deliberation);
  const pool = await tx.roundJudge.findMany({
    where: { id: { in: [...takers.keys()] } },
    select: { id: true, person: { select: { name: true } } },
  });
  return {
    sheets,
    judges: pool
      .map(({ id, person }) => {
        const { entryIds: can = [], room = 0 } = takers.get(id) ?? {};
        return { id, name: person.name, can: can.length, room };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1)),
    can: true,
  };
}

/** What becomes of each entry if this judge is asked, and whether the judging window is open; null when not managed. */
export async function previewSecondLook(
  viewer: Viewer,
  { deliberationId, roundJudgeId }: { deliberationId: string; roundJudgeId: string },
  now: Date,
) {
  const found = await managedDeliberation(db, viewer, deliberationId);
  if (!found || !canLook(found)) return null;
  const { roundId } = found.list;
  const judge = await db.roundJudge.findFirst({
    where: { id: roundJudgeId, roundId },
    select: { person: { select: { name: true } } },
  });
  if (!judge) return null;
  const { input, conflictOf } = await readAssignmentInputs(db, roundId);
  const taker = (await takersOf(db, found)).takers.get(roundJudgeId) ?? { entryIds: [], room: 0 };
  const [entries, windows] = await Promise.all([
    db.entry.findMany({
      where: { id: { in: entryIdsOf(found) } },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, project: { select: { title: true } } },
    }),
    db.roundWindow.findMany({
      where: { roundId, kind: 'JUDGING' },
      select: { kind: true, opensAt: true, closesAt: true },
    }),
  ]);
  let room = taker.room;
  const lines = entries.map(({ id, number, project }) => {
    const has = input.kept.some((pair) => pair.entryId === id && pair.judgeId === roundJudgeId);
    const able = taker.entryIds.includes(id);
    const gives = able && room > 0;
    if (gives) room -= 1;
    const why = gives
      ? null
      : has
        ? ('has' as const)
        : able
          ? ('full' as const)
          : conflictOf(roundJudgeId, id)
            ? ('barred' as const)
            : ('unfit' as const);
    return { entryId: id, number, title: project.title, why };
  });
  return { roundJudgeId, judge: judge.person.name, lines, judgingOpen: isOpen(windows, 'JUDGING', now) };
}
export type SecondLookPreviewed = NonNullable<Awaited<ReturnType<typeof previewSecondLook>>>;

/** Gives one judge a task for each of the entries; all or none. */
export async function addSecondLook(
  viewer: Viewer,
  { deliberationId, roundJudgeId, entryIds }: z.output<typeof SecondLookSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const found = await managedDeliberation(tx, viewer, deliberationId);
    if (!found) return refuse('not-found');
    if (!canLook(found)) return refuse('deliberation-over');
    const { takers, stage } = await takersOf(tx, found);
    const taker = takers.get(roundJudgeId);
    const wanted = [...new Set(entryIds)];
    if (!taker || wanted.length === 0) return refuse('deliberation-no-entry');
    if (wanted.some((id) => !taker.entryIds.includes(id)) || wanted.length > taker.room)
      return refuse('changed-meanwhile');
    for (const entryId of wanted) await giveTask(tx, { entryId, roundJudgeId, stage }, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'add-second-look',
      subject: { type: 'deliberation', id: deliberationId },
      roundId: found.list.roundId,
      data: { roundJudgeId, entries: wanted.length },
    });
    return ok({ count: wanted.length });
  });
}
