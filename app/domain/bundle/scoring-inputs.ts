import { calibratedScores } from '../calibration/calibrated-scores.ts';
import type { CalibratedScores } from '../calibration/calibrated-scores.ts';
import { isCalibrated } from '../calibration/methods.ts';
import type { CalibratedMethod } from '../calibration/methods.ts';
import type { CalibrationInput } from '../calibration/types.ts';
import { rankEntries } from '../ranking.ts';
import type { RankedEntry, TieBreaker } from '../ranking.ts';
import { scoreEntry } from '../scoring.ts';
import type { EntryScore, ScoringCriterion, ScoringRule, SheetInput } from '../scoring.ts';

type Marks = readonly { criterionId: string; pointsX100: number }[];

/**
 * Everything that a scoring table is computed from, as plain data: the same inputs give the same table on every machine
 * and in every year. Ids may be labels; their order decides nothing but the order of equals.
 */
export type ScoringInputs = {
  rule: Omit<ScoringRule, 'method'> & { method: ScoringRule['method'] | CalibratedMethod };
  tieBreakers: readonly TieBreaker[];
  rubrics: readonly { id: string; criteria: readonly ScoringCriterion[] }[];
  entries: readonly { id: string; rubricId: string | null }[];
  /** One for each judge and entry; `rubricId` is the version that the sheet was begun with, null for one not handed in. */
  sheets: readonly (Omit<SheetInput, 'criteria'> & { rubricId: string | null })[];
  /** What panels agreed on. */
  agreed: readonly { entryId: string; rubricId: string; marks: Marks }[];
  /** The panel of each judge who has one. */
  panels: readonly { judgeId: string; panelId: string }[];
};

export type TableRow = RankedEntry & Pick<EntryScore, 'scores' | 'totals' | 'notes'>;

export type ScoringTable =
  | { ok: true; rows: TableRow[]; ties: string[][] }
  /** The sheets cannot carry the method, see `calibratedScores`. */
  | Extract<CalibratedScores, { ok: false }>;

/** The scoring table of a round: every entry's value by the rule, ranked, best first, unscored last. */
export function scoringTable(inputs: ScoringInputs): ScoringTable {
  const { rule, tieBreakers } = inputs;
  const means = scoreAll(inputs, isCalibrated(rule.method) ? 'MEAN' : rule.method);
  const scored = isCalibrated(rule.method)
    ? calibratedScores(
        means,
        calibrationOf(inputs),
        { method: rule.method, decimals: rule.decimals },
        new Map(inputs.panels.map(({ judgeId, panelId }) => [judgeId, panelId])),
      )
    : { ok: true as const, scores: means };
  if (!scored.ok) return scored;
  const ranking = rankEntries(scored.scores, tieBreakers);
  const byEntry = new Map(scored.scores.map((score) => [score.entryId, score]));
  return {
    ok: true,
    ties: ranking.ties,
    rows: ranking.entries.map((entry) => {
      const { scores = 0, totals = [], notes = [] } = byEntry.get(entry.entryId) ?? {};
      return { ...entry, scores, totals, notes };
    }),
  };
}

function scoreAll(inputs: ScoringInputs, method: ScoringRule['method']): EntryScore[] {
  const criteria = new Map(inputs.rubrics.map((rubric) => [rubric.id, rubric.criteria]));
  const sheetsOf = sheetsByEntry(inputs, criteria);
  const rubricOf = new Map(inputs.entries.map(({ id, rubricId }) => [id, rubricId]));
  const agreed = new Map(
    inputs.agreed.map(({ entryId, rubricId, marks }) => [
      entryId,
      { marks, ...(rubricId === rubricOf.get(entryId) ? {} : { criteria: criteria.get(rubricId) ?? [] }) },
    ]),
  );
  return inputs.entries.map(({ id, rubricId }) => {
    const own = rubricId === null ? [] : (criteria.get(rubricId) ?? []);
    const sheets = own.length === 0 ? [] : (sheetsOf.get(id) ?? []);
    return scoreEntry(id, sheets, own, { ...inputs.rule, method }, agreed.get(id) ?? null);
  });
}

/** Each entry's sheets, with criteria of their own where they were begun with another rubric than the entry's. */
function sheetsByEntry(inputs: ScoringInputs, criteria: ReadonlyMap<string, readonly ScoringCriterion[]>) {
  const rubricOf = new Map(inputs.entries.map(({ id, rubricId }) => [id, rubricId]));
  const found = new Map<string, SheetInput[]>();
  for (const { rubricId, ...sheet } of inputs.sheets) {
    const isOther = rubricId !== null && rubricId !== rubricOf.get(sheet.entryId);
    const one = isOther ? { ...sheet, criteria: criteria.get(rubricId) ?? [] } : sheet;
    const list = found.get(sheet.entryId);
    if (list) list.push(one);
    else found.set(sheet.entryId, [one]);
  }
  return found;
}

/** The submitted sheets, each with the criteria it was given by, as the calibrated methods read them. */
export function calibrationOf(
  inputs: Pick<ScoringInputs, 'rubrics' | 'entries' | 'sheets'>,
): CalibrationInput {
  const criteria = new Map(inputs.rubrics.map((rubric) => [rubric.id, rubric.criteria]));
  const rubricOf = new Map(inputs.entries.map(({ id, rubricId }) => [id, rubricId]));
  return {
    criteria: [],
    sheets: inputs.sheets
      // Without a rubric for its category an entry has no score.
      .filter(({ status, entryId }) => status === 'submitted' && rubricOf.get(entryId))
      .map(({ rubricId, ...sheet }) => ({ ...sheet, criteria: criteria.get(rubricId ?? '') ?? [] }))
      .filter((sheet) => sheet.criteria.length > 0),
  };
}
