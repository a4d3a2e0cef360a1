import { sharedStudents } from '#app/domain/promoted-students.ts';
import type { PromotedAuthors } from '#app/domain/promoted-students.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import { QUOTA_FACTS, quotaCandidate } from '#app/features/entries/quota-candidates.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { QuotaCandidate, QuotaDimension } from '#app/domain/quota-bucket.ts';

/** The lists that a quota stands behind: who goes on to the next round, and who to the defence of this one. */
export type QuotaList = 'ENTRY' | 'FINALIST';
const QUOTA_OF = { ENTRY: 'ADVANCE', FINALIST: 'FINALIST' } as const;

/** The quota by which entries of a round get onto a list; null when none is set, or the list has none. */
export async function readQuota(tx: Pick<Tx, 'quota'>, roundId: string, list: QuotaList | 'AWARD') {
  if (list === 'AWARD') return null;
  const quota = await tx.quota.findUnique({
    where: { roundId_kind: { roundId, kind: QUOTA_OF[list] } },
    select: { reserves: true, minimumValue: true, lines: { orderBy: { order: 'asc' } } },
  });
  if (!quota) return null;
  const lines = quota.lines.map((line): QuotaLine => ({ ...line, each: dimensions(line.each) }));
  return { ...quota, lines };
}

function dimensions(text: string): QuotaDimension[] {
  return QUOTA_DIMENSIONS.filter((dimension) => text.split(',').includes(dimension));
}

/** The entries of a scoring table as the quota looks at them, or of these those whom a list selects. */
export async function readCandidates(
  tx: Pick<Tx, 'entry'>,
  resultId: string,
  listId?: string,
): Promise<QuotaCandidate[]> {
  const entries = await tx.entry.findMany({
    where: {
      resultRows: { some: { resultId } },
      ...(listId ? { listLines: { some: { listId, decision: 'SELECTED' } } } : {}),
    },
    select: QUOTA_FACTS,
  });
  return entries.map(quotaCandidate);
}

/** Which projects of a scoring table would send the same students on. */
export async function readShared(
  tx: Pick<Tx, 'entry'>,
  resultId: string,
  promotion: PromotedAuthors,
): Promise<Map<string, string>> {
  const entries = await tx.entry.findMany({
    where: { resultRows: { some: { resultId } } },
    select: {
      id: true,
      project: {
        select: {
          authors: { where: { status: 'ACCEPTED' }, orderBy: { order: 'asc' }, select: { studentId: true } },
        },
      },
    },
  });
  return sharedStudents(
    entries.map(({ id, project }) => ({
      entryId: id,
      students: project.authors.map(({ studentId }) => studentId),
    })),
    promotion,
  );
}
