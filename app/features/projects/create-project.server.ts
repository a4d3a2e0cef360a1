import type { z } from 'zod';

import type { RoundChoiceSchema } from './schemas.ts';
import { isOpen, windowState } from '#app/domain/calendar.ts';
import { settleGroup } from '#app/domain/eligibility.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { newJoinCode } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** Begins a project of the viewer, a student, and enters it as a draft into a round that is open to their school. */
export async function createProject(
  viewer: Viewer,
  { roundId }: z.output<typeof RoundChoiceSchema>,
  context: Context,
): Promise<Result<{ entryId: string; projectId: string; joinCode: string }>> {
  const me = viewer.student;
  if (!me) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const round = await tx.round.findUnique({
      where: { id: roundId },
      select: {
        id: true,
        editionId: true,
        unitId: true,
        source: true,
        onePerStudent: true,
        windows: true,
        groups: { orderBy: { order: 'asc' } },
        categories: { select: { id: true } },
      },
    });
    const student = await tx.student.findUniqueOrThrow({
      where: { id: me.id },
      select: {
        grade: true,
        birthDate: true,
        person: { select: { name: true } },
        school: { select: { unitId: true, unit: { select: { path: true } } } },
      },
    });
    if (!round) return refuse('not-found');
    if (round.source !== 'SCHOOLS' || !student.school.unit.path.includes(`/${round.unitId}/`))
      return refuse('round-not-for-school');
    if (!isOpen(round.windows, 'SUBMISSION', context.now))
      return refuse(
        windowState(round.windows, 'SUBMISSION', context.now) === 'before'
          ? 'window-not-open'
          : 'window-closed',
      );
    if (round.onePerStudent && (await takesPart(tx, me.id, round.editionId)))
      return refuse('author-other-project');
    const [projectId, entryId] = [uuidv7(), uuidv7()];
    const joinCode = await freeJoinCode(tx);
    await tx.project.create({
      data: {
        id: projectId,
        editionId: round.editionId,
        schoolId: me.schoolId,
        joinCode,
        createdById: viewer.personId,
        createdAt: context.now,
      },
      select: { id: true },
    });
    await tx.projectAuthor.create({
      data: {
        projectId,
        editionId: round.editionId,
        studentId: me.id,
        order: 1,
        status: 'ACCEPTED',
        name: student.person.name,
        grade: student.grade,
        joinedAt: context.now,
        createdAt: context.now,
      },
      select: { id: true },
    });
    await tx.entry.create({
      data: {
        id: entryId,
        roundId,
        projectId,
        schoolId: me.schoolId,
        unitId: student.school.unitId,
        groupId: settleGroup(round.groups, [student], null),
        categoryId: round.categories.length === 1 ? round.categories[0]?.id : null,
        source: 'SCHOOL',
        createdAt: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'create-project',
      subject: { type: 'entry', id: entryId },
      schoolId: me.schoolId,
      roundId,
    });
    return ok({ entryId, projectId, joinCode });
  });
}

/** Whether a student is an author of a project of the edition already. */
export async function takesPart(
  tx: Pick<Tx, 'projectAuthor'>,
  studentId: string,
  editionId: string,
): Promise<boolean> {
  const found = await tx.projectAuthor.findFirst({
    where: {
      studentId,
      editionId,
      status: 'ACCEPTED',
      project: { entries: { some: { status: { not: 'WITHDRAWN' } } } },
    },
    select: { id: true },
  });
  return found !== null;
}

/** A code with which classmates join a project, that no other has. */
export async function freeJoinCode(tx: Pick<Tx, 'project'>): Promise<string> {
  for (;;) {
    const code = newJoinCode();
    const taken = await tx.project.findUnique({ where: { joinCode: code }, select: { id: true } });
    if (!taken) return code;
  }
}
