import type { Tx } from '#app/platform/db/transaction.server.ts';

/** The panel of each judge of a round that has one; a judge of several counts with the first. */
export async function panelsOf(tx: Pick<Tx, 'panelMember'>, roundId: string): Promise<Map<string, string>> {
  const members = await tx.panelMember.findMany({
    where: { panel: { roundId } },
    select: { roundJudgeId: true, panelId: true },
    orderBy: [{ roundJudgeId: 'asc' }, { panelId: 'asc' }],
  });
  const panels = new Map<string, string>();
  for (const { roundJudgeId, panelId } of members)
    if (!panels.has(roundJudgeId)) panels.set(roundJudgeId, panelId);
  return panels;
}
