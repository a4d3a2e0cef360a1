import { readTeam } from './team.server.ts';
import { mayHandOnFirst, placesFree } from '#app/domain/team.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * Who is asked to join an own entry, how many may still, and whether the team is fixed: by the round's rule, or because
 * the project has gone on from the round where its team was made.
 */
export async function getTeamState({ id, joinCode }: { id: string; joinCode: string }) {
  const team = await readTeam(db, { joinCode });
  if (!team) return null;
  if (team.entry.id !== id)
    return { invited: [], places: 0, submittedBefore: true, fixed: true, mayHandOnFirst: false };
  return {
    invited: team.members
      .filter(({ status }) => status === 'INVITED')
      .map(({ id, name, grade }) => ({ id, name, grade })),
    places: placesFree(team.rule),
    submittedBefore: team.rule.submittedAt !== null,
    fixed: team.rule.submittedAt !== null && team.rule.afterSubmission === 'FIXED',
    mayHandOnFirst: mayHandOnFirst(team.rule),
  };
}

/** Projects whose first author has asked the viewer to join, newest first. */
export async function listInvitations(viewer: Viewer) {
  if (!viewer.student) return [];
  const asked = await db.projectAuthor.findMany({
    where: { studentId: viewer.student.id, status: 'INVITED', project: { entries: { some: {} } } },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      project: {
        select: {
          title: true,
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            take: 1,
            select: { name: true, grade: true },
          },
          entries: {
            orderBy: { createdAt: 'asc' },
            take: 1,
            select: { round: { select: { name: true, nameEn: true } } },
          },
        },
      },
    },
  });
  return asked.map(({ id, project }) => ({
    id,
    title: project.title,
    first: project.authors[0] ?? null,
    round: project.entries[0]?.round ?? null,
  }));
}
