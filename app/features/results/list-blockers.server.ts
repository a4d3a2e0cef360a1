import { readCandidates, readQuota } from './quota-inputs.server.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** What keeps a list from being confirmed, with where it can be settled. */
export type ListBlocker = Refusal & { href: string };

type List = { id: string; roundId: string; kind: 'ENTRY' | 'AWARD'; resultId: string };
type Reader = Pick<Tx, 'assignment' | 'entry' | 'entryListLine' | 'flag' | 'quota' | 'result' | 'scoreSheet'>;

/**
 * Everything open that a confirmed list would hide: sheets that are not submitted, reports of judges without an answer,
 * a scoring table that is not the newest or older than a sheet, ties at the border, and a quota that changes by hand
 * have overrun. Empty when the list may be confirmed.
 */
export async function listBlockers(tx: Reader, list: List): Promise<ListBlocker[]> {
  const { id: listId, roundId, resultId } = list;
  const base = `/admin/rounds/${roundId}`;
  const inRound = { entry: { roundId, status: 'ELIGIBLE' } } as const;
  const result = await tx.result.findUniqueOrThrow({
    where: { id: resultId },
    select: { version: true, createdAt: true },
  });
  const counted: [string, number, string][] = [
    [
      'list-undecided',
      await tx.entryListLine.count({ where: { listId, decision: 'UNDECIDED' } }),
      `${base}/lists/${listId}?decision=UNDECIDED`,
    ],
    [
      'list-sheets-missing',
      await tx.assignment.count({
        where: {
          ...inRound,
          status: 'ASSIGNED',
          OR: [{ sheet: null }, { sheet: { status: { not: 'SUBMITTED' } } }],
        },
      }),
      `${base}/judging`,
    ],
    ['list-flags-open', await tx.flag.count({ where: { roundId, settledAt: null } }), `${base}/flags`],
    [
      'list-table-old',
      (await tx.result.count({ where: { roundId, version: { gt: result.version } } })) +
        (await tx.scoreSheet.count({
          where: { submittedAt: { gt: result.createdAt }, assignment: { ...inRound, status: 'ASSIGNED' } },
        })),
      `${base}/results`,
    ],
    [
      'list-over-quota',
      list.kind === 'ENTRY' ? await overQuota(tx, list) : 0,
      `${base}/lists/${listId}?decision=SELECTED`,
    ],
  ];
  return counted.flatMap(([code, count, href]) =>
    count > 0 ? [{ code: code as Refusal['code'], params: { count }, href }] : [],
  );
}

/** Places by which the list overruns the caps of the quota, in all. */
async function overQuota(tx: Reader, { id: listId, roundId, resultId }: List): Promise<number> {
  const quota = await readQuota(tx, roundId);
  if (!quota) return 0;
  const selected = await tx.entryListLine.findMany({
    where: { listId, decision: 'SELECTED' },
    select: { entryId: true },
  });
  return expandQuota(quota.lines, await readCandidates(tx, resultId))
    .filter(({ kind }) => kind === 'cap')
    .reduce((over, { places, members }) => {
      const taken = selected.filter(({ entryId }) => members.has(entryId)).length;
      return over + Math.max(0, taken - places);
    }, 0);
}
