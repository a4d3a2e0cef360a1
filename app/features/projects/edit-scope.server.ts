import { canEdit } from '#app/domain/entry-status.ts';
import { can } from '#app/domain/policy.ts';
import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  status: true,
  source: true,
  handedInAt: true,
  extendedUntil: true,
  submittedAt: true,
  schoolId: true,
  projectId: true,
  roundId: true,
  categoryId: true,
  groupId: true,
  disciplineId: true,
  round: {
    select: {
      editionId: true,
      unit: { select: { path: true } },
      teacherMayEdit: true,
      timeZone: true,
      maxTutors: true,
      requiresOwnWork: true,
      requiresSchoolApproval: true,
      requiresEligibility: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
    },
  },
  project: {
    select: {
      id: true,
      title: true,
      abstract: true,
      answers: true,
      revision: true,
      authors: {
        where: { status: 'ACCEPTED' },
        select: { id: true, studentId: true, grade: true, ownWork: true },
      },
      tutors: { orderBy: { order: 'asc' }, select: { name: true, organisation: true } },
    },
  },
} as const;

/** What the policy looks at in an entry that somebody wants to change. */
export function editFacts(entry: {
  schoolId: string;
  round: { teacherMayEdit: boolean };
  project: { authors: readonly { studentId: string }[] };
}) {
  return {
    schoolId: entry.schoolId,
    authorStudentIds: entry.project.authors.map((author) => author.studentId),
    teacherMayEdit: entry.round.teacherMayEdit,
  };
}

/** An entry that the viewer may change as an author, or as a teacher who acts for the authors; null otherwise. */
export async function ownEntry(tx: Pick<Tx, 'entry'>, viewer: Viewer, entryId: string) {
  const entry = await tx.entry.findUnique({ where: { id: entryId }, select: SELECT });
  if (!entry) return null;
  return can(viewer, 'edit-project', editFacts(entry)) ? entry : null;
}

export type EditableEntry = NonNullable<Awaited<ReturnType<typeof ownEntry>>>;

/** An own entry that may be changed now, or why not. */
export async function editableEntry(
  tx: Pick<Tx, 'entry'>,
  viewer: Viewer,
  entryId: string,
  now: Date,
): Promise<Result<EditableEntry>> {
  const entry = await ownEntry(tx, viewer, entryId);
  if (!entry) return refuse('not-found');
  const editable = canEdit(entry, now);
  return editable.ok ? { ok: true, value: entry } : editable;
}

/**
 * An entry whose files the viewer may change now: an own one, or one that was imported from outside and waits for its
 * check, for the round's organiser. Nobody else may have an account there.
 */
export async function entryForFiles(
  tx: Pick<Tx, 'entry'>,
  viewer: Viewer,
  entryId: string,
  now: Date,
): Promise<Result<EditableEntry>> {
  const own = await editableEntry(tx, viewer, entryId, now);
  if (own.ok) return own;
  const entry = await tx.entry.findUnique({ where: { id: entryId }, select: SELECT });
  return entry && bringsFiles(viewer, entry) ? { ok: true, value: entry } : own;
}

/** Whether the viewer adds files to an imported entry as the round's organiser. */
function bringsFiles(
  viewer: Viewer,
  entry: {
    status: string;
    source: string;
    roundId: string;
    round: { unit: { path: string } };
  },
): boolean {
  return (
    entry.source === 'IMPORTED' &&
    entry.status === 'HANDED_IN' &&
    can(viewer, 'manage-round', { id: entry.roundId, unitPath: entry.round.unit.path })
  );
}

/** As whom the viewer changes the entry. */
export function actingRole(viewer: Viewer, entry: Parameters<typeof editFacts>[0]): 'STUDENT' | 'TEACHER' {
  return can(viewer, 'speak-as-author', editFacts(entry)) ? 'STUDENT' : 'TEACHER';
}

/**
 * Leaves a line in the timeline when a teacher changes an entry for its authors; a run of changes by the same teacher is
 * one line. What was changed stands in the audit.
 */
export async function recordActing(
  tx: Pick<Tx, 'entryEvent'>,
  viewer: Viewer,
  entry: EditableEntry,
  now: Date,
): Promise<void> {
  if (actingRole(viewer, entry) === 'STUDENT') return;
  const last = await tx.entryEvent.findFirst({
    where: { entryId: entry.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { act: true, byId: true },
  });
  if (last?.act === 'acted-for' && last.byId === viewer.personId) return;
  const byRole = can(viewer, 'edit-project', editFacts(entry)) ? 'TEACHER' : 'ADMIN';
  await tx.entryEvent.create({
    data: {
      entryId: entry.id,
      status: entry.status,
      act: 'acted-for',
      byId: viewer.personId,
      byRole,
      at: now,
    },
    select: { id: true },
  });
}
