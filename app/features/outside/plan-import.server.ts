import { knownPlaces } from './known-places.server.ts';
import type { Place, SchoolPlace } from './known-places.server.ts';
import { knownStudents } from './known-students.server.ts';
import type { StudentPlace } from './known-students.server.ts';
import { ENTRY_WAITS } from './schemas.ts';
import { asTutorWork, settleDivisions } from '#app/domain/outside/incoming.ts';
import type {
  Choices,
  IncomingEntry,
  IncomingProblem,
  IncomingRound,
  Settled,
} from '#app/domain/outside/incoming.ts';
import { fitInOrder } from '#app/domain/hand-in-quota.ts';
import { holdsPlace } from '#app/domain/entry-status.ts';
import { plainName } from '#app/domain/person-key.ts';
import { can } from '#app/domain/policy.ts';
import { windowState } from '#app/domain/calendar.ts';
import type { Window } from '#app/domain/calendar.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { handInLines, quotaNames, quotedPlace } from '#app/features/entries/hand-in-quota.server.ts';
import { QUOTA_FACTS, quotaCandidate } from '#app/features/entries/quota-candidates.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** An entry that can be taken, with everything of it found here or to be made. */
export type PlannedEntry = {
  entry: IncomingEntry;
  settled: Settled;
  unit: Place;
  school: SchoolPlace;
  students: StudentPlace[];
};
export type RejectedEntry = {
  entry: IncomingEntry;
  problems: IncomingProblem[];
  quota: { line: string; limit: number } | null;
};

export type ImportPlan = {
  added: PlannedEntry[];
  /** Here already: from this file, or entered in another way. */
  known: IncomingEntry[];
  rejected: RejectedEntry[];
  offered: { id: string; name: string }[];
};

export type Reader = Pick<
  Tx,
  'unit' | 'school' | 'merge' | 'student' | 'projectAuthor' | 'consent' | 'entry' | 'quota' | 'round'
>;

/** A round as entries are imported into it; null when the viewer does not manage it. */
export async function importRound(tx: Pick<Tx, 'round'>, viewer: Viewer, roundId: string) {
  const named = { orderBy: { order: 'asc' } } as const;
  const round = await tx.round.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      name: true,
      nameEn: true,
      timeZone: true,
      unitId: true,
      editionId: true,
      maxAuthors: true,
      maxTutors: true,
      onePerStudent: true,
      requiresConsent: true,
      requiresEligibility: true,
      numberPattern: true,
      maxEntryMegabytes: true,
      maxRoundMegabytes: true,
      unit: { select: { path: true, kind: true, name: true } },
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      categories: named,
      groups: named,
      disciplines: { ...named, include: { groups: { select: { groupId: true } } } },
    },
  });
  if (!round || !can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path })) return null;
  const disciplines = round.disciplines.map(({ groups, ...discipline }) => ({
    ...discipline,
    groupIds: groups.map(({ groupId }) => groupId),
  }));
  return { ...round, disciplines };
}
export type ImportRound = NonNullable<Awaited<ReturnType<typeof importRound>>>;

/** Whether the round's time for entering is over: then an import needs a reason. */
export function isLate(windows: readonly Window[], now: Date): boolean {
  const states = ENTRY_WAITS.map((kind) => windowState(windows, kind, now));
  if (states.some((state) => state === 'before' || state === 'open')) return false;
  if (states.includes('after')) return true;
  const judging = windowState(windows, 'JUDGING', now);
  return judging === 'open' || judging === 'after';
}

/**
 * What taking these entries into a round would do. Every entry that cannot be taken says why; the good ones do not
 * depend on them. Writes nothing. `bytesOf` tells how much the files of an entry weigh.
 */
export async function planImport(
  tx: Reader,
  round: ImportRound,
  incoming: readonly IncomingEntry[],
  choices: Choices,
  bytesOf: (entry: IncomingEntry) => number = () => 0,
): Promise<ImportPlan> {
  const places = await knownPlaces(tx, round, choices);
  const found = incoming.map((one) => ({ one, place: places.find(one) }));
  const schoolIds = new Set(
    found.flatMap(({ place }) => (typeof place === 'string' ? [] : (place.school.id ?? []))),
  );
  const students = await knownStudents(tx, [...schoolIds], round.editionId);
  const here = await entriesHere(tx, round.id);
  const plan: ImportPlan = { added: [], known: [], rejected: [], offered: places.offered };
  const fileKeys = new Set<string>();
  const taking = new Set<string>();
  const reject = (entry: IncomingEntry, problems: IncomingProblem[]) =>
    plan.rejected.push({ entry, problems: [...new Set(problems)], quota: null });
  for (const { one, place } of found) {
    const settled = settleDivisions(one, round satisfies IncomingRound, choices);
    const isTutors = settled.category?.entrants === 'TUTOR';
    const entry = isTutors ? asTutorWork(one) : one;
    const divided = isTutors ? settleDivisions(entry, round, choices) : settled;
    const key = typeof place === 'string' ? null : entryKey(place.school.key, entry);
    if ((entry.sourceId && here.sources.has(entry.sourceId)) || (key && here.keys.has(key))) {
      plan.known.push(entry);
      continue;
    }
    if (key && fileKeys.has(key)) {
      reject(entry, ['twice-in-file']);
      continue;
    }
    const problems = [...entry.problems, ...divided.problems];
    if (typeof place === 'string') {
      if (entry.school.name !== '' || place !== 'unit-missing') problems.push(place);
      reject(entry, problems);
      continue;
    }
    const authors = entry.authors.map((author) => students.find(place.school, author));
    const mine = authors.flatMap((author) => (typeof author === 'string' ? [] : author));
    problems.push(...authors.flatMap((author) => (typeof author === 'string' ? author : [])));
    const busy = mine.some(({ key: who, id }) => taking.has(who) || (id !== null && students.takesPart(id)));
    if (round.onePerStudent && busy) problems.push('author-other-project');
    if (round.requiresConsent && mine.some(({ id }) => id !== null && students.refused(id)))
      problems.push('consent-refused');
    if (bytesOf(entry) > round.maxEntryMegabytes * 1024 * 1024) problems.push('files-too-large');
    if (problems.length > 0) {
      reject(entry, problems);
      continue;
    }
    if (key) fileKeys.add(key);
    for (const { key: who } of mine) taking.add(who);
    plan.added.push({ entry, settled: divided, ...place, students: mine });
  }
  await applyQuota(tx, round.id, plan);
  plan.rejected.sort((a, b) => a.entry.line - b.entry.line);
  return plan;
}

/** The same title and first author at the same school is the same entry. */
const entryKey = (
  schoolKey: string,
  { title, authors, tutors }: Pick<IncomingEntry, 'title' | 'authors' | 'tutors'>,
) => [schoolKey, plainName(title), plainName((authors[0] ?? tutors[0])?.name ?? '')].join('\n');

async function entriesHere(tx: Reader, roundId: string) {
  const entries = await tx.entry.findMany({
    where: { roundId, status: { not: 'WITHDRAWN' } },
    select: {
      schoolId: true,
      imported: { select: { sourceId: true } },
      project: {
        select: {
          title: true,
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: { name: true, grade: true },
          },
          tutors: { orderBy: { order: 'asc' }, select: { name: true, organisation: true } },
        },
      },
    },
  });
  return {
    sources: new Set(entries.flatMap(({ imported }) => imported?.sourceId ?? [])),
    keys: new Set(
      entries.map(({ schoolId, project: { title, authors, tutors } }) =>
        entryKey(schoolId, { title, tutors, authors: authors.map((one) => ({ ...one, ownWork: '' })) }),
      ),
    ),
  };
}

/** Takes out of a plan what the round's hand-in quota has no place for, later lines first. */
async function applyQuota(tx: Reader, roundId: string, plan: ImportPlan): Promise<void> {
  const lines = await handInLines(tx, roundId);
  if (lines.length === 0) return;
  const rows = await tx.entry.findMany({
    where: { roundId },
    select: { ...QUOTA_FACTS, status: true, handedInAt: true },
  });
  const candidates = rows
    .filter(({ status }) => status !== 'DRAFT' && status !== 'WITHDRAWN')
    .map(quotaCandidate);
  const held = new Set(rows.filter(holdsPlace).map(({ id }) => id));
  const idOf = ({ entry }: PlannedEntry) => `line ${entry.line}`;
  const wanted = plan.added.map((one) => ({
    entryId: idOf(one),
    unitId: one.unit.key,
    schoolId: one.school.key,
    schoolTier: one.school.tier,
    categoryCode: one.settled.category?.code ?? '',
    groupCode: one.settled.group?.code ?? '',
    disciplineCode: one.settled.discipline?.code ?? '',
    team: one.entry.authors.length > 1,
    tutors: one.entry.tutors.map(({ name }) => name),
  }));
  const passed = fitInOrder(
    lines,
    [...candidates, ...wanted],
    held,
    wanted.map(({ entryId }) => entryId),
  );
  if (passed.size === 0) return;
  const names = await quotaNames(
    tx,
    roundId,
    [...passed.values()].map(({ what }) => what),
  );
  for (const one of plan.added) {
    const cap = passed.get(idOf(one));
    if (!cap) continue;
    const line = quotedPlace(names, cap.what) || one.school.name;
    plan.rejected.push({ entry: one.entry, problems: ['over-quota'], quota: { line, limit: cap.limit } });
  }
  plan.added = plan.added.filter((one) => !passed.has(idOf(one)));
}
