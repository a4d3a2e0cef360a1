import type { z } from 'zod';

import type { StudentBackSchema, StudentOffSchema } from './schemas.ts';
import { takeOff } from './take-off.server.ts';
import { maskName } from '#app/domain/list-template.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { changeListLine, isDeliberated } from '#app/features/results/change-list-line.server.ts';
import { publishVersion } from '#app/features/results/notice-snapshot.server.ts';
import { studentsOfList } from '#app/features/results/promoted-students.server.ts';
import type { ListStudent } from '#app/features/results/promoted-students.server.ts';
import { openBefore } from '#app/features/results/opened-bundles.server.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type List = NonNullable<Awaited<ReturnType<typeof managedList>>>;

/**
 * Takes one student off a list that promotes students, with a reason. The project's other authors stay on it; the last
 * one leaves with the project, whose place a reserve may take then. Once the list is confirmed this is public, as for
 * a project: the line is struck out, and the student's entry in the next round says so.
 */
export async function takeStudentOff(
  viewer: Viewer,
  { listId, entryId, authorId, reason }: z.output<typeof StudentOffSchema>,
  context: Context,
): Promise<Result<undefined>> {
  if (!context.tx) await openBefore(viewer, listId);
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    const students = list ? await studentsOfList(tx, list) : null;
    const own = students?.get(entryId) ?? [];
    const student = own.find((one) => one.authorId === authorId);
    if (!list || !student) return refuse('not-found');
    if (list.status === 'SUPERSEDED') return refuse('list-wrong-status');
    const line = await tx.entryListLine.findUnique({
      where: { listId_entryId: { listId, entryId } },
      select: { decision: true },
    });
    if (line?.decision !== 'SELECTED' || student.state !== 'goes') return refuse('list-line-not-selected');
    const isDraft = list.status === 'DRAFT';
    if (!own.some((one) => one !== student && one.state === 'goes')) {
      if (!isDraft) {
        const taken = await takeOff(tx, viewer, { listId, entryId, kind: 'PLACE', reason }, context.now);
        return taken.ok ? ok(undefined) : taken;
      }
      if (await isDeliberated(tx, listId, entryId)) return refuse('list-line-deliberated');
      return changeListLine(tx, viewer, list, { entryId, to: 'NOT_SELECTED', reason }, context);
    }
    await tx.listStudentOff.create({
      data: { listId, authorId, reason, byId: viewer.personId, at: context.now },
      select: { id: true },
    });
    if (!isDraft) await tell(tx, viewer, list, student, reason, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'take-student-off',
      subject: { type: 'entry', id: entryId },
      roundId: list.roundId,
      data: { listId, authorId },
    });
    return ok(undefined);
  });
}

/** Strikes the student's line out where it was published, and leaves a line in the timelines here and above. */
async function tell(
  tx: Tx,
  viewer: Viewer,
  list: List,
  { entryId, studentId, name }: ListStudent,
  reason: string,
  now: Date,
): Promise<void> {
  const byId = viewer.personId;
  const entry = await tx.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { number: true, status: true },
  });
  const shown = [name, maskName(name)];
  await publishVersion(
    tx,
    list.id,
    (lines) => {
      const at = lines.findIndex(
        (line) =>
          line.number === entry.number &&
          !line.revoked &&
          line.authors.some((author) => shown.includes(author)),
      );
      return lines.map((line, index) =>
        index === at ? { ...line, revoked: { at: now.toISOString(), reason } } : line,
      );
    },
    { reason, byId, at: now },
  );
  const event = { reason, byId, byRole: 'ADMIN', at: now };
  const above =
    list.status === 'HANDED_ON' && list.edge
      ? await tx.entry.findMany({
          where: {
            fromEntryId: entryId,
            roundId: list.edge.toRoundId,
            project: { authors: { some: { studentId, status: 'ACCEPTED' } } },
          },
          select: { id: true, status: true },
        })
      : [];
  await tx.entryEvent.createMany({
    data: [
      { ...event, entryId, status: entry.status, act: 'student-off' },
      ...above.map((one) => ({ ...event, entryId: one.id, status: one.status, act: 'taken-off-below' })),
    ],
  });
}

/** Puts a student back whom somebody took off a draft. */
export async function putStudentBack(
  viewer: Viewer,
  { listId, authorId }: z.output<typeof StudentBackSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'DRAFT') return refuse('list-wrong-status');
    const { count } = await tx.listStudentOff.deleteMany({ where: { listId, authorId } });
    if (count === 0) return refuse('not-found');
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'put-student-back',
      subject: { type: 'entry-list', id: listId },
      roundId: list.roundId,
      data: { authorId },
    });
    return ok(undefined);
  });
}
