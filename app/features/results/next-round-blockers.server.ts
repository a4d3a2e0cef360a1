import { ENTRY_SELECT, missingCodes, targetRound } from './enter-next-round.server.ts';
import type { StudentList } from './student-blockers.server.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<Tx, 'entry' | 'entryListLine' | 'round'>;

/** Why the next round would not take the projects of a list: it lacks their codes, or has some of them already. */
export async function nextRoundBlockers(
  tx: Reader,
  list: StudentList,
): Promise<(Refusal & { href: string | null })[]> {
  if (!list.edge || list.promotes !== 'PROJECT') return [];
  const target = await targetRound(tx, list.edge.toRoundId);
  const lines = await tx.entryListLine.findMany({
    where: { listId: list.id, decision: 'SELECTED' },
    select: { entry: { select: ENTRY_SELECT } },
  });
  const entries = lines.map(({ entry }) => entry);
  const missing = missingCodes(entries, target);
  const already = await tx.entry.count({
    where: { roundId: target.id, projectId: { in: entries.map(({ projectId }) => projectId) } },
  });
  return [
    ...(missing.length > 0
      ? [
          {
            code: 'list-codes-missing' as const,
            params: { round: target.name, codes: missing.join('、') },
            // Who manages this round may not manage that one; its name says whom to ask.
            href: null,
          },
        ]
      : []),
    ...(already > 0
      ? [
          {
            code: 'list-already-entered' as const,
            params: { count: already },
            href: `/admin/rounds/${list.roundId}/lists`,
          },
        ]
      : []),
  ];
}
