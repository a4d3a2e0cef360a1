import { PAGE_SIZE } from './queries.server.ts';
import { perDay, SCHOOL_STAGES, schoolStage } from '#app/domain/school-progress.ts';
import type { SchoolStage, StatusCounts } from '#app/domain/school-progress.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Days of submissions that the picture shows. */
const DAYS = 30;

/**
 * How far the schools of a round are: entries by state per school, and submissions by day. Schools without an entry are
 * there too: they are the ones to telephone. Null for who does not manage the round, or when no school enters it.
 */
export async function getSchoolProgress(
  viewer: Viewer,
  roundId: string,
  filter: { search: string; stage: string; page: number },
) {
  const round = await getRoundHead(viewer, roundId);
  if (!round?.manages || round.source !== 'SCHOOLS') return null;
  const [schools, counts, handIns, submitted] = await Promise.all([
    db.school.findMany({
      where: { unit: { path: { startsWith: round.unit.path } }, mergedIntoId: null },
      orderBy: [{ unit: { order: 'asc' } }, { name: 'asc' }],
      select: {
        id: true,
        name: true,
        unit: { select: { name: true } },
        _count: { select: { students: { where: { leftAt: null } } } },
      },
    }),
    db.entry.groupBy({ by: ['schoolId', 'status'], where: { roundId }, _count: { _all: true } }),
    db.handIn.groupBy({ by: ['schoolId'], where: { roundId, takenBackAt: null }, _max: { at: true } }),
    db.entry.findMany({
      where: { roundId, submittedAt: { not: null } },
      select: { submittedAt: true },
    }),
  ]);
  const bySchool = new Map<string, StatusCounts>();
  for (const { schoolId, status, _count } of counts)
    bySchool.set(schoolId, { ...bySchool.get(schoolId), [status]: _count._all });
  const handedAt = new Map(handIns.map((row) => [row.schoolId, row._max.at]));
  const rows = schools.map(({ _count, ...school }) => {
    const own = bySchool.get(school.id) ?? {};
    return {
      ...school,
      students: _count.students,
      counts: own,
      stage: schoolStage(own),
      handedInAt: handedAt.get(school.id) ?? null,
    };
  });
  const stages = Object.fromEntries(
    SCHOOL_STAGES.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]),
  ) as Record<SchoolStage, number>;
  const wanted = rows.filter(
    (row) => (!filter.stage || row.stage === filter.stage) && row.name.includes(filter.search),
  );
  const from = (filter.page - 1) * PAGE_SIZE;
  return {
    round,
    stages,
    total: wanted.length,
    rows: wanted.slice(from, from + PAGE_SIZE),
    pageCount: Math.max(1, Math.ceil(wanted.length / PAGE_SIZE)),
    days: perDay(
      submitted.flatMap(({ submittedAt }) => submittedAt ?? []),
      round.timeZone,
      DAYS,
    ),
  };
}
