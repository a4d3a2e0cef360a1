import { severities } from '#app/domain/judge-agreement.ts';
import type { GivenTotal, Severity } from '#app/domain/judge-agreement.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';

/** What judges have done in rounds in reach, what they still owe anywhere, and how they mark beside others. */
export async function judgeHistory(viewer: Viewer, personIds: readonly string[], now: Date) {
  const ids = [...personIds];
  const [places, open, severity] = await Promise.all([
    db.roundJudge.findMany({
      where: { personId: { in: ids }, round: { unit: unitsInReach(viewer) } },
      orderBy: { createdAt: 'desc' },
      select: {
        id: true,
        personId: true,
        answer: true,
        leftAt: true,
        round: {
          select: {
            id: true,
            name: true,
            nameEn: true,
            edition: { select: { name: true } },
          },
        },
        assignments: {
          where: { status: 'ASSIGNED' },
          select: { sheet: { select: { status: true } } },
        },
      },
    }),
    db.assignment.findMany({
      where: {
        status: 'ASSIGNED',
        roundJudge: { personId: { in: ids }, leftAt: null },
        entry: { round: { windows: { some: { kind: 'JUDGING', closesAt: { gt: now } } } } },
        OR: [{ sheet: null }, { sheet: { status: 'DRAFT' } }],
      },
      select: { roundJudge: { select: { personId: true } } },
    }),
    pastSeverity(viewer, ids, now),
  ]);
  return new Map(
    ids.map((personId) => [
      personId,
      {
        rounds: places
          .filter((place) => place.personId === personId)
          .map(({ assignments, personId: _, ...place }) => ({
            ...place,
            assigned: assignments.length,
            submitted: assignments.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length,
          })),
        openLoad: open.filter((row) => row.roundJudge.personId === personId).length,
        severity: severity.get(personId) ?? { shared: 0, difference: null, spread: null },
      },
    ]),
  );
}

/** How each of these judges marked beside the others, over all submitted sheets of rounds in reach that are judged. */
async function pastSeverity(
  viewer: Viewer,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, Severity>> {
  if (personIds.length === 0) return new Map();
  const rounds = await db.round.findMany({
    where: {
      unit: unitsInReach(viewer),
      windows: { some: { kind: 'JUDGING', closesAt: { lte: now } } },
      judges: { some: { personId: { in: [...personIds] } } },
    },
    select: { id: true },
  });
  if (rounds.length === 0) return new Map();
  const roundIds = Prisma.join(rounds.map(({ id }) => id));
  // Totals are summed up where the marks are: a nation's round has a hundred thousand of them.
  const sheets = await db.$queryRaw<GivenTotal[]>`
    SELECT j."personId" AS "judgeId", a."entryId" AS "entryId",
      100 * SUM(CAST(m."pointsX100" AS DOUBLE PRECISION) * c."weight" / c."maxX100") / SUM(c."weight") AS "total"
    FROM "Assignment" a
    JOIN "RoundJudge" j ON j."id" = a."roundJudgeId"
    JOIN "ScoreSheet" s ON s."assignmentId" = a."id" AND s."status" = 'SUBMITTED'
    JOIN "Mark" m ON m."sheetId" = s."id"
    JOIN "Criterion" c ON c."id" = m."criterionId"
    WHERE a."status" = 'ASSIGNED' AND j."roundId" IN (${roundIds})
      AND a."entryId" IN (
        SELECT a2."entryId" FROM "Assignment" a2
        JOIN "RoundJudge" j2 ON j2."id" = a2."roundJudgeId"
        WHERE a2."status" = 'ASSIGNED' AND j2."personId" IN (${Prisma.join([...personIds])})
      )
    GROUP BY s."id", j."personId", a."entryId"`;
  return severities(sheets);
}
