import { judgeHistory } from './history.server.ts';
import { poolWhere } from './pool-queries.server.ts';
import type { PoolFilter } from './pool-queries.server.ts';
import { fitOf } from '#app/domain/assignment/match.ts';
import type { FitKind } from '#app/domain/assignment/match.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { standingBans } from '#app/features/judging/judges-in-play.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const PAGE_SIZE = 100;

export type PickFit = { code: string; kind: FitKind; match: number };

/**
 * Judges of the viewer's pool who are not in a round yet, with the disciplines of the round that they fit; null when not
 * managed. Who is on a blacklist is shown, so that nobody wonders, and cannot be taken.
 */
export async function listForRound(
  viewer: Viewer,
  roundId: string,
  filter: PoolFilter & { page: number },
  now: Date,
) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const disciplines = await db.discipline.findMany({
    where: { roundId },
    orderBy: { order: 'asc' },
    select: { code: true, name: true, nameEn: true, field: true },
  });
  const where = {
    AND: [
      poolWhere(viewer, filter),
      { roundJudges: { none: { roundId, leftAt: null, answer: { not: 'DECLINED' as const } } } },
    ],
  };
  const [total, people] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        name: true,
        judgeProfile: {
          select: {
            organisation: true,
            keywords: true,
            languages: true,
            availability: true,
            usualMaxLoad: true,
            school: { select: { name: true } },
            expertise: { select: { disciplineCode: true, weight: true } },
            bans: { where: standingBans(round.unit.path), select: { id: true } },
          },
        },
        roundJudges: { where: { roundId, answer: 'DECLINED' }, select: { answerText: true } },
      },
    }),
  ]);
  const history = await judgeHistory(
    viewer,
    people.map(({ id }) => id),
    now,
  );
  const fields = Object.fromEntries(disciplines.map((row) => [row.code, row.field]));
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    disciplines,
    judges: people.map(({ judgeProfile: profile, roundJudges, ...person }) => {
      const known = profile?.expertise ?? [];
      const expertise = Object.fromEntries(known.map((row) => [row.disciplineCode, row.weight]));
      const fits = disciplines.map(({ code }): PickFit => ({
        code,
        ...fitOf({ expertise }, [code], fields),
      }));
      return {
        ...person,
        organisation: profile?.organisation || profile?.school?.name || '',
        keywords: profile?.keywords ?? '',
        languages: profile?.languages ?? '',
        availability: profile?.availability ?? '',
        usualMaxLoad: profile?.usualMaxLoad ?? null,
        banned: (profile?.bans.length ?? 0) > 0,
        declined: roundJudges[0]?.answerText ?? null,
        isGeneralist: known.length === 0,
        fits: fits.filter(({ kind }) => kind === 'own' || kind === 'neighbour'),
        openLoad: history.get(person.id)?.openLoad ?? 0,
      };
    }),
  };
}
