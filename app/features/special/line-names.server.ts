import type { Tx } from '#app/platform/db/transaction.server.ts';

const ENTRY = {
  id: true,
  number: true,
  unit: { select: { name: true } },
  school: { select: { id: true, name: true } },
  category: { select: { name: true, nameEn: true, entrants: true } },
  group: { select: { name: true, nameEn: true } },
  project: {
    select: {
      title: true,
      authors: {
        where: { status: 'ACCEPTED' },
        orderBy: { order: 'asc' },
        select: { id: true, name: true },
      },
      tutors: { orderBy: { order: 'asc' }, select: { id: true, name: true, personId: true } },
    },
  },
} as const;

type Line = { entryId: string | null; schoolId: string | null; unitId: string | null; name: string };

/** Whom lines are about, in the words of lists; read once for all of them. */
export async function lineNames(tx: Pick<Tx, 'entry' | 'school' | 'unit'>, lines: readonly Line[]) {
  const ids = (of: (line: Line) => string | null) => [...new Set(lines.flatMap((line) => of(line) ?? []))];
  const [entries, schools, units] = [
    await tx.entry.findMany({ where: { id: { in: ids(({ entryId }) => entryId) } }, select: ENTRY }),
    await tx.school.findMany({
      where: { id: { in: ids(({ schoolId }) => schoolId) } },
      select: { id: true, name: true, unit: { select: { name: true } } },
    }),
    await tx.unit.findMany({
      where: { id: { in: ids(({ unitId }) => unitId) } },
      select: { id: true, name: true },
    }),
  ];
  const entryOf = new Map(entries.map((one) => [one.id, one]));
  const schoolOf = new Map(schools.map((one) => [one.id, one]));
  const unitOf = new Map(units.map((one) => [one.id, one]));
  return (line: Line) => {
    const entry = entryOf.get(line.entryId ?? '') ?? null;
    const school = schoolOf.get(line.schoolId ?? '');
    const unit = unitOf.get(line.unitId ?? '')?.name ?? '';
    const own = line.name || (school?.name ?? unit);
    return {
      /** A tutor, a school or a unit; of a project its title. */
      label: entry?.project.title ?? own,
      name: entry ? '' : own,
      number: entry?.number ?? '',
      title: entry?.project.title ?? '',
      authors: entry?.project.authors.map(({ name }) => name) ?? [],
      school: entry?.school.name ?? (line.name ? (school?.name ?? '') : ''),
      unit: entry?.unit.name ?? school?.unit.name ?? (own === unit ? '' : unit),
      entry,
    };
  };
}
export type LineName = ReturnType<Awaited<ReturnType<typeof lineNames>>>;
