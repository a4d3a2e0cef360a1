import { QUOTA_FACTS, quotaCandidate } from './quota-candidates.server.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota.ts';
import type { QuotaCandidate, QuotaLine } from '#app/domain/quota.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** The lines of a round's hand-in quota; none means no limit. */
export async function handInUse(tx: Pick<Tx, 'quota'>, roundId: string): Promise<{ lines: QuotaLine[] }> {
  const quota = await tx.quota.findUnique({
    where: { roundId_kind: { roundId, kind: 'HAND_IN' } },
    select: { lines: { orderBy: { order: 'asc' } } },
  });
  const lines = (quota?.lines ?? []).map((line): QuotaLine => ({
    ...line,
    each: QUOTA_DIMENSIONS.filter((dimension) => line.each.split(',').includes(dimension)),
  }));
  return { lines };
}

/** A school's entries as quota lines see them: those handed in already, and those named. */
export async function quotaEntries(
  tx: Pick<Tx, 'entry'>,
  roundId: string,
  schoolId: string,
  alsoIds: readonly string[],
): Promise<QuotaCandidate[]> {
  const entries = await tx.entry.findMany({
    where: {
      roundId,
      schoolId,
      OR: [
        { status: { in: ['HANDED_IN', 'ELIGIBLE', 'REJECTED'] } },
        { status: 'RETURNED', handedInAt: { not: null } },
        { id: { in: [...alsoIds] } },
      ],
    },
    select: QUOTA_FACTS,
  });
  return entries.map(quotaCandidate);
}
