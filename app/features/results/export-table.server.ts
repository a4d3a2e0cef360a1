import { getWholeScoringTable } from './queries.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';

/** The whole scoring table as a workbook: one row per entry, one column per judge's total. Null when not visible. */
export async function exportScoringTable(
  viewer: Viewer,
  roundId: string,
): Promise<{ fileName: string; bytes: Buffer } | null> {
  const table = await getWholeScoringTable(viewer, roundId);
  if (!table) return null;
  const scale = 10 ** table.result.decimals;
  const judgeColumns = Math.max(0, ...table.rows.map((row) => row.totals.length));
  const bytes = await writeXlsx({
    name: '评分汇总表',
    title: `${table.round.name} 评分汇总表（第 ${table.result.version} 版）`,
    columns: [
      { heading: '名次', width: 8, numeric: true },
      { heading: '作品编号', width: 12 },
      { heading: '作品名称', width: 48 },
      { heading: '地区', width: 14 },
      { heading: '学校', width: 26 },
      { heading: '类别', width: 20 },
      { heading: '组别', width: 10 },
      { heading: '学科', width: 16 },
      { heading: '评分数', width: 8, numeric: true },
      { heading: '得分', width: 10, numeric: true },
      ...Array.from({ length: judgeColumns }, (_, index) => [
        { heading: `评委${index + 1}`, width: 10 },
        { heading: `评分${index + 1}`, width: 10, numeric: true },
      ]).flat(),
    ],
    rows: table.rows.map((row) => [
      row.rank,
      row.entry.number,
      row.entry.project.title,
      row.entry.unit.name,
      row.entry.school.name,
      row.entry.category?.name ?? '',
      row.entry.group?.name ?? '',
      row.entry.discipline?.name ?? '',
      row.scores,
      row.value === null ? null : row.value / scale,
      ...row.totals.flatMap((total) => [
        total.dropped ? `${total.judge}（不计入）` : total.judge,
        total.total / scale,
      ]),
    ]),
  });
  return { fileName: `${table.round.name} 评分汇总表.xlsx`, bytes };
}
