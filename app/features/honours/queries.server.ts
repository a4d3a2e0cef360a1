import { readHonours, readUnitHonours } from './read-honours.server.ts';
import type { ReadHonour } from './read-honours.server.ts';
import {
  countHonours,
  countPrizes,
  countYears,
  filterHonours,
  HONOUR_LEVELS,
  sentenceParts,
} from '#app/domain/honours.ts';
import type { HonourFilter, HonourGroup } from '#app/domain/honours.ts';
import { administers, isAdministrator } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { unitOptions, unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** How many lines one table lists. */
const SHOWN = 300;

/** The unit that is looked at: the one asked for, if in reach, or the topmost one. Null when none is. */
async function scopeUnit(viewer: Viewer, unitId: string) {
  const select = { id: true, name: true, path: true } as const;
  if (unitId) {
    const unit = await db.unit.findUnique({ where: { id: unitId }, select });
    return unit && administers(viewer, unit.path) ? unit : null;
  }
  const units = await db.unit.findMany({ where: unitsInReach(viewer), select });
  return units.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))[0] ?? null;
}

/** Counts prizes under the unit just below the one that is looked at, so that a table stays readable at every level. */
async function rolledUp(honours: readonly ReadHonour[], scope: { id: string; name: string; path: string }) {
  const children = await db.unit.findMany({
    where: { parentId: scope.id },
    select: { id: true, name: true, path: true },
  });
  return honours.map((one) => {
    const child = children.find(({ path }) => one.unitPath.startsWith(path)) ?? scope;
    return { ...one, unit: { id: child.id, name: child.name } };
  });
}

/** All that the pages of honours draw, from prizes that the caller may see. */
function present(honours: readonly ReadHonour[], filter: HonourFilter, by: HonourGroup) {
  const shown = filterHonours(honours, filter);
  const lines = countHonours(shown, by);
  return {
    filter,
    by,
    shown,
    isSample: honours.some((one) => one.isSample),
    years: [...new Set(honours.map(({ year }) => year))].sort((a, b) => a - b),
    levels: HONOUR_LEVELS.filter((level) => honours.some((one) => one.level === level)),
    prizeNames: [...new Set(countPrizes(honours).map(({ prize }) => prize))],
    total: shown.length,
    parts: sentenceParts(shown),
    since: Math.min(...shown.map(({ year }) => year)),
    until: Math.max(...shown.map(({ year }) => year)),
    byYear: countYears(shown),
    prizes: countPrizes(shown),
    all: lines.length,
    toUnits: shown.filter(({ school }) => !school).length,
    lines: lines.slice(0, SHOWN),
  };
}
export type Honours = ReturnType<typeof present>;

/** Prizes of a unit in reach and of the schools and units below it; null for who administers nothing, or not that unit. */
export async function getHonours(viewer: Viewer, unitId: string, filter: HonourFilter, by: HonourGroup) {
  if (!isAdministrator(viewer)) return null;
  const scope = await scopeUnit(viewer, unitId);
  if (!scope) return unitId ? null : { scope: null, units: [], ...present([], filter, by) };
  const below = { path: { startsWith: scope.path } };
  const honours = [...(await readHonours({ unit: below })), ...(await readUnitHonours(below))];
  return {
    scope: { id: scope.id, name: scope.name },
    units: await unitOptions(viewer),
    ...present(await rolledUp(honours, scope), filter, by),
  };
}

/** Prizes of one school; null when the school is not seen. */
export async function getSchoolHonours(
  viewer: Viewer,
  schoolId: string,
  filter: HonourFilter,
  by: HonourGroup,
) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  return {
    scope: { id: school.id, name: school.name },
    ...present(await readHonours({ id: schoolId }), filter, by),
  };
}

/** Prizes of projects that the viewer has tutored: by account, and from before the portal by name at the own schools. */
export async function ownHonours(viewer: Viewer) {
  const honours = await readHonours(
    {},
    { project: { tutors: { some: { personId: viewer.personId } } } },
    { schoolId: { in: viewer.teacherSchoolIds }, tutors: { contains: viewer.name } },
    { personId: viewer.personId },
  );
  const own = honours.filter(
    ({ tutorIds, tutors, isSpecial }) =>
      tutorIds.includes(viewer.personId) ||
      (!isSpecial && tutorIds.length === 0 && tutors.includes(viewer.name)),
  );
  return {
    parts: sentenceParts(own),
    since: Math.min(...own.map(({ year }) => year)),
    rows: own
      .map(({ year, level, prize, prizeEn, title }) => ({ year, level, prize, prizeEn, title }))
      .sort((a, b) => b.year - a.year || HONOUR_LEVELS.indexOf(a.level) - HONOUR_LEVELS.indexOf(b.level)),
  };
}
