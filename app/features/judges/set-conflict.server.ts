import type { z } from 'zod';

import type { SetConflictSchema } from './schemas.ts';
import { conflictFinder } from '#app/domain/conflict.ts';
import type { ConflictReason } from '#app/domain/conflict.ts';
import { surnameOf } from '#app/domain/person-key.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import {
  CONFLICT_PERSON,
  conflictEntries,
  conflictJudge,
  declaredConflicts,
} from '#app/features/judging/conflict-facts.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * An administrator bars a judge from an entry, or decides that there is no conflict, with a reason that stays. Whoever
 * tutors the project with this very account cannot be cleared. Barring takes an unfinished task back.
 */
export async function setConflict(
  viewer: Viewer,
  { roundJudgeId, entryId, act, reason }: z.output<typeof SetConflictSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const judge = await tx.roundJudge.findUnique({
      where: { id: roundJudgeId },
      select: {
        roundId: true,
        personId: true,
        person: { select: CONFLICT_PERSON },
        round: { select: { conflictSameSchool: true, conflictSameUnit: true } },
      },
    });
    if (!judge || !(await managesRound(tx, viewer, judge.roundId))) return refuse('not-found');
    const [entry] = await conflictEntries(tx, { id: entryId, roundId: judge.roundId });
    if (!entry) return refuse('not-found');
    const { personId } = judge;
    const [said] = await declaredConflicts(tx, { personId, entryId });
    if (act === 'clear' && entry.tutorPersonIds.includes(personId)) return refuse('conflict-certain');
    const found = conflictFinder(judge.round, said ? [said] : [])(conflictJudge(judge.person), entry);
    const kind: ConflictReason = (await sameSurname(tx, entryId, judge.person.name)) ? 'KIN' : 'ADMIN';
    if (act === 'bar') {
      if (said && !said.cleared) return refuse('changed-meanwhile');
      const task = await tx.assignment.findFirst({
        where: { entryId, roundJudgeId, status: 'ASSIGNED' },
        select: { id: true, sheet: { select: { status: true } }, entry: { select: { project: true } } },
      });
      if (task?.sheet?.status === 'SUBMITTED')
        return refuse('conflict-has-sheet', { title: task.entry.project.title });
      if (task)
        await tx.assignment.update({
          where: { id: task.id },
          data: { status: 'REMOVED' },
          select: { id: true },
        });
    }
    const word =
      act === 'bar'
        ? { kind, reason, setById: viewer.personId, createdAt: context.now, clearedAt: null }
        : {
            kind: found ?? said?.kind ?? kind,
            clearedAt: context.now,
            clearedById: viewer.personId,
            clearReason: reason,
          };
    await tx.conflict.upsert({
      where: { personId_entryId: { personId, entryId } },
      create: { personId, entryId, setById: viewer.personId, createdAt: context.now, ...word },
      update: word,
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: act === 'bar' ? 'bar-judge' : 'clear-conflict',
      subject: { type: 'entry', id: entryId },
      roundId: judge.roundId,
      data: { personId },
    });
    return ok(undefined);
  });
}

async function sameSurname(tx: Tx, entryId: string, judge: string): Promise<boolean> {
  const authors = await tx.projectAuthor.findMany({
    where: { status: 'ACCEPTED', project: { entries: { some: { id: entryId } } } },
    select: { name: true },
  });
  return authors.some(({ name }) => surnameOf(name) === surnameOf(judge));
}
