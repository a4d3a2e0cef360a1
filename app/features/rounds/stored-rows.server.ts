import { isPicking, QUOTA_LISTS } from './row-lists.ts';
import type { RowList } from './row-lists.ts';
import { db } from '#app/platform/db/client.server.ts';

/** A stored row as its editor shows it: text, a ticked flag, or several ticks. */
export type EditorRow = { id?: string } & Record<string, string | boolean | string[] | undefined>;

const MB = 1024 * 1024;
const text = (value: string | number | null) => (value === null ? '' : String(value));
const inOrder = { orderBy: { order: 'asc' as const } };

/** The rows of one of a round's lists, in order. The caller has checked access. */
export async function storedRows(roundId: string, list: RowList): Promise<EditorRow[]> {
  const where = { roundId };
  switch (list) {
    case 'categories':
      return (await db.category.findMany({ where, ...inOrder })).map((row) => ({
        ...named(row),
        entrants: row.entrants,
        maxAuthors: text(row.maxAuthors),
      }));
    case 'groups':
      return (await db.group.findMany({ where, ...inOrder })).map((row) => ({
        ...named(row),
        gradeFrom: text(row.gradeFrom),
        gradeTo: text(row.gradeTo),
      }));
    case 'disciplines':
      return (await db.discipline.findMany({ where, ...inOrder })).map((row) => ({
        ...named(row),
        shortName: row.shortName,
        field: text(row.field),
      }));
    case 'fields':
      return (await db.formField.findMany({ where, ...inOrder, include: DIVISIONS })).map((row) => ({
        ...named(row),
        ...divided(row),
        kind: row.kind,
        required: row.required,
        options: row.options,
        maxLength: text(row.maxLength),
        minimum: text(row.minimum),
        maximum: text(row.maximum),
        section: row.section,
        onlyWhen: row.onlyWhen,
        hint: text(row.hint),
        forJudges: row.forJudges,
      }));
    case 'slots':
      return (await db.materialSlot.findMany({ where, ...inOrder, include: DIVISIONS })).map((row) => ({
        ...named(row),
        ...divided(row),
        hint: text(row.hint),
        required: row.required,
        accepts: row.accepts,
        maxMegabytes: text(Math.round(row.maxBytes / MB)),
        maxCount: text(row.maxCount),
        maxPages: text(row.maxPages),
        maxSeconds: text(row.maxSeconds),
        isForm: row.isForm,
        beforeStart: row.beforeStart,
        onlyWhen: row.onlyWhen,
        forJudges: row.forJudges,
      }));
    case 'prizes':
      return (await db.prizeRule.findMany({ where: { ...where, categoryId: null }, ...inOrder })).map(
        (row) => ({
          ...named(row),
          mode: row.mode,
          value: text(row.mode === 'COUNT' ? row.value : row.value / 100),
          among: text(row.among),
        }),
      );
    case 'hand-in-quota':
    case 'finalist-quota':
    case 'advance-quota':
      return (
        await db.quotaLine.findMany({
          where: { quota: { roundId, kind: QUOTA_LISTS[list] } },
          ...inOrder,
        })
      ).map((row) => ({
        id: row.id,
        kind: row.kind,
        places: text(row.places),
        percent: text(row.percent),
        each: row.each ? row.each.split(',') : [],
        rounding: row.rounding,
        unitId: text(row.unitId),
        schoolTier: text(row.schoolTier),
        groupCode: text(row.groupCode),
        categoryCode: text(row.categoryCode),
        disciplineCode: text(row.disciplineCode),
      }));
  }
}

const DIVISIONS = { category: { select: { code: true } }, group: { select: { code: true } } } as const;

function divided(row: { category: { code: string } | null; group: { code: string } | null }) {
  return { categoryCode: row.category?.code ?? '', groupCode: row.group?.code ?? '' };
}

/** The questions of a round's application form, in order. The caller has checked access. */
export function listFormFields(roundId: string) {
  return db.formField.findMany({ where: { roundId }, ...inOrder });
}

function named(row: { id: string; code: string; name: string; nameEn: string | null }) {
  return { id: row.id, code: row.code, name: row.name, nameEn: text(row.nameEn) };
}

/** What the editors offer to choose from: codes of the round, units whose entries may stand in it. */
export async function editorChoices(roundId: string, unitPath: string, list: RowList) {
  const code = { select: { code: true, name: true }, ...inOrder } as const;
  const [round, units, quota] = await Promise.all([
    db.round.findUniqueOrThrow({
      where: { id: roundId },
      select: {
        decimals: true,
        categories: code,
        groups: code,
        disciplines: code,
      },
    }),
    db.unit.findMany({
      where: { path: { startsWith: unitPath } },
      orderBy: [{ order: 'asc' }],
      take: 300,
      select: { id: true, name: true },
    }),
    isPicking(list)
      ? db.quota.findUnique({
          where: { roundId_kind: { roundId, kind: QUOTA_LISTS[list] } },
          select: { reserves: true, minimumValue: true },
        })
      : null,
  ]);
  const options = (rows: { code: string; name: string }[]) =>
    rows.map((row) => ({ value: row.code, label: `${row.code} ${row.name}` }));
  return {
    categories: options(round.categories),
    groups: options(round.groups),
    disciplines: options(round.disciplines),
    units: units.map((unit) => ({ value: unit.id, label: unit.name })),
    reserves: quota?.reserves ?? 0,
    minimum:
      quota?.minimumValue === null || quota?.minimumValue === undefined
        ? ''
        : String(quota.minimumValue / 10 ** round.decimals),
  };
}
