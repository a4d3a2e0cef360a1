import type { IncomingAuthor, IncomingProblem } from '#app/domain/outside/incoming.ts';
import { plainName } from '#app/domain/person-key.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** An author of an incoming entry: a student who is here (`id`), or one to be made. */
export type StudentPlace = { key: string; id: string | null; name: string; grade: number };

const PIECE = 500;

/**
 * The students of schools, as authors from outside are looked for among them: by name, and by grade where one school has
 * several of the name. A pupil of the name two grades away is somebody else.
 */
export async function knownStudents(
  tx: Pick<Tx, 'student' | 'projectAuthor' | 'consent'>,
  schoolIds: readonly string[],
  editionId: string,
) {
  const students = [];
  for (let start = 0; start < schoolIds.length; start += PIECE)
    students.push(
      ...(await tx.student.findMany({
        where: { schoolId: { in: schoolIds.slice(start, start + PIECE) }, leftAt: null },
        select: {
          id: true,
          grade: true,
          schoolId: true,
          person: { select: { name: true } },
          consents: { where: { editionId }, select: { status: true } },
          authorships: {
            where: {
              editionId,
              status: 'ACCEPTED',
              project: { entries: { some: { status: { not: 'WITHDRAWN' } } } },
            },
            take: 1,
            select: { id: true },
          },
        },
      })),
    );
  const byName = new Map<string, typeof students>();
  for (const student of students) {
    const key = `${student.schoolId} ${plainName(student.person.name)}`;
    byName.set(key, [...(byName.get(key) ?? []), student]);
  }
  const byId = new Map(students.map((student) => [student.id, student]));

  return {
    find(
      school: { key: string; id: string | null },
      { name, grade }: IncomingAuthor,
    ): StudentPlace | IncomingProblem {
      if (grade === null) return 'grade-unclear';
      const made = { key: `student ${school.key} ${plainName(name)} ${grade}`, id: null, name, grade };
      const namesakes = byName.get(`${school.id} ${plainName(name)}`) ?? [];
      const exact = namesakes.filter((student) => student.grade === grade);
      const near = namesakes.filter((student) => Math.abs(student.grade - grade) <= 1);
      const [only, ...more] = exact.length > 0 ? exact : near;
      if (more.length > 0) return 'student-ambiguous';
      return only ? { key: only.id, id: only.id, name: only.person.name, grade: only.grade } : made;
    },
    /** Whether a student is in a project of the edition already. */
    takesPart: (id: string) => (byId.get(id)?.authorships.length ?? 0) > 0,
    /** Whether a guardian has refused here, or taken the consent back. */
    refused: (id: string) =>
      byId.get(id)?.consents.some(({ status }) => status === 'REFUSED' || status === 'WITHDRAWN') ?? false,
  };
}
