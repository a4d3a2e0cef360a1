import { lineNames } from './line-names.server.ts';
import { maskName } from '#app/domain/list-template.ts';
import type { SpecialSection } from '#app/features/results/snapshot.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/**
 * The confirmed special awards of a round as the public reads them, in the order of the round: projects by number, schools
 * and tutors by name. Points and nominations stay inside.
 */
export async function specialSections(
  tx: Pick<Tx, 'specialAward' | 'entry' | 'school' | 'unit'>,
  roundId: string,
  { maskNames }: { maskNames: boolean },
): Promise<SpecialSection[]> {
  const awards = await tx.specialAward.findMany({
    where: { roundId, status: 'CONFIRMED' },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      nameEn: true,
      sponsor: true,
      forWhom: true,
      lines: {
        where: { decision: 'SELECTED' },
        select: { entryId: true, schoolId: true, unitId: true, name: true },
      },
    },
  });
  const names = await lineNames(
    tx,
    awards.flatMap(({ lines }) => lines),
  );
  return awards.map(({ lines, ...award }) => ({
    ...award,
    lines: lines
      .map((line) => {
        const { name, number, title, authors, school, unit } = names(line);
        return { name, number, title, authors: maskNames ? authors.map(maskName) : authors, school, unit };
      })
      .sort(
        (a, b) =>
          pinyin.compare(a.number, b.number) ||
          pinyin.compare(a.unit, b.unit) ||
          pinyin.compare(a.school, b.school) ||
          pinyin.compare(a.name || a.title, b.name || b.title),
      ),
  }));
}
