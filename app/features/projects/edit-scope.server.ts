import { canEdit } from '#app/domain/entry-status.ts';
import { can } from '#app/domain/policy.ts';
import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  status: true,
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

/** An entry of which the viewer is an author; null otherwise. */
export async function ownEntry(tx: Pick<Tx, 'entry'>, viewer: Viewer, entryId: string) {
  const entry = await tx.entry.findUnique({ where: { id: entryId }, select: SELECT });
  if (!entry) return null;
  const facts = {
    schoolId: entry.schoolId,
    authorStudentIds: entry.project.authors.map((author) => author.studentId),
  };
  return can(viewer, 'edit-project', facts) ? entry : null;
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
