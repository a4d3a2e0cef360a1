import { handInUse } from './hand-in-quota.server.ts';
import { PAGE_SIZE } from './queries.server.ts';
import { QUOTA_FACTS, quotaCandidate } from './quota-candidates.server.ts';
import { windowState } from '#app/domain/calendar.ts';
import { holdsPlace } from '#app/domain/entry-status.ts';
import { fullestUse } from '#app/domain/quota.ts';
import { isLate, perDay, SCHOOL_STAGES, schoolStage } from '#app/domain/school-progress.ts';
import type { SchoolStage, StatusCounts } from '#app/domain/school-progress.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Days of submissions that the picture shows. */
const DAYS = 30;

/**
 * How far the schools of a round are: entries by state per school, its fullest quota line, what is too late, and
 * submissions by day. Schools without an entry are
 * there too: they are the ones to telephone. Null for who does not manage the round, or when no school enters it.
 */
export async function getSchoolProgress(
  viewer: Viewer,
  roundId: string,
  filter: { search: string; stage: string; late: boolean; page: number },
  now: Date,
) {
  const round = await getRoundHead(viewer, roundId);
  if (!round?.manages || round.source !== 'SCHOOLS') return null;
  const [schools, entries, handIns, windows, { lines }] = await Promise.all([
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
    db.entry.findMany({
      where: { roundId, status: { not: 'WITHDRAWN' } },
      select: { ...QUOTA_FACTS, status: true, submittedAt: true, handedInAt: true, extendedUntil: true },
    }),
    db.handIn.groupBy({ by: ['schoolId'], where: { roundId, takenBackAt: null }, _max: { at: true } }),
    db.roundWindow.findMany({ where: { roundId }, select: { kind: true, opensAt: true, closesAt: true } }),
    handInUse(db, roundId),
  ]);
  const closed = {
    submission: windowState(windows, 'SUBMISSION', now) === 'after',
    handIn: windowState(windows, 'SCHOOL', now) === 'after',
    check: windowState(windows, 'CHECK', now) === 'after',
  };
  const bySchool = new Map<string, typeof entries>();
  for (const entry of entries) {
    const own = bySchool.get(entry.schoolId);
    if (own) own.push(entry);
    else bySchool.set(entry.schoolId, [entry]);
  }
  const handedAt = new Map(handIns.map((row) => [row.schoolId, row._max.at]));
  const rows = schools.map(({ _count, ...school }) => {
    const own = bySchool.get(school.id) ?? [];
    const counts: StatusCounts = {};
    for (const { status } of own) counts[status] = (counts[status] ?? 0) + 1;
    const handed = own.filter(holdsPlace).map((entry) => entry.id);
    return {
      ...school,
      students: _count.students,
      counts,
      stage: schoolStage(counts),
      late: own.filter((entry) => isLate(entry, closed, now)).length,
      quota: fullestUse(lines, own.map(quotaCandidate), new Set(handed)),
      handedInAt: handedAt.get(school.id) ?? null,
    };
  });
  const stages = Object.fromEntries(
    SCHOOL_STAGES.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]),
  ) as Record<SchoolStage, number>;
  const wanted = rows.filter(
    (row) =>
      (!filter.stage || row.stage === filter.stage) &&
      (!filter.late || row.late > 0) &&
      row.name.includes(filter.search),
  );
  const from = (filter.page - 1) * PAGE_SIZE;
  return {
    round,
    stages,
    late: rows.filter((row) => row.late > 0).length,
    hasQuota: lines.some((line) => line.kind === 'CAP' || line.kind === 'SHARE'),
    total: wanted.length,
    rows: wanted.slice(from, from + PAGE_SIZE),
    pageCount: Math.max(1, Math.ceil(wanted.length / PAGE_SIZE)),
    days: perDay(
      entries.flatMap(({ submittedAt }) => submittedAt ?? []),
      round.timeZone,
      DAYS,
    ),
  };
}
