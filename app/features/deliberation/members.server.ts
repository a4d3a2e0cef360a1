import { judgesInPlay } from '#app/features/judging/judges-in-play.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Round = { id: string; unit: { path: string } };

/** Who may be asked to deliberate: judges of the round, and administrators of its unit or one above; each once. */
export async function possibleMembers(tx: Pick<Tx, 'roundJudge' | 'roleGrant'>, { id, unit }: Round) {
  const [judges, grants] = [
    await tx.roundJudge.findMany({
      where: { roundId: id, ...judgesInPlay(unit.path) },
      select: {
        person: { select: { id: true, name: true, judgeProfile: { select: { organisation: true } } } },
      },
    }),
    await tx.roleGrant.findMany({
      where: {
        role: 'ADMIN',
        revokedAt: null,
        unitId: { in: unit.path.split('/').filter(Boolean) },
        person: { closedAt: null },
      },
      select: { person: { select: { id: true, name: true } }, unit: { select: { name: true } } },
    }),
  ];
  const seen = new Set<string>();
  const people = [
    ...judges.map(({ person: { judgeProfile, ...person } }) => ({
      ...person,
      isJudge: true,
      place: judgeProfile?.organisation ?? '',
    })),
    ...grants.map(({ person, unit: of }) => ({ ...person, isJudge: false, place: of?.name ?? '' })),
  ];
  return people
    .filter((person) => !seen.has(person.id) && seen.add(person.id))
    .sort(
      (a, b) =>
        Number(b.isJudge) - Number(a.isJudge) ||
        a.name.localeCompare(b.name, 'zh-CN') ||
        (a.id < b.id ? -1 : 1),
    );
}
