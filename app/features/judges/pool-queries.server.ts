import { judgeHistory } from './history.server.ts';
import { bansInSight, judgeInReach, judgesInReach, knownDisciplines } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { isAdministrator } from '#app/domain/viewer.ts';
import { unitsInReach, unitOptions } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const PAGE_SIZE = 50;

export type PoolFilter = { search: string; discipline: string; organisation: string; banned: boolean };

/** What lists and exports say about a judge. */
const POOL_PERSON = {
  id: true,
  name: true,
  username: true,
  judgeProfile: {
    select: {
      organisation: true,
      keywords: true,
      languages: true,
      usualMaxLoad: true,
      remark: true,
      school: { select: { name: true } },
      expertise: {
        orderBy: [{ weight: 'desc' }, { disciplineCode: 'asc' }],
        select: { disciplineCode: true, weight: true },
      },
    },
  },
} satisfies Prisma.PersonSelect;

/** The condition of a filtered pool. */
export function poolWhere(viewer: Viewer, filter: PoolFilter): Prisma.PersonWhereInput {
  const { search, discipline, organisation } = filter;
  const place: Prisma.PersonWhereInput = {
    judgeProfile: { OR: [{ organisation }, { school: { name: organisation } }] },
  };
  const found: Prisma.PersonWhereInput = {
    OR: [
      { name: { contains: search } },
      { username: { contains: search.toLowerCase() } },
      { judgeProfile: { organisation: { contains: search } } },
      { judgeProfile: { keywords: { contains: search } } },
    ],
  };
  const banned: Prisma.PersonWhereInput = {
    judgeProfile: { bans: { some: { liftedAt: null, ...bansInSight(viewer) } } },
  };
  return {
    AND: [
      judgesInReach(viewer),
      ...(search ? [found] : []),
      ...(organisation ? [place] : []),
      ...(discipline ? [{ judgeProfile: { expertise: { some: { disciplineCode: discipline } } } }] : []),
      ...(filter.banned ? [banned] : []),
    ],
  };
}

/** A page of the viewer's pool, by name, with what each judge has done; empty for who administers nothing. */
export async function listJudges(viewer: Viewer, filter: PoolFilter & { page: number }, now: Date) {
  const where = poolWhere(viewer, filter);
  const [total, people, disciplines, organisations] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: POOL_PERSON,
    }),
    knownDisciplines(db, viewer),
    db.judgeProfile.findMany({
      where: { organisation: { not: '' }, person: judgesInReach(viewer) },
      distinct: ['organisation'],
      orderBy: { organisation: 'asc' },
      take: 500,
      select: { organisation: true },
    }),
  ]);
  const ids = people.map(({ id }) => id);
  const [history, bans] = await Promise.all([
    judgeHistory(viewer, ids, now),
    db.judgeBan.findMany({
      where: { personId: { in: ids }, liftedAt: null, ...bansInSight(viewer) },
      select: { personId: true },
    }),
  ]);
  const banned = new Set(bans.map(({ personId }) => personId));
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    disciplines,
    organisations: organisations.map(({ organisation }) => organisation),
    judges: people.map((person) => ({
      ...flatJudge(person),
      banned: banned.has(person.id),
      ...history.get(person.id),
    })),
  };
}

/** A judge's row with the profile's facts beside the name. */
function flatJudge({
  judgeProfile: profile,
  ...person
}: Prisma.PersonGetPayload<{ select: typeof POOL_PERSON }>) {
  return {
    ...person,
    organisation: profile?.organisation || profile?.school?.name || '',
    keywords: profile?.keywords ?? '',
    languages: profile?.languages ?? '',
    usualMaxLoad: profile?.usualMaxLoad ?? null,
    remark: profile?.remark ?? '',
    expertise: (profile?.expertise ?? []).map((row) => ({ code: row.disciplineCode, weight: row.weight })),
  };
}

/** The whole filtered pool, for export. */
export async function poolRows(viewer: Viewer, filter: PoolFilter) {
  if (!isAdministrator(viewer)) return null;
  const people = await db.person.findMany({
    where: poolWhere(viewer, filter),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: POOL_PERSON,
  });
  return people.map(flatJudge);
}

/** One judge's page; null when not in reach. */
export async function getJudge(viewer: Viewer, personId: string, now: Date) {
  const known = await judgeInReach(db, viewer, personId);
  if (!known) return null;
  const [profile, disciplines, schools, units, history] = await Promise.all([
    db.judgeProfile.findUniqueOrThrow({
      where: { personId },
      select: {
        organisation: true,
        title: true,
        schoolId: true,
        unitId: true,
        keywords: true,
        languages: true,
        availability: true,
        remark: true,
        usualMaxLoad: true,
        school: { select: { name: true } },
        unit: { select: { name: true } },
        person: { select: { username: true, mustChangePassword: true } },
        expertise: { select: { disciplineCode: true, weight: true } },
        bans: {
          where: bansInSight(viewer),
          orderBy: { at: 'desc' },
          include: { unit: { select: { name: true, path: true } } },
        },
      },
    }),
    knownDisciplines(db, viewer),
    db.school.findMany({
      where: { mergedIntoId: null, unit: unitsInReach(viewer) },
      orderBy: [{ unit: { name: 'asc' } }, { name: 'asc' }],
      select: { id: true, name: true, unit: { select: { name: true } } },
    }),
    unitOptions(viewer),
    judgeHistory(viewer, [personId], now),
  ]);
  const who = await namesOf(profile.bans.flatMap((ban) => [ban.byId, ban.liftedById ?? '']));
  const codes = new Set(disciplines.map((row) => row.code));
  const own = profile.expertise.filter((row) => !codes.has(row.disciplineCode));
  return {
    ...known,
    ...profile,
    history: history.get(personId),
    bans: profile.bans.map(({ unit, byId, liftedById, ...ban }) => ({
      ...ban,
      unit: unit?.name ?? null,
      by: who.get(byId) ?? '',
      liftedBy: who.get(liftedById ?? '') ?? '',
      mayLift: unit
        ? viewer.isOperator || viewer.adminUnits.some(({ path }) => unit.path.startsWith(path))
        : viewer.isOperator,
    })),
    // Disciplines of elsewhere stay in the form, so that saving does not lose them.
    disciplines: [
      ...disciplines,
      ...own.map(({ disciplineCode: code }) => ({ code, name: code, shortName: code, nameEn: null })),
    ],
    schools: groupSchools(schools, profile),
    units,
  };
}

function groupSchools(
  schools: readonly { id: string; name: string; unit: { name: string } }[],
  { schoolId, school }: { schoolId: string | null; school: { name: string } | null },
) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, unit } of schools)
    groups.set(unit.name, [...(groups.get(unit.name) ?? []), { value: id, label: name }]);
  // A school of another unit is shown as it is, and can be kept.
  if (schoolId && school && !schools.some(({ id }) => id === schoolId))
    groups.set('…', [{ value: schoolId, label: school.name }]);
  return [...groups].map(([group, options]) => ({ group, options }));
}

/** Names of people by id. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)].filter(Boolean) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
