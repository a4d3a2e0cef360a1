import type { ComputedLine, ListChange, ListInputs, ListPlace } from '#app/domain/bundle/list-inputs.ts';
import type { ScoringInputs, TableRow } from '#app/domain/bundle/scoring-inputs.ts';
import { csvText } from '#app/features/shared/csv-text.ts';

/** What the public reads of a list, as its notice froze it. */
export type PublishedLine = { number: string; prize: string };

/** Everything that a bundle says, in plain data. */
export type BundleContent = {
  scoring: ScoringInputs;
  table: readonly TableRow[];
  list: ListInputs;
  /** The list as it was computed, the changes by hand in their order, and the list as it was published. */
  computed: readonly ComputedLine[];
  changes: readonly ListChange[];
  final: readonly ListPlace[];
  published: { template: string; lines: readonly PublishedLine[] };
  /** Entry numbers by label, names of units by label, names of prizes by code. */
  numbers: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  prizes: ReadonlyMap<string, string>;
};

/** Whole hundredths as a decimal: 850 is 8.5. */
export function pointsText(pointsX100: number): string {
  const size = Math.abs(pointsX100);
  const cents = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${pointsX100 < 0 ? '-' : ''}${Math.floor(size / 100)}${cents ? `.${cents}` : ''}`;
}

/** A value scaled by 10^decimals with that many decimals. */
export function scaledText(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${value < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** An object as text that does not depend on the order in which it was put together. */
export function stableJson(value: unknown, indent?: number): string {
  const sorted = (_: string, one: unknown): unknown =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.stringify(value, sorted, indent);
}

/** The scoring table, best first. */
export function tableCsv(rows: readonly TableRow[], decimals: number, numbers: ReadonlyMap<string, string>) {
  return csvText([
    ['project', 'number', 'scores', 'value', 'rank', 'tied', 'notes', 'stages'],
    ...rows.map((row) => [
      row.entryId,
      numbers.get(row.entryId) ?? '',
      String(row.scores),
      row.value === null ? '' : scaledText(row.value, decimals),
      row.rank === null ? '' : String(row.rank),
      row.tied ? 'yes' : '',
      row.notes.join(';'),
      (row.stages ?? [])
        .map(({ stage, value }) => `${stage} ${value === null ? '' : scaledText(value, decimals)}`.trim())
        .join(';'),
    ]),
  ]);
}

/** Each judge's total of each project, whether the method left it out, and what it added for the judge's severity. */
export function totalsCsv(rows: readonly TableRow[], decimals: number): string {
  return csvText([
    ['project', 'judge', 'stage', 'total', 'dropped', 'correction'],
    ...rows.flatMap((row) =>
      row.totals.map(({ judgeId, stage, total, dropped, correction }) => [
        row.entryId,
        judgeId,
        stage ?? '',
        scaledText(total, decimals),
        dropped ? 'yes' : '',
        correction === undefined ? '' : scaledText(correction, decimals),
      ]),
    ),
  ]);
}

/** What the Rasch model says of each project, by stage where stages are combined; in logits and mean squares. */
export function raschCsv(rows: readonly TableRow[]): string {
  const number = (tenThousandths: number | null) =>
    tenThousandths === null ? '' : scaledText(tenThousandths, 4);
  const parts = rows.flatMap(({ entryId, rasch, stages = [] }) => [
    { entryId, stage: '', rasch },
    ...stages.map((one) => ({ entryId, stage: one.stage, rasch: one.rasch })),
  ]);
  return csvText([
    ['project', 'stage', 'measure', 'se', 'infit', 'outfit', 'rank_low', 'rank_high'],
    ...parts.flatMap(({ entryId, stage, rasch }) =>
      rasch
        ? [
            [
              entryId,
              stage,
              ...[rasch.measure, rasch.se, rasch.infit, rasch.outfit].map(number),
              String(rasch.low ?? ''),
              String(rasch.high ?? ''),
            ],
          ]
        : [],
    ),
  ]);
}

/** The list as it was computed, in the order it was decided. */
export function listCsv(lines: readonly ComputedLine[]): string {
  return csvText([
    ['project', 'decision', 'position', 'prize', 'reason', 'facts'],
    ...lines.map((line) => [
      line.entryId,
      line.decision,
      line.position === null ? '' : String(line.position),
      line.prizeCode ?? '',
      line.reason.code,
      stableJson({ ...line.reason.params, where: line.where, floor: line.floor }),
    ]),
  ]);
}

/** The list as it was published: after every change by hand. */
export function finalCsv(lines: readonly ListPlace[], numbers: ReadonlyMap<string, string>): string {
  return csvText([
    ['project', 'number', 'decision', 'position', 'prize'],
    ...[...lines]
      .sort((a, b) => (a.entryId < b.entryId ? -1 : 1))
      .map((line) => [
        line.entryId,
        numbers.get(line.entryId) ?? '',
        line.decision,
        line.position === null ? '' : String(line.position),
        line.prizeCode ?? '',
      ]),
  ]);
}

/** Every table of a bundle by file name; a table without lines has its head alone. */
export function bundleTables(content: BundleContent): Record<string, string> {
  const { scoring, list, table, numbers } = content;
  const { decimals } = scoring.rule;
  const marks = (
    rows: readonly { marks: ScoringInputs['sheets'][number]['marks'] }[],
    cells: (at: number) => string[],
  ) =>
    rows.flatMap((row, at) =>
      row.marks.map(({ criterionId, pointsX100 }) => [...cells(at), criterionId, pointsText(pointsX100)]),
    );
  return {
    'criteria.csv': csvText([
      ['rubric', 'stage', 'criterion', 'max', 'weight'],
      ...scoring.rubrics.flatMap(({ id, stage, criteria }) =>
        criteria.map(({ code, maxX100, weight }) => [id, stage, code, pointsText(maxX100), String(weight)]),
      ),
    ]),
    'projects.csv': projectsCsv(content),
    'sheets.csv': csvText([
      ['project', 'judge', 'status', 'rubric', 'stage'],
      ...scoring.sheets.map((sheet) => [
        sheet.entryId,
        sheet.judgeId,
        sheet.status,
        sheet.rubricId ?? '',
        sheet.stage,
      ]),
    ]),
    'scores.csv': csvText([
      ['project', 'judge', 'stage', 'criterion', 'score'],
      ...marks(scoring.sheets, (at) => [
        scoring.sheets[at]?.entryId ?? '',
        scoring.sheets[at]?.judgeId ?? '',
        scoring.sheets[at]?.stage ?? '',
      ]),
    ]),
    'agreed.csv': csvText([
      ['project', 'rubric', 'criterion', 'score'],
      ...marks(scoring.agreed, (at) => [
        scoring.agreed[at]?.entryId ?? '',
        scoring.agreed[at]?.rubricId ?? '',
      ]),
    ]),
    'panels.csv': csvText([
      ['judge', 'panel'],
      ...scoring.panels.map(({ judgeId, panelId }) => [judgeId, panelId]),
    ]),
    'units.csv': csvText([['unit', 'name'], ...content.units]),
    'prizes.csv': csvText([['prize', 'name'], ...content.prizes]),
    'rules.json': `${stableJson(
      {
        scoring: {
          ...scoring.rule,
          tieBreakers: scoring.tieBreakers,
          stageWeights: scoring.stageWeights,
          ...(scoring.entries.some(({ isFinalist }) => isFinalist) ? { finalistsFirst: true } : {}),
        },
        list:
          list.kind === 'AWARD'
            ? {
                kind: list.kind,
                rules: list.rules,
                perCategory: list.perCategory,
                capPercent: list.capPercent,
              }
            : {
                kind: list.kind,
                lines: list.lines,
                reserves: list.reserves,
                minimumValue: list.minimumValue,
                ...(list.promotes ? { promotes: list.promotes } : {}),
              },
      },
      2,
    )}\n`,
    'table.csv': tableCsv(table, decimals, numbers),
    'totals.csv': totalsCsv(table, decimals),
    ...(scoring.rule.method === 'MFRM' ? { 'rasch.csv': raschCsv(table) } : {}),
    'list.csv': listCsv(content.computed),
    'changes.csv': csvText([
      ['project', 'to', 'prize'],
      ...content.changes.map(({ entryId, to, prizeCode }) => [entryId, to, prizeCode ?? '']),
    ]),
    'final.csv': finalCsv(content.final, numbers),
    'published.json': `${stableJson(content.published, 1)}\n`,
    ...(list.kind === 'ENTRY' && list.promotes
      ? { 'once.csv': csvText([['project', 'students'], ...(list.once ?? [])]) }
      : {}),
  };
}

/** The columns that a list's rules look at in a project. */
export const PROJECT_COLUMNS = [
  'project',
  'number',
  'rubric',
  'unit',
  'school',
  'tier',
  'category',
  'group',
  'discipline',
  'team',
  'tutors',
  'finalist',
] as const;

function projectsCsv({ scoring, list, numbers }: BundleContent): string {
  const finalists = new Set(scoring.entries.flatMap(({ id, isFinalist }) => (isFinalist ? [id] : [])));
  const facts = new Map<string, readonly string[]>(
    list.kind === 'ENTRY'
      ? list.candidates.map((one) => [
          one.entryId,
          [
            one.unitId,
            one.schoolId,
            one.schoolTier ?? '',
            one.categoryCode,
            one.groupCode,
            one.disciplineCode,
            one.team ? 'yes' : '',
            one.tutors.join(';'),
            finalists.has(one.entryId) ? 'yes' : '',
          ],
        ])
      : list.entries.map(({ entryId, categoryCode, isFinalist }) => [
          entryId,
          ['', '', '', categoryCode ?? '', '', '', '', '', isFinalist ? 'yes' : ''],
        ]),
  );
  return csvText([
    PROJECT_COLUMNS,
    ...scoring.entries.map(({ id, rubricId }) => [
      id,
      numbers.get(id) ?? '',
      rubricId ?? '',
      ...(facts.get(id) ?? []),
    ]),
  ]);
}
