import type { z } from 'zod';

import { editableEntry } from './edit-scope.server.ts';
import type { SaveBasicsSchema, SaveTutorsSchema, SaveWorkSchema } from './schemas.ts';
import { admits } from '#app/domain/eligibility.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Saves title, abstract and divisions as far as they are: a draft may be incomplete. A save from a page that is older
 * than the stored project is refused, so that two authors, or two tabs, do not overwrite each other.
 */
export async function saveBasics(
  viewer: Viewer,
  input: z.output<typeof SaveBasicsSchema> & { entryId: string },
  context: Context,
): Promise<Result<{ revision: number }>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    if (entry.project.revision !== input.revision) return refuse('changed-meanwhile');
    const fit = await belongs(tx, entry.roundId, input, entry.project.authors);
    if (!fit.ok) return fit;
    const revision = entry.project.revision + 1;
    await tx.project.update({
      where: { id: entry.projectId },
      data: { title: input.title, abstract: input.abstract, revision },
      select: { id: true },
    });
    await tx.entry.update({
      where: { id: entry.id },
      data: { categoryId: input.categoryId, groupId: input.groupId, disciplineId: input.disciplineId },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-basics',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { revision },
    });
    return ok({ revision });
  });
}

/** Category, group and discipline must be the round's own, and the group must admit the authors. */
async function belongs(
  tx: Tx,
  roundId: string,
  chosen: { categoryId: string | null; groupId: string | null; disciplineId: string | null },
  authors: readonly { grade: number }[],
): Promise<Result<undefined>> {
  if (chosen.categoryId) {
    const found = await tx.category.findFirst({
      where: { id: chosen.categoryId, roundId },
      select: { id: true },
    });
    if (!found) return refuse('invalid-input', undefined, 'categoryId');
  }
  if (chosen.groupId) {
    const group = await tx.group.findFirst({ where: { id: chosen.groupId, roundId } });
    // Age bounds are looked at when the entry is submitted; grades are known at once.
    const ungraded = group && { ...group, ageOn: null };
    if (!ungraded || !authors.every(({ grade }) => admits(ungraded, { grade, birthDate: null })))
      return refuse('team-other-group', undefined, 'groupId');
  }
  if (chosen.disciplineId) {
    const found = await tx.discipline.findFirst({
      where: { id: chosen.disciplineId, roundId },
      select: { id: true },
    });
    if (!found) return refuse('invalid-input', undefined, 'disciplineId');
  }
  return ok(undefined);
}

/** Saves what the viewer, an author, says they did themselves. Nobody writes another author's statement. */
export async function saveWork(
  viewer: Viewer,
  input: z.output<typeof SaveWorkSchema> & { entryId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    await tx.projectAuthor.updateMany({
      where: { projectId: entry.projectId, studentId: viewer.student?.id ?? '', status: 'ACCEPTED' },
      data: { ownWork: input.ownWork },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-work',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
    });
    return ok(undefined);
  });
}

/** Saves the tutors, in order. Lines without a name are left out. */
export async function saveTutors(
  viewer: Viewer,
  input: z.output<typeof SaveTutorsSchema> & { entryId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    const tutors = input.tutors.filter((tutor) => tutor.name !== '');
    if (tutors.length > entry.round.maxTutors)
      return refuse('project-too-many-tutors', { max: entry.round.maxTutors });
    await tx.projectTutor.deleteMany({ where: { projectId: entry.projectId } });
    await tx.projectTutor.createMany({
      data: tutors.map((tutor, order) => ({ ...tutor, projectId: entry.projectId, order: order + 1 })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-tutors',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { tutors: tutors.length },
    });
    return ok(undefined);
  });
}
