import { selectedLines } from './list-lines.server.ts';
import { listTemplate } from './list-templates.server.ts';
import { readCandidates, readQuota } from './quota-inputs.server.ts';
import type { QuotaList } from './quota-inputs.server.ts';
import { managedList, managedRound } from './scope.server.ts';
import { quotaTable, quotaUse } from '#app/domain/list-reports.ts';
import type { Report } from '#app/domain/list-reports.ts';
import { fillPattern, ofStudents, printLines, TEMPLATE_CODES } from '#app/domain/list-template.ts';
import type { ListColumn, TemplateCode } from '#app/domain/list-template.ts';
import { promotionOf } from '#app/domain/promoted-students.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { planned, readSessions } from '#app/features/defence/sessions.server.ts';
import { createFormats } from '#app/i18n/formats.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { PrintedTable } from '#app/platform/printed-table.ts';

/** Characters that a column is wide. */
const WIDTHS: Partial<Record<ListColumn, number>> = {
  seq: 8,
  title: 46,
  school: 26,
  unit: 16,
  region: 14,
  number: 11,
  category: 18,
  group: 11,
  discipline: 15,
  grade: 10,
  team: 12,
  tutor: 16,
  prize: 10,
  remark: 12,
};
const WORDS = { individual: '个人', team: '集体' };
/** What offices print below a list of places used. */
const QUOTA_NOTE = '注：各项目推荐数量应以分配名额为上限。';
const QUOTA_NOTES = {
  PROJECT: [QUOTA_NOTE],
  FIRST: ['注：表中为晋级学生人数，每件作品由第一作者晋级，一个名额一名学生，以分配名额为上限。'],
  EVERY: ['注：表中为晋级学生人数，每件作品的全部署名作者晋级；名额按作品计算，作品件数以分配名额为上限。'],
} as const;

/** Lists A, B, C and F by the round's template, D the use of the quota. */
export const LIST_PAPERS = [...TEMPLATE_CODES, 'D'] as const;
export type ListPaper = (typeof LIST_PAPERS)[number];

/** A list as it is printed; null when it is not visible. */
export async function printedList(
  viewer: Viewer,
  listId: string,
  paper: ListPaper,
): Promise<PrintedTable | null> {
  const list = await managedList(db, viewer, listId);
  if (!list) return null;
  const lines = await selectedLines(db, list);
  const promotion = promotionOf(list);
  if (paper === 'D')
    return {
      ...counted(
        quotaUse(lines, await unitPlaces(list.roundId, list.resultId, list.kind), {
          ...WORDS,
          unit: '推荐单位',
          total: '合计',
          places: '分配名额',
        }),
      ),
      title: `${list.round.name}推荐${promotion === 'PROJECT' ? '' : '学生'}数量汇总表`,
      closing: [...QUOTA_NOTES[promotion], seal(list.round.unit.name)],
    };
  const usual = await listTemplate(db, list.roundId, paper satisfies TemplateCode);
  const template = promotion === 'PROJECT' ? usual : ofStudents(usual);
  const { edition } = await db.round.findUniqueOrThrow({
    where: { id: list.roundId },
    select: { edition: { select: { name: true } } },
  });
  const words = {
    list: list.title,
    round: list.round.name,
    edition: edition.name,
    unit: list.round.unit.name,
  };
  return {
    title: fillPattern(template.title, words),
    columns: template.columns.map(({ column, heading }) => ({
      heading,
      width: WIDTHS[column] ?? 12,
      numeric: column === 'seq',
    })),
    sections: printLines(template, lines, WORDS),
    closing: template.closing ? [fillPattern(template.closing, words)] : [],
  };
}

const seal = (unit: string) => `推荐单位（盖章）：${unit}　　　　　　　　年　　月　　日`;

const counted = ({ headings, sections }: Report): Pick<PrintedTable, 'columns' | 'sections'> => ({
  columns: headings.map((heading, at) => ({ heading, width: at === 0 ? 24 : 12, numeric: at > 0 })),
  sections,
});

/** Places that the quota gives each unit as a whole, by the unit's name. */
async function unitPlaces(
  roundId: string,
  resultId: string,
  kind: QuotaList | 'AWARD',
): Promise<Map<string, number>> {
  const buckets = await capsByUnit(roundId, resultId, kind);
  return new Map(
    buckets
      .filter(({ category, isWhole }) => isWhole && category === '')
      .map((one) => [one.unit, one.places]),
  );
}

/** Caps that name a unit, and perhaps a category, with their names; `isWhole`: they name nothing else. */
async function capsByUnit(roundId: string, resultId: string, kind: QuotaList | 'AWARD') {
  const quota = await readQuota(db, roundId, kind);
  if (!quota) return [];
  const candidates = await readCandidates(db, resultId);
  const units = new Map(
    (
      await db.unit.findMany({ where: { entries: { some: { roundId } } }, select: { id: true, name: true } })
    ).map(({ id, name }) => [id, name]),
  );
  const categories = new Map(
    (await db.category.findMany({ where: { roundId }, select: { code: true, name: true } })).map(
      ({ code, name }) => [code, name],
    ),
  );
  return expandQuota(quota.lines, candidates).flatMap(({ kind, places, where }) => {
    const { unit, category, ...rest } = where;
    if (kind !== 'cap' || unit === undefined) return [];
    return [
      {
        unit: units.get(unit) ?? unit,
        category: category === undefined ? '' : (categories.get(category) ?? category),
        places,
        isWhole: Object.keys(rest).length === 0,
      },
    ];
  });
}

/** List E: the places of each unit by category. Null when the round is not managed. */
export async function printedQuota(viewer: Viewer, roundId: string): Promise<PrintedTable | null> {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const result = await db.result.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  const categories = await db.category.findMany({
    where: { roundId },
    orderBy: { order: 'asc' },
    select: { name: true },
  });
  const caps = result ? await capsByUnit(roundId, result.id, 'ENTRY') : [];
  const report = quotaTable(
    caps.filter(({ isWhole, category }) => isWhole && category !== ''),
    categories.map(({ name }) => name),
    { unit: '市（区）', total: '合计' },
  );
  return { ...counted(report), title: `${round.name}名额分配表`, closing: [] };
}

/** List G: panels, their projects and the times of a defence. Null when the round is not managed. */
export async function printedSchedule(viewer: Viewer, roundId: string): Promise<PrintedTable | null> {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const sessions = await readSessions(db, { roundId });
  const slots = await db.defenceSlot.findMany({
    where: { session: { defence: { roundId } }, entry: { status: 'ELIGIBLE' } },
    select: {
      sessionId: true,
      position: true,
      entry: {
        select: {
          number: true,
          discipline: { select: { name: true } },
          project: { select: { title: true } },
        },
      },
    },
  });
  const formats = createFormats('zh');
  return {
    title: `${round.name}答辩分组安排表`,
    columns: [
      { heading: '评审组', width: 14 },
      { heading: '学科', width: 14 },
      { heading: '作品编号', width: 12 },
      { heading: '作品名称', width: 40 },
      { heading: '会场', width: 12 },
      { heading: '日期', width: 16 },
      { heading: '时间', width: 14 },
    ],
    sections: sessions.map((session) => ({
      heading: null,
      rows: planned(
        session,
        slots.filter(({ sessionId }) => sessionId === session.id),
      ).map(({ entry, time }) => [
        session.panel.name,
        entry.discipline?.name ?? '',
        entry.number ?? '',
        entry.project.title,
        session.room,
        formats.date(time.startsAt, round.timeZone),
        `${formats.time(time.startsAt, round.timeZone)}-${formats.time(time.endsAt, round.timeZone)}`,
      ]),
    })),
    closing: [],
  };
}
