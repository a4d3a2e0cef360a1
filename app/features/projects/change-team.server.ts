import type { z } from 'zod';

import { editableEntry } from './edit-scope.server.ts';
import type { InviteAuthorSchema, LeaveSchema } from './schemas.ts';
import { auditTeam, readTeam, recordTeamAct, settleTeam, takePlace } from './team.server.ts';
import type { Team } from './team.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { mayHandOnFirst, mayLeave } from '#app/domain/team.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Changes a team that the viewer belongs to, in one transaction, if it may be changed now. */
function changeTeam<T>(
  viewer: Viewer,
  entryId: string,
  context: Context,
  change: (tx: Tx, team: Team) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, entryId, context.now);
    if (!found.ok) return found;
    const team = await readTeam(tx, { id: found.value.projectId });
    if (!team) return refuse('not-found');
    // In a later round the team is the one that came there.
    return team.entry.id === entryId ? change(tx, team) : refuse('team-fixed');
  });
}

const firstOf = (team: Team) => team.members.find((member) => member.status === 'ACCEPTED');
const leads = (viewer: Viewer, team: Team) =>
  viewer.student !== null && firstOf(team)?.studentId === viewer.student.id;

/**
 * Asks a schoolmate by name to join; the first author does. Where several of that name are at the school, the grade and
 * class tell them apart.
 */
export async function inviteAuthor(
  viewer: Viewer,
  { entryId, name, grade, className }: z.output<typeof InviteAuthorSchema> & { entryId: string },
  context: Context,
): Promise<Result<{ name: string }>> {
  return changeTeam(viewer, entryId, context, async (tx, team) => {
    if (!leads(viewer, team)) return refuse('not-found');
    const named = await tx.student.findMany({
      where: {
        schoolId: team.project.schoolId,
        leftAt: null,
        person: { name, closedAt: null },
        ...(grade === null ? {} : { grade }),
        ...(className === '' ? {} : { className }),
      },
      take: 2,
      select: { id: true },
    });
    const [student] = named;
    if (!student) return refuse('team-no-such-student', { name }, 'name');
    if (named.length > 1) return refuse('team-several-of-name', { name }, 'name');
    const taken = await takePlace(tx, team, student.id, 'INVITED', context);
    if (!taken.ok) return refuse(taken.refusals[0].code, taken.refusals[0].params, 'name');
    await auditTeam(tx, viewer, team, 'invite-author', student.id, context);
    return ok({ name });
  });
}

/**
 * Takes an author out of the team: themselves, or another by the first author, who also takes back invitations. The
 * first author stays; after the first submission the round's rule holds.
 */
export async function leaveProject(
  viewer: Viewer,
  { authorId, entryId }: z.output<typeof LeaveSchema> & { entryId: string },
  context: Context,
): Promise<Result<{ self: boolean }>> {
  return changeTeam(viewer, entryId, context, async (tx, team) => {
    const leaving = team.members.find(
      (member) => member.id === authorId && (member.status === 'ACCEPTED' || member.status === 'INVITED'),
    );
    const self = leaving !== undefined && leaving.studentId === viewer.student?.id;
    if (!leaving || (!self && !leads(viewer, team))) return refuse('not-found');
    const may = mayLeave(team.rule, leaving.studentId);
    if (!may.ok) return may;
    await tx.projectAuthor.update({
      where: { id: authorId },
      data: { status: 'LEFT', leftAt: leaving.status === 'ACCEPTED' ? context.now : null },
      select: { id: true },
    });
    if (leaving.status === 'ACCEPTED') {
      await settleTeam(tx, team.project.id);
      await recordTeamAct(tx, viewer, team.entry, 'author-left', leaving.name, context);
    }
    await auditTeam(tx, viewer, team, 'leave-project', leaving.studentId, context);
    return ok({ self });
  });
}

/** The first author hands first place to another author; who stood between them move down by one. */
export async function makeFirstAuthor(
  viewer: Viewer,
  { authorId, entryId }: z.output<typeof LeaveSchema> & { entryId: string },
  context: Context,
): Promise<Result<{ name: string }>> {
  return changeTeam(viewer, entryId, context, async (tx, team) => {
    const next = team.members.find((member) => member.id === authorId && member.status === 'ACCEPTED');
    if (!next || !leads(viewer, team)) return refuse('not-found');
    if (!mayHandOnFirst(team.rule)) return refuse('team-fixed');
    const order = [next, ...team.members.filter((member) => member.id !== next.id)];
    for (const [index, member] of order.entries())
      await tx.projectAuthor.update({
        where: { id: member.id },
        data: { order: index + 1 },
        select: { id: true },
      });
    await recordTeamAct(tx, viewer, team.entry, 'first-author', next.name, context);
    await auditTeam(tx, viewer, team, 'make-first-author', next.studentId, context);
    return ok({ name: next.name });
  });
}
