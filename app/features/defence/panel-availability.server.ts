import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What the judges of a round's panels wrote about when they can: their word on this round's invitation, else what is
 * usual for them. Who wrote nothing is left out; null when not managed.
 */
export async function listPanelAvailability(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const members = await db.panelMember.findMany({
    where: { panel: { roundId }, roundJudge: { leftAt: null, answer: { not: 'DECLINED' } } },
    orderBy: [
      { panel: { order: 'asc' } },
      { panel: { name: 'asc' } },
      { roundJudge: { person: { name: 'asc' } } },
    ],
    select: {
      panelId: true,
      panel: { select: { name: true } },
      roundJudge: {
        select: {
          id: true,
          answerText: true,
          person: { select: { name: true, judgeProfile: { select: { availability: true } } } },
        },
      },
    },
  });
  return members.flatMap(({ panelId, panel, roundJudge: { id, answerText, person } }) => {
    const text = answerText || person.judgeProfile?.availability || '';
    return text ? [{ key: `${panelId} ${id}`, panel: panel.name, name: person.name, text }] : [];
  });
}
