import { z } from 'zod';

import type { Viewer } from '#app/domain/viewer.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { must } from './drive.ts';
import { cap } from './settings.ts';

const LOT = '示例：并列跨越名额界线，抽签决定';

/** Decides ties at the border of an entry list as a committee would by lot: the first so many stay, with the reason. */
async function decideByLot(admin: Viewer, listId: string, places: number, now: Date): Promise<number> {
  const [undecided, selected] = await Promise.all([
    db.entryListLine.findMany({
      where: { listId, decision: 'UNDECIDED' },
      orderBy: [{ rank: 'asc' }, { entryId: 'asc' }],
      select: { entryId: true },
    }),
    db.entryListLine.count({ where: { listId, decision: 'SELECTED' } }),
  ]);
  for (const [index, { entryId }] of undecided.entries()) {
    const to = selected + index < places ? ('SELECTED' as const) : ('NOT_SELECTED' as const);
    must(await overrideListLine(admin, { listId, entryId, to, reason: LOT }, { now }));
  }
  return undecided.length;
}

/** Drafts, decides and confirms the entry list of a round and hands it on. Gives how many go on, and the list. */
export async function sendOn(
  admin: Viewer,
  roundId: string,
  places: number,
  now: Date,
): Promise<{ listId: string; entered: number; byLot: number }> {
  const edge = await db.promotionEdge.findFirstOrThrow({
    where: { fromRoundId: roundId },
    select: { id: true },
  });
  const { listId } = must(await draftEntryList(admin, { edgeId: edge.id }, { now }));
  const byLot = await decideByLot(admin, listId, places, now);
  must(await confirmList(admin, { listId }, { now }));
  const { entered } = must(await handOnList(admin, { listId }, { now }));
  return { listId, entered, byLot };
}

/** Sets how many of a round defend, two waiting behind them; drafts, decides and confirms the list of finalists. */
export async function chooseFinalists(
  admin: Viewer,
  roundId: string,
  places: number,
  now: Date,
): Promise<string> {
  const rows = [cap(places)];
  must(await saveRows(admin, { roundId, list: 'finalist-quota', rows, reserves: 2 }, { now }));
  const { listId } = must(await draftEntryList(admin, { finalistsOf: roundId }, { now }));
  await decideByLot(admin, listId, places, now);
  must(await confirmList(admin, { listId }, { now }));
  return listId;
}

const TiedSchema = z.object({ prizeCode: z.string(), places: z.number() });

/**
 * Drafts, decides and confirms the award list of a round. The places of a prize that a tie crosses are drawn by lot, whose
 * losers take the next prize, or none. Of a last prize that is a share of the entries all that are tied have one.
 */
export async function award(
  admin: Viewer,
  roundId: string,
  now: Date,
): Promise<{ listId: string; given: number; byLot: number }> {
  const { listId } = must(await draftAwardList(admin, { roundId }, { now }));
  const rules = await db.prizeRule.findMany({
    where: { roundId },
    orderBy: { order: 'asc' },
    select: { code: true, mode: true },
  });
  const undecided = await db.entryListLine.findMany({
    where: { listId, decision: 'UNDECIDED' },
    orderBy: [{ rank: 'asc' }, { entryId: 'asc' }],
    select: { entryId: true, reason: true },
  });
  const drawn = new Map<string, number>();
  for (const { entryId, reason } of undecided) {
    const { prizeCode, places } = TiedSchema.parse(z.object({ params: z.unknown() }).parse(reason).params);
    const at = drawn.get(prizeCode) ?? 0;
    drawn.set(prizeCode, at + 1);
    const index = rules.findIndex(({ code }) => code === prizeCode);
    const last = rules[index]?.mode === 'COUNT' ? undefined : prizeCode;
    const prize = at < places ? prizeCode : (rules[index + 1]?.code ?? last);
    const to = prize === undefined ? ('NOT_SELECTED' as const) : ('SELECTED' as const);
    const input = { listId, entryId, to, prizeCode: prize, reason: LOT };
    must(await overrideListLine(admin, input, { now }));
  }
  must(await confirmList(admin, { listId }, { now }));
  const total = await db.entryListLine.count({ where: { listId, decision: 'SELECTED' } });
  return { listId, given: total, byLot: undecided.length };
}

/** Publishes a confirmed list for seven days. */
export async function publish(admin: Viewer, listId: string, title: string, now: Date): Promise<string> {
  const body = '示例公示：名单由示例数据产生，不代表任何真实的学生、学校成绩或评审结果。';
  return must(await publishList(admin, { listId, title, body, days: 7 }, { now })).noticeId;
}
