import { handInLines, quotaNames } from './hand-in-quota.server.ts';
import { PAGE_SIZE } from './queries.server.ts';
import { QUOTA_FACTS, quotaCandidate } from './quota-candidates.server.ts';
import { windowState } from '#app/domain/calendar.ts';
import { holdsPlace, isQuotaCandidate } from '#app/domain/entry-status.ts';
import { fullestBucket, handInBuckets, sharedUse, spansSchools } from '#app/domain/hand-in-quota.ts';
import { isLate, perDay, SCHOOL_STAGES, schoolStage } from '#app/domain/school-progress.ts';
import type { SchoolStage, StatusCounts } from '#app/domain/school-progress.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Days of submissions that the picture shows. */
const DAYS = 30;
/** Quota lines over all schools that stand above the table, the fullest first. */
const SHARED_SHOWN = 12;

/**
 * How far the schools of a round are: entries by state per school, its fullest quota line, the lines that all schools use together, what is too late, and
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
  const [schools, entries, handIns, windows, lines] = await Promise.all([
    db.school.findMany({
      where: { unit: { path: { startsWith: round.unit.path } }, mergedIntoId: null },
      orderBy: [{ unit: { order: 'asc' } }, { name: 'asc' }],
      select: {
        id: true,
        name: true,
        tier: true,
        unit: { select: { id: true, name: true } },
        _count: { select: { students: { where: { leftAt: null } } } },
      },
    }),
    db.entry.findMany({
      where: { roundId, status: { not: 'WITHDRAWN' } },
      select: { ...QUOTA_FACTS, status: true, submittedAt: true, handedInAt: true, extendedUntil: true },
    }),
    db.handIn.groupBy({ by: ['schoolId'], where: { roundId, takenBackAt: null }, _max: { at: true } }),
    db.roundWindow.findMany({ where: { roundId }, select: { kind: true, opensAt: true, closesAt: true } }),
    handInLines(db, roundId),
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
  // A line over all schools is no school's own: it stands above the table, once.
  const ownLines = lines.filter((line) => line.kind === 'BONUS' || !spansSchools(line));
  const counted = entries.filter(isQuotaCandidate);
  const held = new Set(counted.filter(holdsPlace).map((entry) => entry.id));
  const shared = sharedUse(lines, counted.map(quotaCandidate), held);
  const rows = schools.map(({ _count, ...school }) => {
    const own = bySchool.get(school.id) ?? [];
    const counts: StatusCounts = {};
    for (const { status } of own) counts[status] = (counts[status] ?? 0) + 1;
    const handed = new Set(own.filter(holdsPlace).map((entry) => entry.id));
    const facts = { id: school.id, unitId: school.unit.id, tier: school.tier };
    const buckets = handInBuckets(ownLines, own.filter(isQuotaCandidate).map(quotaCandidate), handed, facts);
    return {
      ...school,
      students: _count.students,
      counts,
      stage: schoolStage(counts),
      late: own.filter((entry) => isLate(entry, closed, now)).length,
      quota: fullestBucket(buckets, handed),
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
    hasQuota: ownLines.some((line) => line.kind === 'CAP' || line.kind === 'SHARE'),
    shared: shared.slice(0, SHARED_SHOWN),
    sharedMore: Math.max(0, shared.length - SHARED_SHOWN),
    names: await quotaNames(
      db,
      roundId,
      shared.map(({ what }) => what),
    ),
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
