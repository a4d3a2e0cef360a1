import { loadPlan, nameReason, pairStates } from './plan-queries.server.ts';
import type { LoadedPlan, NamedReason } from './plan-queries.server.ts';
import { fitText } from './plan-reasons.ts';
import { judgeLabel } from './plan-table.ts';
import { parsePlanRows } from '#app/domain/plan-rows.ts';
import type { PlanRow } from '#app/domain/plan-rows.ts';
import { planLimits } from '#app/domain/assignment/limits.ts';
import type { Pair } from '#app/domain/assignment/types.ts';
import { ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { writeXlsxSheets } from '#app/platform/xlsx.server.ts';

/** The waiting proposal as a workbook: pairs, loads, what is short. Null when there is none. */
export async function exportPlan(
  viewer: Viewer,
  roundId: string,
  locale: Locale,
): Promise<{ fileName: string; bytes: Buffer } | null> {
  const loaded = await loadPlan(viewer, roundId);
  if (!loaded) return null;
  const { t, name } = paperWords(locale);
  const { world, plan, entryOf, judges } = loaded;
  const { limits, input } = world;
  const codes = new Map(judges.map((judge, index) => [judge.id, judgeLabel(index, judges.length)]));
  const judgeOf = new Map(judges.map((judge) => [judge.id, judge]));
  const numberOf = (entryId: string) => entryOf.get(entryId)?.number ?? entryId;
  const titleOf = (entryId: string) => entryOf.get(entryId)?.project.title ?? '';
  const entryColumns = [
    { heading: t('checks.number'), width: 14 },
    { heading: t('checks.project'), width: 48 },
  ];
  const judgeColumns = [
    { heading: t('plans.judge'), width: 14 },
    { heading: t('plans.judgeCode'), width: 12 },
    { heading: t('judging.organisation'), width: 26 },
  ];
  const judgeCells = (judgeId: string) => [
    judgeOf.get(judgeId)?.name ?? '',
    codes.get(judgeId) ?? '',
    judgeOf.get(judgeId)?.organisation ?? '',
  ];
  const pairs = pairStates(plan, world).filter(({ state }) => state !== 'leaves');
  const order = new Map([...entryOf.keys()].map((id, index) => [id, index]));
  pairs.sort((a, b) => (order.get(a.entryId) ?? 0) - (order.get(b.entryId) ?? 0));
  const bytes = await writeXlsxSheets([
    {
      name: t('judging.pairs'),
      columns: [
        ...entryColumns,
        { heading: t('projects.discipline'), width: 16 },
        ...judgeColumns,
        { heading: t('plans.fitHead'), width: 18 },
        { heading: t('plans.change'), width: 12 },
      ],
      rows: pairs.map((pair) => {
        const discipline = entryOf.get(pair.entryId)?.discipline;
        return [
          numberOf(pair.entryId),
          titleOf(pair.entryId),
          discipline ? name(discipline) : '',
          ...judgeCells(pair.judgeId),
          fitText(limits.fit(pair), t),
          t(`plans.state-${pair.state}`),
        ];
      }),
    },
    {
      name: t('judging.loads'),
      columns: [
        ...judgeColumns,
        ...[t('plans.loadHead'), t('plans.least'), t('plans.most')].map((heading) => ({
          heading,
          width: 10,
          numeric: true,
        })),
      ],
      rows: input.judges.map((judge) => [
        ...judgeCells(judge.id),
        limits.load(judge.id),
        judge.minLoad,
        judge.maxLoad,
      ]),
    },
    {
      name: t('judging.shortfalls'),
      columns: [...entryColumns, { heading: t('judging.missing'), width: 10, numeric: true }],
      rows: input.entries.flatMap(({ id }) => {
        const missing = input.rules.judgesPerEntry - limits.judgesOf(id).length;
        return missing > 0 ? [[numberOf(id), titleOf(id), missing]] : [];
      }),
    },
  ]);
  return { fileName: `${t('judging.plan')}.xlsx`, bytes };
}

export type RowProblem = 'entry-unknown' | 'judge-unknown' | 'judge-several' | 'twice-in-file';
export type PlanUpload = {
  planId: string;
  /** The proposal as the table has it, what stands left out. */
  pairs: Pair[];
  added: { entry: string; judge: string }[];
  removed: { entry: string; judge: string }[];
  same: number;
  rejected: {
    line: number;
    entry: string;
    judge: string;
    problem: RowProblem | null;
    reason: NamedReason | null;
  }[];
};

/** What a table would make of the waiting proposal: differences, and every row that cannot be, with its reason. */
export function readPlanUpload(loaded: LoadedPlan, table: Table): Result<PlanUpload> {
  const rows = parsePlanRows(table);
  if (!rows.ok) return rows;
  const { world, plan, judgeName, entryName } = loaded;
  const keyOf = ({ entryId, judgeId }: Pair) => `${entryId} ${judgeId}`;
  const find = rowReader(loaded);
  const rejected: PlanUpload['rejected'] = [];
  const found: (PlanRow & Pair)[] = [];
  const seen = new Set<string>();
  for (const row of rows.value) {
    const pair = find(row);
    const problem = 'problem' in pair ? pair.problem : seen.has(keyOf(pair)) ? 'twice-in-file' : null;
    if ('problem' in pair || problem) rejected.push({ ...row, problem, reason: null });
    else {
      seen.add(keyOf(pair));
      found.push({ ...row, ...pair });
    }
  }
  const standing = new Set(world.standing.map(keyOf));
  const wanted = found.filter((row) => !standing.has(keyOf(row)));
  const limits = planLimits(world.input, [...world.standing, ...wanted]);
  for (const row of wanted) {
    const [obstacle] = limits
      .obstacles(row)
      .filter(({ kind }) => kind !== 'load' || plan.loadReason === null);
    if (obstacle) rejected.push({ ...row, problem: null, reason: nameReason(loaded, row, obstacle) });
  }
  const before = new Set(world.proposed.map(keyOf));
  const named = (pair: Pair) => ({ entry: entryName(pair.entryId), judge: judgeName(pair.judgeId) });
  const wantedKeys = new Set(wanted.map(keyOf));
  return ok({
    planId: plan.id,
    pairs: wanted.map(({ entryId, judgeId }) => ({ entryId, judgeId })),
    added: wanted.filter((pair) => !before.has(keyOf(pair))).map(named),
    removed: world.proposed.filter((pair) => !wantedKeys.has(keyOf(pair))).map(named),
    same: wanted.filter((pair) => before.has(keyOf(pair))).length,
    rejected: rejected.sort((a, b) => a.line - b.line),
  });
}

/** Finds the pair that a row means: an entry by its number, a judge by code, or by name and, if need be, organisation. */
function rowReader({ entries, judges }: LoadedPlan) {
  const byNumber = new Map(entries.map((entry) => [entry.number ?? entry.id, entry.id]));
  const byCode = new Map(judges.map((judge, index) => [judgeLabel(index, judges.length), judge]));
  return (row: PlanRow): Pair | { problem: RowProblem } => {
    const entryId = byNumber.get(row.entry);
    if (!entryId) return { problem: 'entry-unknown' };
    // A name typed over another's leaves the old code beside it: the name is what was meant.
    const coded = byCode.get(row.code);
    if (coded && (row.judge === '' || coded.name === row.judge)) return { entryId, judgeId: coded.id };
    const named = judges.filter((judge) => judge.name === row.judge);
    const exact = named.filter((judge) => judge.organisation === row.organisation);
    const [judge] = exact.length === 1 ? exact : named;
    if (!judge) return { problem: 'judge-unknown' };
    if (named.length > 1 && exact.length !== 1) return { problem: 'judge-several' };
    return { entryId, judgeId: judge.id };
  };
}
