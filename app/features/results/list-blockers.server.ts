import { readCandidates, readQuota } from './quota-inputs.server.ts';
import type { QuotaList } from './quota-inputs.server.ts';
import { ResultSummarySchema } from './stored.ts';
import { nextRoundBlockers } from './next-round-blockers.server.ts';
import { studentBlockers } from './student-blockers.server.ts';
import type { StudentList } from './student-blockers.server.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { Refusal } from '#app/domain/result.ts';
import { isDefenceJudged } from '#app/features/rounds/finalists.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** What keeps a list from being confirmed or handed on, with where it can be settled; null: not on a page of this round. */
export type ListBlocker = Refusal & { href: string | null };

type List = StudentList & { roundId: string; kind: QuotaList | 'AWARD'; resultId: string };
type Reader = Pick<
  Tx,
  | 'assignment'
  | 'deliberation'
  | 'entry'
  | 'entryListLine'
  | 'flag'
  | 'group'
  | 'listStudentOff'
  | 'notice'
  | 'objection'
  | 'quota'
  | 'result'
  | 'round'
  | 'scoreSheet'
>;

/**
 * Everything open that a confirmed list would hide: sheets that are not submitted, reports of judges and objections
 * without an answer, deliberations without a decision, a prize that was taken back and is given again, a scoring table
 * that is not the newest or older than a sheet, ties at the border, a quota that changes by hand have overrun, and of a
 * list of students what `studentBlockers` says. Empty when the list may be confirmed.
 */
export async function listBlockers(tx: Reader, list: List): Promise<ListBlocker[]> {
  const { id: listId, roundId, resultId } = list;
  const base = `/admin/rounds/${roundId}`;
  const inRound = { entry: { roundId, status: 'ELIGIBLE' } } as const;
  const result = await tx.result.findUniqueOrThrow({
    where: { id: resultId },
    select: { version: true, createdAt: true },
  });
  const deliberations = await tx.deliberation.findMany({
    where: { listId, status: { in: ['OPEN', 'CLOSED'] } },
    orderBy: { openedAt: 'asc' },
    select: { id: true },
  });
  const counted: Counted[] = [
    [
      'list-deliberation-open',
      deliberations.length,
      `${base}/lists/${listId}/deliberation/${deliberations[0]?.id}`,
    ],
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
          // Finalists are found by the preliminary judging.
          ...(list.kind === 'FINALIST' ? { stage: 'PRELIMINARY' } : {}),
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
    ['list-over-quota', await overQuota(tx, list), `${base}/lists/${listId}?decision=SELECTED`],
    [
      'list-revoked-again',
      await tx.entryListLine.count({
        where: {
          listId,
          decision: 'SELECTED',
          entry: {
            listLines: { some: { decision: 'REVOKED', list: { roundId, kind: list.kind } } },
          },
        },
      }),
      `${base}/lists/${listId}?decision=SELECTED`,
    ],
    ...(await openObjections(tx, roundId)),
    ...(await finalistsMoved(tx, list)),
  ];
  return [...blockersOf(counted), ...(await studentBlockers(tx, list))];
}

type Counted = readonly [code: string, count: number, href: string];

function blockersOf(counted: readonly Counted[]): ListBlocker[] {
  return counted.flatMap(([code, count, href]) =>
    count > 0 ? [{ code: code as Refusal['code'], params: { count }, href }] : [],
  );
}

/** Objections without an answer, and proven ones whose new scoring table is not made: every list of the round waits. */
async function openObjections(tx: Reader, roundId: string): Promise<Counted[]> {
  const base = `/admin/rounds/${roundId}`;
  const due = { status: 'UPHELD', remedy: 'RECOMPUTE', resultId: null } as const;
  return [
    [
      'list-objections-open',
      await tx.objection.count({ where: { roundId, status: 'OPEN' } }),
      `${base}/objections`,
    ],
    ['list-recompute-due', await tx.objection.count({ where: { roundId, ...due } }), `${base}/results`],
  ];
}

/** A list of finalists that comes after the defence has begun; any other one whose table knows other finalists. */
async function finalistsMoved(tx: Reader, { kind, roundId, resultId }: List): Promise<Counted[]> {
  const base = `/admin/rounds/${roundId}`;
  if (!(await isDefenceJudged(tx, roundId))) return [];
  if (kind === 'FINALIST') return [['list-finalists-late', 1, `${base}/lists`]];
  const { createdAt, summary } = await tx.result.findUniqueOrThrow({
    where: { id: resultId },
    select: { createdAt: true, summary: true },
  });
  const named = { roundId, status: 'ELIGIBLE', finalistAt: { not: null } } as const;
  const later = await tx.entry.count({ where: { ...named, finalistAt: { gt: createdAt } } });
  const fewer = ResultSummarySchema.parse(summary).finalists - (await tx.entry.count({ where: named }));
  return [['list-finalists-changed', later + Math.abs(fewer), `${base}/results`]];
}

/** The notice of a list that is still running; null when there is none. */
export function runningNotice(tx: Pick<Tx, 'notice'>, listId: string, now: Date) {
  return tx.notice.findFirst({
    where: { listId, withdrawnAt: null, closesAt: { gt: now } },
    orderBy: { closesAt: 'desc' },
    select: { id: true, closesAt: true },
  });
}

/** What keeps a confirmed list from being handed on. All lists of a round rest on the same scores, so any objection counts. */
export async function handOnBlockers(
  tx: Reader,
  list: StudentList & { roundId: string; round: { waitForNotice: boolean } },
  now: Date,
): Promise<ListBlocker[]> {
  const notice = list.round.waitForNotice ? await runningNotice(tx, list.id, now) : null;
  const counted = blockersOf([
    ...(await openObjections(tx, list.roundId)),
    ['list-notice-running', notice ? 1 : 0, `/notices/${notice?.id}`],
  ]);
  return [...counted, ...(await studentBlockers(tx, list)), ...(await nextRoundBlockers(tx, list))];
}

/** Places by which the list overruns the caps of the quota, in all. */
async function overQuota(tx: Reader, { id: listId, roundId, resultId, kind }: List): Promise<number> {
  const quota = await readQuota(tx, roundId, kind);
  if (!quota) return 0;
  const selected = await tx.entryListLine.findMany({
    where: { listId, decision: 'SELECTED' },
    select: { entryId: true },
  });
  // Of caps that are numbers of places, those who are not on the list decide nothing, and need not be read.
  const isPlain = quota.lines.every(
    ({ kind: of, percent, each }) => of !== 'BONUS' && percent === null && !each.includes('tutor'),
  );
  const candidates = await readCandidates(tx, resultId, isPlain ? listId : undefined);
  return expandQuota(quota.lines, candidates)
    .filter(({ kind: of }) => of === 'cap')
    .reduce((over, { places, members }) => {
      const taken = selected.filter(({ entryId }) => members.has(entryId)).length;
      return over + Math.max(0, taken - places);
    }, 0);
}
