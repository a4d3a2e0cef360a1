import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { LIST_TEMPLATES } from '#app/domain/list-template.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import {
  getListTemplate,
  resetListTemplate,
  saveListTemplate,
} from '#app/features/results/list-templates.server.ts';
import { printedList, printedQuota, printedSchedule } from '#app/features/results/printed-lists.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { SaveListTemplateSchema } from '#app/features/results/schemas.ts';
import { tableResponse } from '#app/features/results/table-response.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { textOf } from './pdf-text.ts';
import { ranked } from './ranked.ts';

async function confirmed(settings: Parameters<typeof ranked>[0] = {}) {
  const here = await ranked(settings);
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  return { ...here, listId };
}
const bytesOf = async (table: Parameters<typeof tableResponse>[0] | null, as: 'xlsx' | 'pdf') =>
  table ? Buffer.from(await (await tableResponse(table, as)).arrayBuffer()) : Buffer.alloc(0);

describe('a printed list', () => {
  it('says the same in the workbook and on paper, cell by cell, with its own format', async () => {
    const { roundId, listId } = await confirmed();
    const form = SaveListTemplateSchema.parse({
      roundId,
      code: 'F',
      title: '{unit}报送{list}',
      closing: '（盖章）{unit}',
      padNames: 'on',
      columns: [
        { column: 'author1', place: '3', heading: '负责人' },
        { column: 'seq', place: '1', heading: '号' },
        { column: 'title', place: '2', heading: '名称' },
        { column: 'school', heading: '学校' },
      ],
      order: ['rank', undefined, 'rank'],
    });
    must(await saveListTemplate(admin, form, during));
    const table = await printedList(admin, listId, 'F');
    const lines = await db.entryListLine.findMany({
      where: { listId, decision: 'SELECTED' },
      orderBy: { rank: 'asc' },
      select: { entry: { select: { project: { select: { title: true } } } } },
    });
    const sheet = await readSheet(await bytesOf(table, 'xlsx'));
    expect(sheet[0]?.[0]).toBe(table?.title);
    expect(sheet[1]).toEqual(['号', '名称', '负责人']);
    expect(sheet.slice(2, 4).map((row) => row[1])).toEqual(lines.map(({ entry }) => entry.project.title));
    expect(sheet[2]?.[0]).toBe(1);
    const [page = ''] = await textOf(await bytesOf(table, 'pdf'));
    for (const cell of table?.sections.flatMap(({ rows }) => rows.flat()) ?? []) expect(page).toContain(cell);
    expect(page).toContain('第 1 页');
    expect(page).toContain(table?.closing[0]);
    expect(table?.closing[0]).toMatch(/^（盖章）.+/);
  });

  it('goes back to the usual format, and belongs to who manages the round', async () => {
    const { roundId, listId } = await confirmed();
    const own = {
      ...LIST_TEMPLATES.B,
      columns: [...LIST_TEMPLATES.B.columns].slice(0, 2),
      order: [],
      roundId,
    };
    must(await saveListTemplate(admin, own, during));
    expect((await getListTemplate(admin, roundId, 'B'))?.changed).toEqual(['B']);
    expect((await printedList(admin, listId, 'B'))?.columns).toHaveLength(2);
    must(await resetListTemplate(admin, { roundId, code: 'B' }, during));
    expect((await getListTemplate(admin, roundId, 'B'))?.template).toEqual(LIST_TEMPLATES.B);
    const empty = await saveListTemplate(admin, { ...own, columns: [] }, during);
    expect(empty.ok).toBe(false);
    const stranger = await createViewer('ADMIN', { unitId: (await ranked()).round.unitId });
    expect((await saveListTemplate(stranger, own, during)).ok).toBe(false);
    expect((await resetListTemplate(stranger, { roundId, code: 'B' }, during)).ok).toBe(false);
    expect(await getListTemplate(stranger, roundId, 'B')).toBeNull();
    expect(await printedList(stranger, listId, 'B')).toBeNull();
    expect(await printedQuota(stranger, roundId)).toBeNull();
    expect(await printedSchedule(stranger, roundId)).toBeNull();
  });

  it('repeats its head on every page of a long list, and numbers the pages', async () => {
    const row = (at: number) => [String(at), `第${at}件作品的名称，长得要折到第二行才放得下`.repeat(3)];
    const table = {
      title: '长名单',
      columns: [
        { heading: '序号', width: 6, numeric: true },
        { heading: '作品名称', width: 40 },
      ],
      sections: [
        { heading: '一等奖', rows: Array.from({ length: 40 }, (_, at) => row(at + 1)) },
        { heading: '二等奖', rows: Array.from({ length: 40 }, (_, at) => row(at + 41)) },
      ],
      closing: [],
    };
    const pages = await textOf(await bytesOf(table, 'pdf'));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every((text) => text.includes('作品名称'))).toBe(true);
    expect(pages.map((text) => /第 (\d+) 页/.exec(text)?.[1])).toEqual(pages.map((_, at) => `${at + 1}`));
    const whole = pages.join('');
    for (const at of [1, 40, 41, 80]) expect(whole).toContain(`第${at}件作品`);
    expect(whole.indexOf('二等奖')).toBeGreaterThan(whole.indexOf('第40件作品'));
  });

  it('masks students in public where the round says so, and only there', async () => {
    const { roundId, listId } = await confirmed({ maskNames: true });
    const authors = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { roundId } } } },
    });
    await writer().projectAuthor.updateMany({
      where: { id: { in: authors.map(({ id }) => id) } },
      data: { name: '欧阳晓峰' },
    });
    const { noticeId } = must(
      await publishList(admin, { listId, title: '推荐名单公示', body: '', days: 7 }, during),
    );
    const notice = await getNotice(noticeId, { search: '', unit: '', page: 1 }, during.now);
    expect(notice?.lines.map((line) => line.authors)).toEqual(notice?.lines.map(() => ['欧**峰']));
    expect(JSON.stringify(await db.notice.findUniqueOrThrow({ where: { id: noticeId } }))).not.toContain(
      '欧阳晓峰',
    );
    expect(JSON.stringify(await printedList(admin, listId, 'B'))).toContain('欧阳晓峰');
  });
});
