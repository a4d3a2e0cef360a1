import { readForms, unconfirmedBySchool } from './confirm-school.server.ts';
import { ENTRY_ROW, PAGE_SIZE, searchWhere } from './queries.server.ts';
import { readSchoolQuota } from './school-quota.server.ts';
import { shownCounts, shownStatusOf, shownStatusWhere } from './shown-status.ts';
import { entriesToComplete } from './to-complete.server.ts';
import { windowState } from '#app/domain/calendar.ts';
import { checklist, openItems } from '#app/domain/checklist.ts';
import { isWithAuthors } from '#app/domain/entry-status.ts';
import { CONFIRMABLE, isElectronic, mayHandInForm } from '#app/domain/form-proof.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { readManyForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { lostItemsOf } from '#app/features/projects/lost-files.server.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** The rounds a school may enter: those of its unit and the units above that take entries from schools. */
export async function roundsForSchool(unitPath: string) {
  return db.round.findMany({
    where: {
      source: 'SCHOOLS',
      unitId: { in: unitPath.split('/').filter(Boolean) },
      edition: { archivedAt: null },
    },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }],
    select: {
      id: true,
      name: true,
      nameEn: true,
      timeZone: true,
      requiresSchoolApproval: true,
      formProof: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      edition: { select: { id: true, name: true, isSample: true, sampleNote: true } },
    },
  });
}

/** A teacher's front page: each round with its deadlines and how the school's entries stand. */
export async function getSchoolDesk(viewer: Viewer, schoolId: string) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const rounds = await roundsForSchool(school.unit.path);
  const counts = await db.entry.groupBy({
    by: ['roundId', 'status'],
    where: { schoolId, roundId: { in: rounds.map((round) => round.id) } },
    _count: { _all: true },
  });
  const unconfirmed = await countUnconfirmed(schoolId);
  const later = await db.entry.findMany({
    where: { schoolId, source: 'PROMOTED' },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: {
      id: true,
      number: true,
      status: true,
      round: { select: { name: true, nameEn: true } },
      project: { select: { title: true } },
    },
  });
  const toComplete = await entriesToComplete(db, { schoolId, round: { edition: { archivedAt: null } } });
  return {
    school,
    teaches: viewer.teacherSchoolIds.includes(schoolId),
    rounds: rounds.map((round) => ({
      ...round,
      counts: Object.fromEntries(
        counts.filter((row) => row.roundId === round.id).map((row) => [row.status, row._count._all]),
      ),
    })),
    unconfirmed,
    toComplete: toComplete.size,
    later: later.map((entry) => ({ ...entry, toComplete: toComplete.has(entry.id) })),
  };
}

/** Approved or handed in entries whose form the school must confirm, perhaps again after a correction, by round and state. */
async function countUnconfirmed(schoolId: string) {
  const entries = await db.entry.findMany({
    where: {
      schoolId,
      status: { in: [...CONFIRMABLE] },
      round: { formProof: { not: 'SCAN' }, edition: { archivedAt: null } },
    },
    orderBy: { round: { order: 'asc' } },
    select: {
      id: true,
      status: true,
      round: { select: { id: true, name: true, nameEn: true, formProof: true } },
    },
  });
  const open = new Set(unconfirmedBySchool(await readForms(db, entries)).map(({ entry }) => entry.id));
  const counts = new Map<string, (typeof entries)[number] & { count: number }>();
  for (const entry of entries.filter(({ id }) => open.has(id))) {
    const key = `${entry.round.id} ${entry.status}`;
    counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].map(([key, { status, round, count }]) => ({ key, status, round, count }));
}

/** A page of a school's entries; null when the school is not seen. */
export async function listSchoolEntries(
  viewer: Viewer,
  schoolId: string,
  filter: { search: string; status: string; roundId: string; page: number },
) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const status = shownStatusOf(filter.status);
  const inScope = { schoolId, ...(filter.roundId ? { roundId: filter.roundId } : {}) };
  const toComplete = await entriesToComplete(db, inScope);
  const where: Prisma.EntryWhereInput = {
    ...inScope,
    ...(status ? shownStatusWhere(status, toComplete) : {}),
    ...searchWhere(filter.search),
  };
  const [total, rows, rounds, counts] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      orderBy: [{ round: { edition: { year: 'desc' } } }, { status: 'asc' }, { createdAt: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        ...ENTRY_ROW,
        events: { where: { act: 'remind' }, orderBy: { at: 'desc' }, take: 1, select: { at: true } },
      },
    }),
    db.round.findMany({
      where: { entries: { some: { schoolId } } },
      orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }],
      select: { id: true, name: true, nameEn: true },
    }),
    db.entry.groupBy({
      by: ['status'],
      where: inScope,
      _count: { _all: true },
    }),
  ]);
  const looked = await lookInto(
    rows.filter(({ status, round }) => isWithAuthors(status) || isElectronic(round.formProof)),
  );
  const lost = await lostItemsOf(
    db,
    rows.filter(({ status }) => !isWithAuthors(status)).map(({ id }) => id),
  );
  return {
    school,
    total,
    entries: rows.map(({ events, ...entry }) => ({
      ...entry,
      toComplete: toComplete.has(entry.id),
      missing: isWithAuthors(entry.status) ? (looked.get(entry.id)?.missing ?? null) : null,
      proof: isElectronic(entry.round.formProof) ? (looked.get(entry.id)?.proof ?? null) : null,
      lost: lost.get(entry.id) ?? [],
      remindedAt: events[0]?.at ?? null,
    })),
    rounds,
    counts: shownCounts(counts, toComplete.size),
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
  };
}

/** What stands between each of these entries and its submission, and who has confirmed its form. */
async function lookInto(entries: readonly { id: string }[]) {
  const read = await readManyForChecklist(
    db,
    entries.map(({ id }) => id),
  );
  return new Map(
    read.map(({ entry, facts }) => [
      entry.id,
      {
        missing: openItems(checklist(facts)).map(({ code, subject }) => ({ code, subject })),
        proof: facts.proof,
      },
    ]),
  );
}

/** Rounds in which the school still has something to do, with their deadlines and quotas. */
export async function listOpenRounds(viewer: Viewer, schoolId: string, now: Date) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return [];
  const rounds = (await roundsForSchool(school.unit.path)).filter((round) =>
    (['SUBMISSION', 'SCHOOL'] as const).some((kind) => windowState(round.windows, kind, now) === 'open'),
  );
  return Promise.all(
    rounds.map(async (round) => {
      const ready = await db.entry.count({ where: { schoolId, roundId: round.id, ...readyToHandIn(round) } });
      return { ...round, ready, quota: await readSchoolQuota(schoolId, round.id) };
    }),
  );
}

/** The school's own order; what it has not placed yet comes after, by time. */
const SCHOOL_ORDER = [
  { schoolOrder: { sort: 'asc', nulls: 'last' } },
  { submittedAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.EntryOrderByWithRelationInput[];

/** The states from which a school hands in. */
function readyToHandIn(round: { requiresSchoolApproval: boolean }): Prisma.EntryWhereInput {
  return { status: round.requiresSchoolApproval ? 'APPROVED' : { in: ['APPROVED', 'SUBMITTED'] } };
}

/** What a school may hand in to a round, what it has handed in, and how the quota stands; null when not seen. */
export async function getHandIn(viewer: Viewer, schoolId: string, roundId: string, now: Date) {
  const school = await seenSchool(db, viewer, schoolId);
  const round = school && (await roundsForSchool(school.unit.path)).find((one) => one.id === roundId);
  if (!school || !round) return null;
  const [candidates, handed, waiting] = await Promise.all([
    db.entry.findMany({
      where: { schoolId, roundId, ...readyToHandIn(round) },
      orderBy: SCHOOL_ORDER,
      select: ENTRY_ROW,
    }),
    db.entry.findMany({
      where: { schoolId, roundId, handedInAt: { not: null } },
      orderBy: [{ handedInAt: 'asc' }, { schoolOrder: 'asc' }],
      select: ENTRY_ROW,
    }),
    round.requiresSchoolApproval ? db.entry.count({ where: { schoolId, roundId, status: 'SUBMITTED' } }) : 0,
  ]);
  const looked = isElectronic(round.formProof) ? await lookInto(candidates) : null;
  const lost = await lostItemsOf(
    db,
    [...candidates, ...handed].map(({ id }) => id),
  );
  return {
    school,
    round,
    state: windowState(round.windows, 'SCHOOL', now),
    candidates: candidates.map((entry) => {
      const proof = looked?.get(entry.id)?.proof ?? null;
      const confirmed = proof === null || mayHandInForm(proof).ok;
      const missing = lost.get(entry.id) ?? [];
      return { ...entry, proof, confirmed, lost: missing, ready: confirmed && missing.length === 0 };
    }),
    handed: handed.map((entry) => ({ ...entry, lost: lost.get(entry.id) ?? [] })),
    waiting,
    quota: await readSchoolQuota(schoolId, roundId),
    mayHandIn: can(viewer, 'hand-in', { id: schoolId, unitPath: school.unit.path }),
  };
}
