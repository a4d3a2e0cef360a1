import { disciplineSupply } from '#app/domain/judge-supply.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { judgesInPlay } from '#app/features/judging/judges-in-play.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** What will be judged or may still be; before anything has been handed in, what has been submitted. */
const NEAR = ['HANDED_IN', 'ELIGIBLE'] as const;
const EARLY = ['SUBMITTED', 'APPROVED'] as const;

/** How many judges a round needs and has, discipline by discipline; null when not managed. */
export async function getSupply(viewer: Viewer, roundId: string) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const [facts, judges, byStatus] = await Promise.all([
    db.round.findUniqueOrThrow({
      where: { id: roundId },
      select: {
        judgesPerEntry: true,
        judgeMaxLoad: true,
        disciplines: {
          orderBy: { order: 'asc' },
          select: { id: true, code: true, name: true, nameEn: true },
        },
      },
    }),
    db.roundJudge.findMany({
      where: { roundId, ...judgesInPlay(round.unit.path) },
      select: {
        maxLoad: true,
        person: {
          select: {
            judgeProfile: {
              select: { usualMaxLoad: true, expertise: { select: { disciplineCode: true, weight: true } } },
            },
          },
        },
      },
    }),
    db.entry.groupBy({
      by: ['disciplineId', 'status'],
      where: { roundId, status: { in: [...NEAR, ...EARLY] }, disciplineId: { not: null } },
      _count: { _all: true },
    }),
  ]);
  const near = byStatus.filter((row) => NEAR.some((status) => status === row.status));
  const counted = near.length > 0 ? near : byStatus;
  const needs = facts.disciplines.map(({ id, code }) => ({
    code,
    entries: counted.filter((row) => row.disciplineId === id).reduce((sum, row) => sum + row._count._all, 0),
  }));
  const rows = disciplineSupply(
    needs,
    judges.map(({ maxLoad, person }) => ({
      capacity: maxLoad ?? person.judgeProfile?.usualMaxLoad ?? facts.judgeMaxLoad,
      expertise: Object.fromEntries(
        (person.judgeProfile?.expertise ?? []).map((row) => [row.disciplineCode, row.weight]),
      ),
    })),
    { judgesPerEntry: facts.judgesPerEntry, usualLoad: facts.judgeMaxLoad },
  );
  const nameOf = new Map(facts.disciplines.map((row) => [row.code, row]));
  return {
    checked: near.length > 0 && near.every((row) => row.status === 'ELIGIBLE'),
    judges: judges.length,
    rows: rows
      .filter((row) => row.places > 0)
      .map((row) => ({
        ...row,
        discipline: nameOf.get(row.code) ?? { name: row.code, nameEn: null },
      })),
  };
}
