import { lineNames } from './line-names.server.ts';
import { maskName } from '#app/domain/list-template.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managedRound } from '#app/features/results/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { PrintedTable } from '#app/platform/printed-table.ts';

/** The confirmed special awards of a round as a paper, a section for each; null when the round is not managed. */
export async function printedSpecials(viewer: Viewer, roundId: string): Promise<PrintedTable | null> {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const awards = await db.specialAward.findMany({
    where: { roundId, status: 'CONFIRMED' },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    select: {
      name: true,
      sponsor: true,
      lines: {
        where: { decision: 'SELECTED' },
        orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entry: { number: 'asc' } }],
      },
    },
  });
  const names = await lineNames(
    db,
    awards.flatMap(({ lines }) => lines),
  );
  return {
    title: `${round.name}专项奖与组织奖名单`,
    columns: [
      { heading: '序号', width: 8, numeric: true },
      { heading: '获奖单位或教师', width: 26 },
      { heading: '作品编号', width: 12 },
      { heading: '作品名称', width: 40 },
      { heading: '作者', width: 22 },
      { heading: '学校', width: 24 },
      { heading: '所属单位', width: 16 },
      { heading: '得分', width: 8, numeric: true },
    ],
    sections: awards.map(({ name, sponsor, lines }) => ({
      heading: sponsor ? `${name}（${sponsor}）` : name,
      rows: lines.map((line, index) => {
        const one = names(line);
        const authors = round.maskNames ? one.authors.map(maskName) : one.authors;
        return [
          String(index + 1),
          one.name,
          one.number,
          one.title,
          authors.join('、'),
          one.school,
          one.unit,
          line.points === null ? '' : String(line.points),
        ];
      }),
    })),
    closing: [],
  };
}
