import { describe, expect, it } from 'vitest';

import { confirmList } from '#app/features/results/confirm-list.server.ts';
import {
  LIST_PAPERS,
  printedList,
  printedQuota,
  printedSchedule,
} from '#app/features/results/printed-lists.server.ts';
import { tableResponse } from '#app/features/results/table-response.server.ts';
import type { PrintedTable } from '#app/platform/printed-table.ts';
import { admin, during, must } from './contest.ts';
import { hasOffice, openedByOffice } from './office.ts';
import { ranked } from './ranked.ts';

/** What one reads in the table from top to bottom, cell by cell: numbers in columns of numbers, else words. */
function cellsOf({ title, columns, sections, closing }: PrintedTable): (string | number)[][] {
  const alone = (text: string) => [text, ...columns.slice(1).map(() => '')];
  return [
    alone(title),
    columns.map(({ heading }) => heading),
    ...sections.flatMap(({ heading, rows }) => [
      ...(heading === null ? [] : [alone(heading)]),
      ...rows.map((row) =>
        columns.map(({ numeric }, at) => {
          const text = row[at] ?? '';
          return numeric && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
        }),
      ),
    ]),
    ...closing.map(alone),
  ];
}

/** Names and titles that a spreadsheet likes to take for something else. */
const HOSTILE: PrintedTable = {
  title: '=SUM(A1:A9)',
  columns: [
    { heading: '序号', width: 6, numeric: true },
    { heading: '作品编号', width: 12 },
    { heading: '作品名称', width: 40 },
  ],
  sections: [
    {
      heading: '一等奖',
      rows: [
        ['1', '007', '=HYPERLINK("http://example.org","看")'],
        ['2', '1/2', '+86 与 -1：@SUM 的“研究”'],
        ['3', '1E5', '第一行\n第二行，有逗号, 有"引号"'],
        ['4', '2026-03-01', '刘　莹　的水下机器人🤖'],
        ['5', '33078320260001234567', 'TRUE'],
        ['', '', '<b>&amp;</b>'],
      ],
    },
    { heading: '二等奖', rows: [] },
  ],
  closing: ['注：各项目推荐数量应以分配名额为上限。'],
};

describe.skipIf(!hasOffice)('LibreOffice', () => {
  it('opens every list and reads in it, cell by cell, what was to be printed', async () => {
    const { roundId, draftList } = await ranked();
    const { listId } = must(await draftList());
    must(await confirmList(admin, { listId }, during));
    const tables = new Map<string, PrintedTable>([['hostile', HOSTILE]]);
    for (const paper of LIST_PAPERS) {
      const table = await printedList(admin, listId, paper);
      if (table) tables.set(paper, table);
    }
    const [quota, schedule] = [await printedQuota(admin, roundId), await printedSchedule(admin, roundId)];
    if (quota) tables.set('E', quota);
    if (schedule) tables.set('G', schedule);
    expect([...tables.keys()].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'hostile']);
    const workbooks = new Map<string, Buffer>();
    for (const [name, table] of tables)
      workbooks.set(name, Buffer.from(await (await tableResponse(table, 'xlsx')).arrayBuffer()));
    const opened = openedByOffice(workbooks);
    for (const [name, table] of tables) expect(opened.get(name), name).toEqual(cellsOf(table));
    // A list that says nothing would agree with anything.
    expect(opened.get('F')?.length).toBeGreaterThan(3);
  }, 60_000);
});
