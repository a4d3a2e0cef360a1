import type { ImportRound, PlannedEntry } from './plan-import.server.ts';
import { freePrefixes } from '#app/features/schools/user-prefix.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import type { UnitKind } from '#app/platform/prisma-client/client.ts';

/** Ids of what an import has made besides entries. */
export type Made = { persons: string[]; schools: string[]; units: string[] };

const BELOW: Record<UnitKind, UnitKind> = {
  NATION: 'PROVINCE',
  PROVINCE: 'PREFECTURE',
  PREFECTURE: 'COUNTY',
  COUNTY: 'OTHER',
  OTHER: 'OTHER',
};

/** Makes the units, schools and students of planned entries that are not here. Students get no account. */
export async function makePlaces(
  tx: Tx,
  round: ImportRound,
  planned: readonly PlannedEntry[],
  now: Date,
): Promise<{ idOf: (place: { key: string }) => string; made: Made }> {
  const ids = new Map<string, string>();
  const made: Made = { persons: [], schools: [], units: [] };
  const idOf = ({ key }: { key: string }) => ids.get(key) ?? key;
  const fresh = <P extends { key: string; id: string | null }>(places: readonly P[]): P[] => {
    const first = new Map(places.filter(({ id }) => id === null).map((place) => [place.key, place]));
    for (const key of first.keys()) ids.set(key, uuidv7());
    return [...first.values()];
  };

  const units = fresh(planned.map(({ unit }) => unit));
  const order = await tx.unit.count({ where: { parentId: round.unitId } });
  await tx.unit.createMany({
    data: units.map((unit, index) => ({
      id: idOf(unit),
      parentId: round.unitId,
      path: `${round.unit.path}${idOf(unit)}/`,
      kind: BELOW[round.unit.kind],
      name: unit.name,
      shortName: unit.name,
      order: order + index,
      createdAt: now,
    })),
  });
  made.units = units.map(idOf);

  const schools = fresh(planned.map(({ school }) => school));
  const prefixes = await freePrefixes(
    tx,
    schools.map(({ name }) => name),
  );
  const codes = schools.flatMap(({ code }) => code ?? []);
  const taken = new Set(
    (await tx.school.findMany({ where: { code: { in: codes } }, select: { code: true } })).map(
      ({ code }) => code,
    ),
  );
  for (const [index, school] of schools.entries()) {
    // A school of the code may stand outside the round's units: the code stays with it.
    const code = school.code !== null && !taken.has(school.code) ? school.code : null;
    taken.add(code);
    await tx.school.create({
      data: {
        id: idOf(school),
        unitId: idOf(school.unit),
        kind: school.isYouthCentre ? 'YOUTH_CENTRE' : 'SCHOOL',
        name: school.name,
        code,
        userPrefix: prefixes[index] ?? '',
        createdAt: now,
      },
      select: { id: true },
    });
  }
  made.schools = schools.map(idOf);

  const schoolOf = new Map(
    planned.flatMap(({ students, school }) => students.map(({ key }) => [key, school])),
  );
  const students = fresh(planned.flatMap((one) => one.students));
  const persons = students.map((student) => ({ id: uuidv7(), student }));
  await tx.person.createMany({
    data: persons.map(({ id, student }) => ({
      id,
      name: student.name,
      email: `${id}@no-mail.invalid`,
      createdAt: now,
    })),
  });
  await tx.student.createMany({
    data: persons.map(({ id, student }) => ({
      id: idOf(student),
      personId: id,
      schoolId: idOf(schoolOf.get(student.key) ?? { key: '' }),
      grade: student.grade,
      createdAt: now,
    })),
  });
  made.persons = persons.map(({ id }) => id);
  return { idOf, made };
}
