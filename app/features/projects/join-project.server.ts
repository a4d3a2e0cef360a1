import type { z } from 'zod';

import type { AnswerInvitationSchema, JoinSchema } from './schemas.ts';
import { auditTeam, readTeam, recordTeamAct, settleTeam, takePlace } from './team.server.ts';
import type { Team } from './team.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Joins the team that gave the viewer its code. Of two who take the last place at the same moment, the second is told.
 */
export async function joinProject(
  viewer: Viewer,
  { code }: z.output<typeof JoinSchema>,
  context: Context,
): Promise<Result<{ entryId: string }>> {
  const studentId = viewer.student?.id;
  if (!studentId) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const team = await readTeam(tx, { joinCode: code.toLowerCase().replaceAll(/[^a-z0-9]/g, '') });
    if (!team) return refuse('team-code-unknown', undefined, 'code');
    return join(tx, viewer, studentId, team, context);
  });
}

/** Says yes or no to an invitation by name. A yes is checked again: the team or the viewer may have changed since. */
export async function answerInvitation(
  viewer: Viewer,
  { authorId, answer }: z.output<typeof AnswerInvitationSchema>,
  context: Context,
): Promise<Result<{ entryId: string | null }>> {
  const studentId = viewer.student?.id;
  if (!studentId) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const asked = await tx.projectAuthor.findUnique({
      where: { id: authorId },
      select: { studentId: true, status: true, projectId: true },
    });
    if (asked?.studentId !== studentId) return refuse('not-found');
    const team = await readTeam(tx, { id: asked.projectId });
    if (!team || asked.status !== 'INVITED') return refuse('team-no-invitation');
    if (answer === 'accept') return join(tx, viewer, studentId, team, context);
    await tx.projectAuthor.update({
      where: { id: authorId },
      data: { status: 'DECLINED' },
      select: { id: true },
    });
    await auditTeam(tx, viewer, team, 'decline-invitation', studentId, context);
    return ok({ entryId: null });
  });
}

async function join(
  tx: Tx,
  viewer: Viewer,
  studentId: string,
  team: Team,
  context: Context,
): Promise<Result<{ entryId: string }>> {
  const taken = await takePlace(tx, team, studentId, 'ACCEPTED', context);
  if (!taken.ok) return taken;
  await settleTeam(tx, team.project.id);
  await recordTeamAct(tx, viewer, team.entry, 'author-joined', viewer.name, context);
  await auditTeam(tx, viewer, team, 'join-project', studentId, context);
  return ok({ entryId: team.entry.id });
}
