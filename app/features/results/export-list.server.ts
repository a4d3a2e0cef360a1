import { selectedLines } from './list-lines.server.ts';
import { getWholeScoringTable } from './queries.server.ts';
import { managedList } from './scope.server.ts';
import { cellText, HEADINGS, LIST_TEMPLATES, padName, sortLines } from '#app/domain/list-template.ts';
import type { ListColumn, TemplateCode } from '#app/domain/list-template.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';

const WIDTHS: Partial<Record<ListColumn, number>> = {
  seq: 6,
  title: 48,
  school: 26,
  unit: 16,
  region: 14,
  tutor: 16,
  prize: 10,
  remark: 16,
};

/**
 * A list as a workbook with the headings of real published lists: B for a finalist or entry list, C for an award list,
 * F for a recommendation to the next level (with its seal line). Null when the list is not visible.
 */
export async function exportList(
  viewer: Viewer,
  listId: string,
  code: TemplateCode,
): Promise<{ fileName: string; bytes: Buffer } | null> {
  const list = await managedList(db, viewer, listId);
  if (!list) return null;
  const template = LIST_TEMPLATES[code];
  const lines = sortLines(template, await selectedLines(db, listId));
  const words = { individual: '个人', team: '集体' };
  const rows = lines.map((line, index) =>
    template.columns.map((column) => {
      if (column === 'seq') return index + 1;
      const text = cellText(column, line, index + 1, words);
      return column.startsWith('author') ? padName(text) : text;
    }),
  );
  const bytes = await writeXlsx({
    name: list.title,
    title: list.title,
    columns: template.columns.map((column) => ({
      heading: HEADINGS[code][column] ?? column,
      width: WIDTHS[column] ?? 12,
      numeric: column === 'seq',
    })),
    rows,
    closing: code === 'F' ? [`推荐单位（盖章）：${list.round.unit.name}　　　　　　　　年　　月　　日`] : [],
  });
  return { fileName: `${list.title}.xlsx`, bytes };
}

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
