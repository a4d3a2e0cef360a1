import { goingStudents, studentsOfList } from './promoted-students.server.ts';
import type { StudentReader } from './promoted-students.server.ts';
import { promotionOf } from '#app/domain/promoted-students.ts';
import type { PromotedAuthors } from '#app/domain/promoted-students.ts';
import type { Refusal } from '#app/domain/result.ts';

type Promoting = { promotes: 'PROJECT' | 'STUDENT'; authors: PromotedAuthors };
export type StudentList = Promoting & {
  id: string;
  roundId: string;
  edge: (Promoting & { toRoundId: string }) | null;
};

/** How many names a sentence holds. */
const NAMED = 8;

/**
 * What is open about a list's students: the setting has changed since the list was drafted, students whom no group of
 * the next round admits, selected projects by which nobody goes on.
 */
export async function studentBlockers(
  tx: StudentReader,
  list: StudentList,
): Promise<(Refusal & { href: string })[]> {
  const base = `/admin/rounds/${list.roundId}/lists`;
  if (list.edge && promotionOf(list.edge) !== promotionOf(list))
    return [{ code: 'list-promotes-changed', href: base }];
  const students = await studentsOfList(tx, list);
  if (!students) return [];
  const selected = await tx.entryListLine.findMany({
    where: { listId: list.id, decision: 'SELECTED' },
    select: { entryId: true },
  });
  const ids = selected.map(({ entryId }) => entryId);
  const going = goingStudents(students, ids);
  const barred = going.filter(({ bars }) => bars.length > 0);
  const goers = new Set(going.map(({ entryId }) => entryId));
  const idle = ids.filter((id) => !goers.has(id)).length;
  const href = `${base}/${list.id}?decision=SELECTED`;
  const named = barred.slice(0, NAMED).map(({ name }) => name);
  const groups = [...new Set(barred.flatMap(({ bars }) => bars.map(({ name }) => name)))];
  return [
    ...(barred.length > 0
      ? [
          {
            code: 'list-students-barred' as const,
            params: {
              count: barred.length,
              names: `${named.join('、')}${barred.length > NAMED ? ' …' : ''}`,
              groups: groups.join('、'),
            },
            href,
          },
        ]
      : []),
    ...(idle > 0 ? [{ code: 'list-line-nobody' as const, params: { count: idle }, href }] : []),
  ];
}
