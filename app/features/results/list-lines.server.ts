import { goingStudents, studentsOfList } from './promoted-students.server.ts';
import type { StudentReader } from './promoted-students.server.ts';
import type { ListLine } from '#app/domain/list-template.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const ENTRY_SELECT = {
  id: true,
  number: true,
  isTeam: true,
  unit: { select: { name: true } },
  school: { select: { name: true } },
  category: { select: { name: true, order: true } },
  group: { select: { name: true, order: true } },
  discipline: { select: { name: true } },
  project: {
    select: {
      title: true,
      authors: {
        where: { status: 'ACCEPTED' },
        orderBy: { order: 'asc' },
        select: { name: true, grade: true },
      },
      tutors: { orderBy: { order: 'asc' }, select: { name: true } },
    },
  },
} as const;

/** Chinese words of grades 1-12, as lists print them. */
export const GRADES = [
  '一年级',
  '二年级',
  '三年级',
  '四年级',
  '五年级',
  '六年级',
  '初一',
  '初二',
  '初三',
  '高一',
  '高二',
  '高三',
];

/**
 * The selected lines of a list with everything that a list template may print; unsorted. Where students are promoted,
 * each line is a student who goes on, beside the project. Of one entry alone where it is named.
 */
export async function selectedLines(
  tx: StudentReader & Pick<Tx, 'prizeRule'>,
  list: Parameters<typeof studentsOfList>[1],
  entryId?: string,
): Promise<ListLine[]> {
  const lines = await projectLines(tx, list.id, entryId);
  const students = await studentsOfList(tx, list);
  if (!students) return lines;
  return lines.flatMap((line) =>
    goingStudents(students, [line.entryId]).map(({ name, grade }) => ({
      ...line,
      authors: [name],
      grades: [gradeWord(grade)],
    })),
  );
}

const gradeWord = (grade: number) => GRADES[grade - 1] ?? '';

async function projectLines(
  tx: Pick<Tx, 'entryListLine' | 'prizeRule'>,
  listId: string,
  entryId: string | undefined,
): Promise<ListLine[]> {
  const rows = await tx.entryListLine.findMany({
    where: { listId, entryId, decision: 'SELECTED' },
    select: {
      rank: true,
      prizeCode: true,
      entry: { select: ENTRY_SELECT },
      list: { select: { roundId: true } },
    },
  });
  const roundId = rows[0]?.list.roundId;
  const prizes = roundId
    ? await tx.prizeRule.findMany({ where: { roundId }, select: { code: true, name: true, order: true } })
    : [];
  const prizeByCode = new Map(prizes.map((prize) => [prize.code, prize]));
  return rows.map(({ rank, prizeCode, entry }) => {
    const prize = prizeCode ? prizeByCode.get(prizeCode) : undefined;
    return {
      entryId: entry.id,
      number: entry.number ?? '',
      title: entry.project.title,
      authors: entry.project.authors.map((author) => author.name),
      grades: entry.project.authors.map((author) => gradeWord(author.grade)),
      tutors: entry.project.tutors.map((tutor) => tutor.name),
      schoolName: entry.school.name,
      unitName: entry.unit.name,
      categoryName: entry.category?.name ?? '',
      categoryOrder: entry.category?.order ?? 0,
      groupName: entry.group?.name ?? '',
      groupOrder: entry.group?.order ?? 0,
      disciplineName: entry.discipline?.name ?? '',
      isTeam: entry.isTeam,
      prizeName: prize?.name ?? '',
      prizeOrder: prize?.order ?? 0,
      rank,
    };
  });
}
