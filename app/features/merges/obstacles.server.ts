import { movedIds, movedSince, removedRows } from './ledger.server.ts';
import type { MergeRecord } from './ledger.server.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { MergeKind } from '#app/platform/prisma-client/client.ts';

/** A merge that stands, as an undo looks at it. */
export type StandingMerge = {
  id: string;
  kind: MergeKind;
  keptId: string;
  goneId: string;
  goneName: string;
  at: Date;
  record: MergeRecord;
};

/** Everything that has happened since a merge and would come out wrong if it were undone; none means: it may be. */
export async function obstaclesTo(tx: Tx, merge: StandingMerge): Promise<Refusal[]> {
  const later = await laterMerge(tx, merge);
  if (later) return [{ code: 'merge-undo-later', params: { name: later.goneName } }];
  const own = { STUDENT: ofStudent, SCHOOL: ofSchool, UNIT: ofUnit, PERSON: ofPerson }[merge.kind];
  return [...counted('merge-undo-moved', await movedSince(tx, merge.record)), ...(await own(tx, merge))];
}

const counted = (code: Refusal['code'], count: number): Refusal[] =>
  count > 0 ? [{ code, params: { count } }] : [];

/** Merges are undone from the last to the first: a later one of the same things is in the way. */
function laterMerge(tx: Tx, { id, at, keptId, goneId, record }: StandingMerge) {
  const schools = removedRows(record, 'student').flatMap(({ schoolId }) => String(schoolId));
  const things = [
    keptId,
    goneId,
    ...schools,
    ...(['student', 'school', 'unit'] as const).flatMap((name) => movedIds(record, name)),
  ];
  return tx.merge.findFirst({
    where: {
      undoneAt: null,
      // Ids grow with time, so that two of one second keep their order.
      OR: [{ at: { gt: at } }, { at, id: { gt: id } }],
      AND: { OR: [{ keptId: { in: things } }, { goneId: { in: things } }] },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { goneName: true },
  });
}

/** Entries of these projects that were submitted or handed in after the merge. */
async function steppedSince(
  tx: Tx,
  at: Date,
  projectIds: readonly string[],
  status: 'SUBMITTED' | 'HANDED_IN',
) {
  const found = await tx.entryEvent.findMany({
    where: { at: { gt: at }, act: null, status, entry: { projectId: { in: [...projectIds] } } },
    distinct: ['entryId'],
    select: { entryId: true },
  });
  return found.length;
}

/** A number of one of these students that another student of the school has now. */
async function takenNumbers(tx: Tx, students: readonly { id: string; schoolId: string; number: string }[]) {
  const taken: Refusal[] = [];
  for (const { id, schoolId, number } of students) {
    const other = await tx.student.findFirst({
      where: { schoolId, studentNumber: number, NOT: { id } },
      select: { id: true },
    });
    if (other) taken.push({ code: 'merge-undo-number', params: { number } });
  }
  return taken;
}

async function ofStudent(tx: Tx, { at, keptId, record }: StandingMerge): Promise<Refusal[]> {
  const authors = await tx.projectAuthor.findMany({
    where: { id: { in: movedIds(record, 'projectAuthor') } },
    select: { projectId: true },
  });
  const projects = authors.map(({ projectId }) => projectId);
  const consents = await tx.consent.count({
    where: { id: { in: movedIds(record, 'consent') }, decidedAt: { gt: at } },
  });
  // The number goes back from the account that stayed, so only a third student is in the way.
  const gone = removedRows(record, 'student').filter(({ studentNumber }) => studentNumber !== null);
  const numbers = gone.map((row) => ({
    id: keptId,
    schoolId: String(row.schoolId),
    number: String(row.studentNumber),
  }));
  return [
    ...counted('merge-undo-submitted', await steppedSince(tx, at, projects, 'SUBMITTED')),
    ...counted('merge-undo-handed-in', await steppedSince(tx, at, projects, 'HANDED_IN')),
    ...counted('merge-undo-consents', consents),
    ...(await takenNumbers(tx, numbers)),
  ];
}

async function ofSchool(tx: Tx, { at, keptId, record }: StandingMerge): Promise<Refusal[]> {
  const students = movedIds(record, 'student');
  const moved = movedIds(record, 'project');
  const member = { status: { in: ['ACCEPTED' as const, 'INVITED' as const] } };
  const theirs = { some: { ...member, studentId: { in: students } } };
  const begun = await tx.project.count({
    where: { schoolId: keptId, createdAt: { gt: at }, id: { notIn: moved }, authors: theirs },
  });
  const mixed = await tx.project.count({
    where: {
      createdAt: { lte: at },
      AND: [{ authors: theirs }, { authors: { some: { ...member, studentId: { notIn: students } } } }],
    },
  });
  const renumbered = record.flatMap((step) =>
    step.did === 'change' && step.table === 'student' && step.before.studentNumber
      ? [String(step.before.studentNumber)]
      : [],
  );
  const taken = await tx.student.findMany({
    where: { id: { in: students }, studentNumber: { in: renumbered } },
    select: { studentNumber: true },
  });
  return [
    ...counted('merge-undo-handed-in', await steppedSince(tx, at, moved, 'HANDED_IN')),
    ...counted('merge-undo-projects', begun),
    ...counted('merge-undo-teams', mixed),
    ...taken.map(({ studentNumber }): Refusal => ({
      code: 'merge-undo-number',
      params: { number: studentNumber ?? '' },
    })),
  ];
}

async function ofUnit(tx: Tx, { at, keptId, record }: StandingMerge): Promise<Refusal[]> {
  const [gone] = removedRows(record, 'unit');
  const entries = await tx.entry.count({
    where: {
      unitId: keptId,
      createdAt: { gt: at },
      OR: [{ schoolId: { in: movedIds(record, 'school') } }, { roundId: { in: movedIds(record, 'round') } }],
    },
  });
  const below = movedIds(record, 'unit');
  const known = record.flatMap((step) => (step.did === 'change' && step.table === 'unit' ? [step.id] : []));
  const newBelow = await tx.unit.count({
    where: { id: { notIn: known }, OR: below.map((id) => ({ path: { contains: `/${id}/` } })) },
  });
  const named = await tx.unit.findFirst({
    where: {
      id: { not: keptId },
      OR: [
        { parentId: gone?.parentId === null ? null : String(gone?.parentId), name: String(gone?.name) },
        ...(gone?.code ? [{ code: String(gone.code) }] : []),
      ],
    },
    select: { name: true },
  });
  return [
    ...counted('merge-undo-entries', entries),
    ...counted('merge-undo-units', below.length > 0 ? newBelow : 0),
    ...(named ? [{ code: 'merge-undo-name' as const, params: { name: named.name } }] : []),
  ];
}

async function ofPerson(tx: Tx, { at, record }: StandingMerge): Promise<Refusal[]> {
  const places = { in: movedIds(record, 'roundJudge') };
  const [assigned, scored] = await Promise.all([
    tx.assignment.count({ where: { roundJudgeId: places, createdAt: { gt: at } } }),
    tx.scoreSheet.count({ where: { assignment: { roundJudgeId: places }, updatedAt: { gt: at } } }),
  ]);
  return [...counted('merge-undo-assigned', assigned), ...counted('merge-undo-scored', scored)];
}
