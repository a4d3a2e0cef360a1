import { NEW } from '#app/domain/outside/incoming.ts';
import type { Choices, IncomingEntry, IncomingProblem } from '#app/domain/outside/incoming.ts';
import { unitAliases } from '#app/features/units/merge-units.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** A unit or school of an entry: one that is here (`id`), or one to be made. Two that are to be made are one by `key`. */
export type Place = { key: string; id: string | null; name: string };
export type SchoolPlace = Place & {
  unit: Place;
  tier: string | null;
  code: string | null;
  isYouthCentre: boolean;
};

type Found = { unit: Place; school: SchoolPlace } | IncomingProblem;

/** The units and schools below a round's unit, as entries from outside are looked for among them. */
export async function knownPlaces(
  tx: Pick<Tx, 'unit' | 'school' | 'merge'>,
  round: { unitId: string; unit: { path: string } },
  choices: Choices,
) {
  const below = { startsWith: round.unit.path };
  const [units, schools, aliases] = await Promise.all([
    tx.unit.findMany({
      where: { path: below },
      orderBy: [{ path: 'asc' }],
      select: { id: true, name: true, shortName: true, code: true, path: true, parentId: true, order: true },
    }),
    tx.school.findMany({
      where: { unit: { path: below } },
      select: {
        id: true,
        name: true,
        shortName: true,
        code: true,
        tier: true,
        kind: true,
        unitId: true,
        mergedIntoId: true,
        unit: { select: { path: true } },
      },
    }),
    unitAliases(tx),
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const schoolById = new Map(schools.map((school) => [school.id, school]));
  const named = new Map<string, Set<string>>();
  const name = (text: string, id: string) => named.set(text, (named.get(text) ?? new Set()).add(id));
  for (const { name: alias, unitId } of aliases) if (byId.has(unitId)) name(alias, unitId);
  for (const unit of units) {
    name(unit.name, unit.id);
    name(unit.shortName, unit.id);
  }
  const byCode = new Map(units.flatMap(({ id, code }) => (code ? [[code, id] as const] : [])));
  const schoolsNamed = new Map<string, typeof schools>();
  for (const school of schools)
    for (const text of new Set([school.name, school.shortName ?? school.name]))
      schoolsNamed.set(text, [...(schoolsNamed.get(text) ?? []), school]);

  const placeOfUnit = (id: string): Place => ({ key: id, id, name: byId.get(id)?.name ?? '' });

  function unitOf({ unit }: IncomingEntry): Place | IncomingProblem {
    const chosen = choices.units[unit.name];
    if (chosen === NEW && unit.name !== '') return { key: `unit ${unit.name}`, id: null, name: unit.name };
    if (chosen && byId.has(chosen)) return placeOfUnit(chosen);
    const coded = unit.code ? byCode.get(unit.code) : undefined;
    if (coded) return placeOfUnit(coded);
    const [only, ...more] = named.get(unit.name) ?? [];
    return only && more.length === 0 ? placeOfUnit(only) : 'unit-unknown';
  }

  /** Schools that the entry may mean, each once, as the one that it has become. */
  function matching({ school }: IncomingEntry, path: string) {
    const coded = school.code ? schools.filter(({ code }) => code === school.code) : [];
    const rows = coded.length > 0 ? coded : (schoolsNamed.get(school.name) ?? []);
    const inside = rows.filter(({ unit }) => unit.path.startsWith(path));
    const ids = new Set(inside.map(({ id, mergedIntoId }) => mergedIntoId ?? id));
    return [...ids].flatMap((id) => schoolById.get(id) ?? []);
  }

  function find(entry: IncomingEntry): Found {
    const isNamed = entry.unit.name !== '' || entry.unit.code !== null;
    const unit = isNamed ? unitOf(entry) : null;
    if (typeof unit === 'string') return unit;
    const path = unit?.id ? (byId.get(unit.id)?.path ?? '') : unit ? null : round.unit.path;
    // Nothing stands below a unit that is still to be made.
    const [school, ...more] = path === null ? [] : matching(entry, path);
    if (more.length > 0) return 'school-ambiguous';
    const { name: schoolName, code, isYouthCentre } = entry.school;
    if (school) {
      const own = unit ?? placeOfUnit(school.unitId);
      const { id, tier } = school;
      return {
        unit: own,
        school: {
          key: id,
          id,
          name: school.name,
          unit: placeOfUnit(school.unitId),
          tier,
          code,
          isYouthCentre,
        },
      };
    }
    if (!unit) return 'unit-missing';
    const key = `school ${unit.key} ${schoolName}`;
    return { unit, school: { key, id: null, name: schoolName, unit, tier: null, code, isYouthCentre } };
  }

  const depth = (path: string) => path.split('/').length;
  return {
    find,
    /** Units that a name can be said to mean: the round's own, and two levels below it. */
    offered: units
      .filter(({ path }) => depth(path) <= depth(round.unit.path) + 2)
      .map(({ id, name: unitName, parentId }) => ({
        id,
        name:
          parentId && parentId !== round.unitId && byId.has(parentId)
            ? `${byId.get(parentId)?.name ?? ''} ${unitName}`
            : unitName,
      })),
  };
}
