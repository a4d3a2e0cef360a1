import { groupBar, settleGroup } from '#app/domain/eligibility.ts';
import type { GroupBar } from '#app/domain/eligibility.ts';
import { goingAuthors, studentPlaces } from '#app/domain/promoted-students.ts';
import type { PromotedAuthors, StudentPlace } from '#app/domain/promoted-students.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** A student as a list sends them on. */
export type ListStudent = StudentPlace & {
  entryId: string;
  name: string;
  grade: number;
  /** Number and rank of the better project by which the student goes on. */
  countedBy: { number: string; rank: number | null } | null;
  /** Why this student alone was taken off. */
  offReason: string | null;
  /** The group of the next round; null where the student has to choose, or none admits them. */
  groupId: string | null;
  /** Where no group of the next round admits the student: the rule of each. */
  bars: { name: string; nameEn: string | null; bar: GroupBar }[];
};

type List = {
  id: string;
  promotes: 'PROJECT' | 'STUDENT';
  authors: PromotedAuthors;
  edge: { toRoundId: string } | null;
};
export type StudentReader = Pick<Tx, 'entryListLine' | 'group' | 'listStudentOff'>;

/** The students of every line of a list, by its entry; null for a list that promotes projects. */
export async function studentsOfList(
  tx: StudentReader,
  list: List,
): Promise<Map<string, ListStudent[]> | null> {
  if (list.promotes === 'PROJECT') return null;
  const [rows, off, groups] = await Promise.all([
    tx.entryListLine.findMany({ where: { listId: list.id }, select: LINE }),
    tx.listStudentOff.findMany({
      where: { listId: list.id },
      select: { authorId: true, reason: true },
    }),
    list.edge
      ? tx.group.findMany({ where: { roundId: list.edge.toRoundId }, orderBy: { order: 'asc' } })
      : [],
  ]);
  const reasons = new Map(off.map(({ authorId, reason }) => [authorId, reason]));
  const lines = rows.map(({ entry, standsInForId, ...line }) => ({
    ...line,
    number: entry.number ?? '',
    standsIn: standsInForId !== null,
    authors: entry.project.authors.map(({ id, studentId }) => ({ authorId: id, studentId })),
  }));
  const places = studentPlaces(lines, list.authors, new Set(reasons.keys()));
  const byEntry = new Map(lines.map((line) => [line.entryId, line]));
  return new Map(
    rows.map(({ entryId, entry }) => {
      const own = new Map(goingAuthors(entry.project.authors, list.authors).map((one) => [one.id, one]));
      const students = (places.get(entryId) ?? []).flatMap((place): ListStudent[] => {
        const author = own.get(place.authorId);
        if (!author) return [];
        const by = place.by === null ? undefined : byEntry.get(place.by);
        const person = { grade: author.grade, birthDate: author.student.birthDate };
        const bars = groups.map((group) => ({
          name: group.name,
          nameEn: group.nameEn,
          bar: groupBar(group, person),
        }));
        const same = groups.find(({ code }) => code === entry.group?.code);
        return [
          {
            ...place,
            entryId,
            name: author.name,
            grade: author.grade,
            countedBy: by ? { number: by.number, rank: by.rank } : null,
            offReason: reasons.get(place.authorId) ?? null,
            groupId: settleGroup(groups, [person], same?.id ?? null),
            bars: bars.every(({ bar }) => bar !== null)
              ? bars.flatMap(({ bar, ...group }) => (bar ? [{ ...group, bar }] : []))
              : [],
          },
        ];
      });
      return [entryId, students];
    }),
  );
}

const LINE = {
  entryId: true,
  decision: true,
  position: true,
  rank: true,
  standsInForId: true,
  entry: {
    select: {
      number: true,
      group: { select: { code: true } },
      project: {
        select: {
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: {
              id: true,
              studentId: true,
              name: true,
              grade: true,
              student: { select: { birthDate: true } },
            },
          },
        },
      },
    },
  },
} as const;

/** Those who go on by lines that are selected now. */
export function goingStudents(
  students: ReadonlyMap<string, readonly ListStudent[]>,
  selected: Iterable<string>,
): ListStudent[] {
  return [...selected].flatMap((entryId) =>
    (students.get(entryId) ?? []).filter(({ state }) => state === 'goes'),
  );
}
