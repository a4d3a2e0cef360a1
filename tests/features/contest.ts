import { asJudge, asStudent, asTeacher, enterProject, must } from '#app/commands/sample/drive.ts';
import type { StudentRef } from '#app/commands/sample/drive.ts';
import { smallPdf } from '#app/commands/sample/invented.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { addJudges } from '#app/features/judging/add-judges.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { createPerson, createRound, createSchool, createStudent, createUnit } from '../factories.ts';

export { asJudge, asStudent, asTeacher, must, smallPdf };
export const admin = systemViewer('test');

/** Inside every window of a round made by `createRound`. */
export const DURING = new Date('2026-06-01T04:00:00Z');
export const during = { now: DURING };

/** A round of a county with one school, its teacher and grade-8 students. Rounds ask for no material unless told so. */
export async function contest(data: Partial<Prisma.RoundUncheckedCreateInput> & { students?: number } = {}) {
  const { students: count = 3, ...facts } = data;
  const unit = await createUnit();
  const school = await createSchool({ unitId: unit.id });
  const round = await createRound({ unitId: unit.id, requiresOwnWork: false, ...facts });
  const teacher = asTeacher((await createPerson()).id, school.id);
  const students: StudentRef[] = [];
  for (let number = 0; number < count; number += 1) students.push(await student(school.id));
  return { unit, school, round, teacher, students };
}
export type Contest = Awaited<ReturnType<typeof contest>>;

/** One more student of a school. */
export async function student(schoolId: string): Promise<StudentRef> {
  const made = await createStudent({ schoolId });
  return { studentId: made.id, personId: made.personId, name: made.person.name, schoolId };
}

/** A complete draft of these authors; the first is who began it. */
export function draft(
  { round }: Pick<Contest, 'round'>,
  authors: readonly StudentRef[],
  title = '自动浇花装置',
): Promise<string> {
  const plan = {
    roundId: round.id,
    authors,
    title,
    categoryId: round.categories[0]?.id ?? '',
    groupId: round.groups.find((group) => group.code === 'J')?.id ?? '',
    disciplineId: round.disciplines[0]?.id ?? '',
    tutor: '',
    ownWork: false,
  };
  return enterProject(plan, false, during);
}

/** Entries of one author each, brought as far as `until`. */
export async function entries(
  { round, school, teacher }: Contest,
  count: number,
  until: 'submitted' | 'approved' | 'handed-in' | 'eligible',
): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const author = await student(school.id);
    const entryId = await draft({ round }, [author], `作品${number + 1}`);
    must(await submitEntry(asStudent(author), { entryId }, during));
    ids.push(entryId);
  }
  if (until === 'submitted') return ids;
  must(await approveEntries(teacher, { entryIds: ids }, during));
  if (until === 'approved') return ids;
  must(await handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds: ids }, during));
  if (until === 'eligible') must(await passEntries(admin, { roundId: round.id, entryIds: ids }, during));
  return ids;
}

let academies = 0;
/** Judges for a round's pool. */
export async function judges(roundId: string, count: number) {
  // Judges of an academy of their own: the same name and organisation would be the same person.
  const organisation = `学院${(academies += 1)}`;
  const people = Array.from({ length: count }, (_, index) => ({
    name: `评委${index + 1}`,
    organisation,
    disciplineCodes: [],
  }));
  return must(await addJudges(admin, { roundId, judges: people }, during));
}
