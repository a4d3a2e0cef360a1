import type { z } from 'zod';

import { takesPart } from './create-project.server.ts';
import { editableEntry } from './edit-scope.server.ts';
import type { JoinSchema, LeaveSchema } from './schemas.ts';
import { canEdit } from '#app/domain/entry-status.ts';
import { settleGroup } from '#app/domain/eligibility.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { mayJoin } from '#app/domain/team.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Joins the team that gave the viewer its code: same school, a group that admits all, a place left, nothing submitted
 * yet, no other project this edition. Of two who take the last place at the same moment, the second is told.
 */
export async function joinProject(
  viewer: Viewer,
  { code }: z.output<typeof JoinSchema>,
  context: Context,
): Promise<Result<{ entryId: string }>> {
  const me = viewer.student;
  if (!me) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const joinCode = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    const project = await tx.project.findUnique({
      where: { joinCode },
      select: {
        id: true,
        schoolId: true,
        editionId: true,
        authors: {
          select: {
            id: true,
            studentId: true,
            status: true,
            order: true,
            grade: true,
            student: { select: { birthDate: true } },
          },
        },
        entries: {
          orderBy: { createdAt: 'asc' },
          select: {
            id: true,
            status: true,
            handedInAt: true,
            extendedUntil: true,
            submittedAt: true,
            groupId: true,
            category: { select: { maxAuthors: true } },
            events: { select: { id: true }, take: 1 },
            round: {
              select: {
                id: true,
                maxAuthors: true,
                onePerStudent: true,
                requiresSchoolApproval: true,
                requiresEligibility: true,
                windows: true,
                groups: { orderBy: { order: 'asc' } },
              },
            },
          },
        },
      },
    });
    const entry = project?.entries[0];
    if (!project || !entry) return refuse('team-code-unknown', undefined, 'code');
    const student = await tx.student.findUniqueOrThrow({
      where: { id: me.id },
      select: { grade: true, birthDate: true, person: { select: { name: true } } },
    });
    const members = project.authors.map((author) => ({
      ...author,
      birthDate: author.student.birthDate,
    }));
    const may = mayJoin(
      {
        schoolId: project.schoolId,
        maxAuthors: entry.category?.maxAuthors ?? entry.round.maxAuthors,
        everSubmitted: entry.submittedAt !== null || entry.events.length > 0,
        members,
        groups: entry.round.groups,
      },
      { studentId: me.id, schoolId: me.schoolId, grade: student.grade, birthDate: student.birthDate },
    );
    if (!may.ok) return may;
    const editable = canEdit(entry, context.now);
    if (!editable.ok) return editable;
    if (entry.round.onePerStudent && (await takesPart(tx, me.id, project.editionId)))
      return refuse('author-other-project');
    const order = Math.max(0, ...project.authors.map((author) => author.order)) + 1;
    const facts = {
      order,
      status: 'ACCEPTED' as const,
      name: student.person.name,
      grade: student.grade,
      joinedAt: context.now,
    };
    await tx.projectAuthor.upsert({
      where: { projectId_studentId: { projectId: project.id, studentId: me.id } },
      create: {
        projectId: project.id,
        editionId: project.editionId,
        studentId: me.id,
        createdAt: context.now,
        ...facts,
      },
      update: facts,
      select: { id: true },
    });
    const accepted = [...members.filter((member) => member.status === 'ACCEPTED'), student];
    await tx.entry.update({
      where: { id: entry.id },
      data: {
        isTeam: accepted.length > 1,
        groupId: settleGroup(entry.round.groups, accepted, entry.groupId),
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'join-project',
      subject: { type: 'entry', id: entry.id },
      schoolId: project.schoolId,
      roundId: entry.round.id,
    });
    return ok({ entryId: entry.id });
  });
}

/** Takes an author out of the team: themselves, or another by the first author. The first author stays. */
export async function leaveProject(
  viewer: Viewer,
  { authorId, entryId }: z.output<typeof LeaveSchema> & { entryId: string },
  context: Context,
): Promise<Result<{ self: boolean }>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    const authors = await tx.projectAuthor.findMany({
      where: { projectId: entry.projectId, status: 'ACCEPTED' },
      orderBy: { order: 'asc' },
      select: { id: true, studentId: true },
    });
    const [first] = authors;
    const leaving = authors.find((author) => author.id === authorId);
    const self = leaving?.studentId === viewer.student?.id;
    if (!leaving || (!self && first?.studentId !== viewer.student?.id)) return refuse('not-found');
    if (leaving.id === first?.id) return refuse('team-first-author-stays');
    await tx.projectAuthor.update({
      where: { id: authorId },
      data: { status: 'LEFT' },
      select: { id: true },
    });
    await tx.entry.update({
      where: { id: entry.id },
      data: { isTeam: authors.length > 2 },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'leave-project',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { studentId: leaving.studentId },
    });
    return ok({ self });
  });
}
