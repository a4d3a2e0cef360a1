import type { z } from 'zod';

import type { MergeStudentsSchema } from './schemas.ts';
import { seenSchool } from './school-scope.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { keepMerge } from '#app/features/merges/keep-merge.server.ts';
import { openLedger } from '#app/features/merges/ledger.server.ts';
import type { Ledger } from '#app/features/merges/ledger.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  schoolId: true,
  personId: true,
  grade: true,
  className: true,
  studentNumber: true,
  birthDate: true,
  person: { select: { name: true, username: true, mustChangePassword: true } },
  authorships: {
    select: {
      id: true,
      projectId: true,
      editionId: true,
      status: true,
      edition: { select: { name: true } },
      project: { select: { title: true } },
    },
  },
  consents: {
    select: { id: true, editionId: true, status: true, edition: { select: { name: true } } },
  },
} as const;

/** Students of a school who share a name, as groups to look at: two accounts of one pupil, or two pupils. Null when not seen. */
export async function listNamesakes(viewer: Viewer, schoolId: string) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const students = await db.student.findMany({
    where: { schoolId, leftAt: null },
    orderBy: [{ person: { name: 'asc' } }, { createdAt: 'asc' }],
    select: SELECT,
  });
  const groups = new Map<string, typeof students>();
  for (const student of students) {
    const key = student.person.name.normalize('NFKC').replaceAll(/\s/g, '');
    groups.set(key, [...(groups.get(key) ?? []), student]);
  }
  return { school, groups: [...groups.values()].filter((group) => group.length > 1) };
}
export type Namesake = NonNullable<Awaited<ReturnType<typeof listNamesakes>>>['groups'][number][number];

type Merged = Namesake;

/** What stands against merging: both are in a project of the same edition, where one pupil may have one. */
function clash(keep: Merged, drop: Merged): string | null {
  const own = keep.authorships.filter(({ status }) => status === 'ACCEPTED');
  const found = drop.authorships.find(
    (one) =>
      one.status === 'ACCEPTED' &&
      own.some((mine) => mine.editionId === one.editionId && mine.projectId !== one.projectId),
  );
  return found?.edition.name ?? null;
}

const isNo = (status: string) => status === 'REFUSED' || status === 'WITHDRAWN';

/** The edition for which a guardian said no for one account, while the other has no such answer: no merge hides a no. */
function hiddenRefusal(keep: Merged, drop: Merged): string | null {
  const alone = (ones: Merged, others: Merged) =>
    ones.consents.find(
      ({ editionId, status }) =>
        isNo(status) && !others.consents.some((one) => one.editionId === editionId && isNo(one.status)),
    );
  return (alone(drop, keep) ?? alone(keep, drop))?.edition.name ?? null;
}

/**
 * Makes two accounts of one student into one: `keep` takes over the projects and consents of `drop`, and what it lacks
 * of the school's facts; the account of `drop` is closed. Where both were asked for consent, a decision stands before a
 * request; a refusal of one that the other does not share is settled by people first.
 */
export async function mergeStudents(
  viewer: Viewer,
  { keepId, dropId }: z.output<typeof MergeStudentsSchema>,
  context: Context,
): Promise<Result<{ name: string; schoolId: string }>> {
  return inTransaction(context, async (tx) => {
    if (keepId === dropId) return refuse('merge-same');
    const [keep, drop] = await Promise.all(
      [keepId, dropId].map((id) => tx.student.findUnique({ where: { id }, select: SELECT })),
    );
    const school = keep && (await seenSchool(tx, viewer, keep.schoolId));
    if (!keep || !drop || !school || drop.schoolId !== keep.schoolId) return refuse('not-found');
    if (!can(viewer, 'register-students', { id: school.id, unitPath: school.unit.path }))
      return refuse('not-found');
    const edition = clash(keep, drop);
    if (edition) return refuse('merge-two-entries', { edition });
    const refused = hiddenRefusal(keep, drop);
    if (refused) return refuse('merge-consent-refused', { edition: refused });
    const ledger = openLedger(tx);
    await moveWork(tx, ledger, keep, drop);
    await ledger.remove('student', { id: drop.id });
    await ledger.change('student', keep.id, {
      studentNumber: keep.studentNumber ?? drop.studentNumber,
      birthDate: keep.birthDate ?? drop.birthDate,
      className: keep.className || drop.className,
    });
    await tx.session.deleteMany({ where: { personId: drop.personId } });
    await ledger.change('person', drop.personId, { closedAt: context.now });
    await keepMerge(tx, ledger, {
      kind: 'STUDENT',
      kept: { id: keep.id, name: keep.person.username ?? keep.person.name },
      gone: { id: drop.id, name: drop.person.username ?? drop.person.name },
      schoolId: school.id,
      viewer,
      now: context.now,
      facts: { gonePerson: drop.personId },
    });
    return ok({ name: keep.person.name, schoolId: school.id });
  });
}

/** Projects and consents go over to the account that stays, where it has none of its own. */
async function moveWork(tx: Tx, ledger: Ledger, keep: Merged, drop: Merged): Promise<void> {
  const covered = drop.consents.flatMap((theirs) => {
    const mine = keep.consents.find(({ editionId }) => editionId === theirs.editionId);
    if (!mine) return [];
    return mine.status === 'REQUESTED' && theirs.status !== 'REQUESTED' ? [mine.id] : [theirs.id];
  });
  await ledger.remove('consent', { id: { in: covered } });
  await ledger.move('consent', 'studentId', drop.id, keep.id);
  // In a project of both, the authorship that counts stays: a member's before an invitation's.
  const twice = drop.authorships.flatMap((theirs) => {
    const mine = keep.authorships.find(({ projectId }) => projectId === theirs.projectId);
    return mine ? [{ mine, theirs }] : [];
  });
  const idle = twice.map(({ mine, theirs }) =>
    theirs.status === 'ACCEPTED' && mine.status !== 'ACCEPTED' ? mine.id : theirs.id,
  );
  await ledger.remove('projectAuthor', { id: { in: idle } });
  await ledger.move('projectAuthor', 'studentId', drop.id, keep.id);
  for (const { mine } of twice) {
    const { projectId } = mine;
    const authors = await tx.projectAuthor.count({ where: { projectId, status: 'ACCEPTED' } });
    const entries = await tx.entry.findMany({ where: { projectId }, select: { id: true } });
    for (const { id } of entries) await ledger.change('entry', id, { isTeam: authors > 1 });
  }
}
