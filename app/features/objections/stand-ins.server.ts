import { promoteReserve } from '#app/domain/selection/reserves.ts';
import type { Promotion } from '#app/domain/selection/reserves.ts';
import type { SelectionLine } from '#app/domain/selection/types.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { goingStudents, studentsOfList } from '#app/features/results/promoted-students.server.ts';
import type { StudentReader } from '#app/features/results/promoted-students.server.ts';
import { readCandidates, readQuota } from '#app/features/results/quota-inputs.server.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = StudentReader & Pick<Tx, 'entry' | 'quota' | 'unit'>;
type List = NonNullable<Awaited<ReturnType<typeof managedList>>>;

/** A line that comes in for nobody. */
const OUT = {
  decision: 'NOT_SELECTED',
  reason: { code: 'student-goes-on', params: { rank: 0, by: 0 } },
} as const;

/** Whether entries may come in on a list for those taken off: a list of those who go on, while it stands. */
export function takesStandIns(list: { kind: string; status: string }): boolean {
  return list.kind !== 'AWARD' && (list.status === 'CONFIRMED' || list.status === 'HANDED_ON');
}

/** Who comes in for an entry taken off, under the quota that the list was made with; null when it was not taken off. */
export async function standInFor(tx: Reader, list: List, withdrawnId: string): Promise<Promotion | null> {
  const lines = await tx.entryListLine.findMany({
    where: { listId: list.id },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entryId: 'asc' }],
    select: { entryId: true, rank: true, decision: true, reason: true, standsInForId: true },
  });
  const withdrawn = lines.find(({ entryId }) => entryId === withdrawnId);
  const filled = lines.some(({ standsInForId }) => standsInForId === withdrawnId);
  const quota = await readQuota(tx, list.roundId, list.kind);
  if (withdrawn?.decision !== 'REVOKED' || filled || !quota) return null;
  const students = await studentsOfList(tx, list);
  // Nobody would go on by it: its students go on by another project, were taken off, or fit no group of the next round.
  const isIdle = (entryId: string) =>
    students !== null &&
    !(students.get(entryId) ?? []).some(({ state, bars }) => state === 'goes' && bars.length === 0);
  return promoteReserve(
    lines.map(({ entryId, rank, decision, reason }) => ({
      entryId,
      rank,
      // The rule asks who could stand where this one stood; others taken off stay out.
      decision: entryId === withdrawnId ? 'SELECTED' : decision === 'REVOKED' ? 'NOT_SELECTED' : decision,
      reason: reason as SelectionLine['reason'],
      ...((decision === 'RESERVE' || decision === 'NOT_SELECTED') && isIdle(entryId) ? OUT : {}),
    })),
    withdrawnId,
    quota.lines,
    await readCandidates(tx, list.resultId),
  );
}

/** The reason of a line that has come in, with the unit's name as people know it. */
export async function promotionReason(
  tx: Pick<Tx, 'unit'>,
  promotion: Extract<Promotion, { kind: 'promoted' }>,
) {
  const { code, params } = promotion.reason;
  const unit = promotion.where.unit
    ? await tx.unit.findUnique({ where: { id: promotion.where.unit }, select: { name: true } })
    : null;
  return { code, params: { ...params, where: unit?.name ?? '' } };
}

/** For every entry taken off a list whose place is free: who would come in, and why. */
export async function listStandIns(viewer: Viewer, listId: string) {
  const list = await managedList(db, viewer, listId);
  if (!list || !takesStandIns(list)) return [];
  const off = await db.entryListLine.findMany({
    where: { listId, decision: 'REVOKED' },
    orderBy: { rank: 'asc' },
    select: { entryId: true },
  });
  const students = await studentsOfList(db, list);
  const titled = (id: string, title: string) => {
    const names = students ? goingStudents(students, [id]).map(({ name }) => name) : [];
    return names.length > 0 ? `${names.join('、')} · ${title}` : title;
  };
  const found = [];
  for (const { entryId } of off) {
    const promotion = await standInFor(db, list, entryId);
    if (!promotion) continue;
    const ids =
      promotion.kind === 'promoted'
        ? [promotion.entryId]
        : promotion.kind === 'tied'
          ? promotion.entryIds
          : [];
    const entries = await db.entry.findMany({
      where: { id: { in: [...ids] } },
      orderBy: { number: 'asc' },
      select: {
        id: true,
        number: true,
        project: { select: { title: true } },
        school: { select: { name: true } },
      },
    });
    found.push({
      withdrawnId: entryId,
      kind: promotion.kind,
      entries: entries.map(({ project, school, ...entry }) => ({
        ...entry,
        title: titled(entry.id, project.title),
        school: school.name,
      })),
      reason: promotion.kind === 'promoted' ? await promotionReason(db, promotion) : null,
      lost: promotion.kind === 'promoted' ? promotion.lost : 0,
    });
  }
  return found;
}
export type StandIn = Awaited<ReturnType<typeof listStandIns>>[number];
