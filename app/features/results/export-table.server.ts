import { getWholeScoringTable } from './queries.server.ts';
import { STAGES } from '#app/domain/rubric.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';

/** Chinese words of stages, as tables print them. */
const STAGE_NAMES: Record<Stage, string> = { PRELIMINARY: '初评', DEFENCE: '答辩' };

type Row = NonNullable<Awaited<ReturnType<typeof getWholeScoringTable>>>['rows'][number];

/** What the Rasch model says of an entry; ranks as text, because they are two. */
const RASCH_COLUMNS = [
  { heading: '能力值', numeric: true },
  { heading: '标准误', numeric: true },
  { heading: '加权契合', numeric: true },
  { heading: '不加权契合', numeric: true },
  { heading: '可能名次', numeric: false },
] as const;

/** The parts of a table that the Rasch model was used for: the whole (null) or stages. */
function raschPartsOf(rows: readonly Row[]): (Stage | null)[] {
  if (rows.some(({ rasch }) => rasch)) return [null];
  return STAGES.filter((stage) =>
    rows.some((row) => row.stages.some((one) => one.stage === stage && one.rasch)),
  );
}

function raschCells(row: Row, stage: Stage | null) {
  const rasch = stage === null ? row.rasch : row.stages.find((one) => one.stage === stage)?.rasch;
  const number = (tenThousandths: number | null | undefined) =>
    typeof tenThousandths === 'number' ? tenThousandths / 10_000 : null;
  const { low = null, high = null } = rasch ?? {};
  return [
    ...[rasch?.measure, rasch?.se, rasch?.infit, rasch?.outfit].map(number),
    low === null || high === null ? '' : `${low}–${high}`,
  ];
}

/** The whole scoring table as a workbook: one row per entry, one column per judge's total. Null when not visible. */
export async function exportScoringTable(
  viewer: Viewer,
  roundId: string,
): Promise<{ fileName: string; bytes: Buffer } | null> {
  const table = await getWholeScoringTable(viewer, roundId);
  if (!table) return null;
  const scale = 10 ** table.result.decimals;
  // Where stages are combined, the value of each stands beside the whole.
  const stages = STAGES.filter((stage) =>
    table.rows.some((row) => row.stages.some((one) => one.stage === stage)),
  );
  const raschParts = raschPartsOf(table.rows);
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
      ...stages.map((stage) => ({ heading: `${STAGE_NAMES[stage]}得分`, width: 10, numeric: true })),
      ...raschParts.flatMap((stage) =>
        RASCH_COLUMNS.map(({ heading, numeric }) => ({
          heading: `${stage ? STAGE_NAMES[stage] : ''}${heading}`,
          width: 10,
          numeric,
        })),
      ),
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
      ...stages.map((stage) => {
        const value = row.stages.find((one) => one.stage === stage)?.value ?? null;
        return value === null ? null : value / scale;
      }),
      ...raschParts.flatMap((stage) => raschCells(row, stage)),
      ...row.totals.flatMap((total) => [
        [
          total.judge,
          total.stage ? `（${STAGE_NAMES[total.stage]}）` : '',
          total.dropped ? '（不计入）' : '',
        ].join(''),
        total.total / scale,
      ]),
    ]),
  });
  return { fileName: `${table.round.name} 评分汇总表.xlsx`, bytes };
}
