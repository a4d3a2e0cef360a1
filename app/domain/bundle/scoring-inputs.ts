import { calibratedScores } from '../calibration/calibrated-scores.ts';
import type { CalibratedScores } from '../calibration/calibrated-scores.ts';
import { isCalibrated } from '../calibration/methods.ts';
import type { CalibratedMethod } from '../calibration/methods.ts';
import type { RaschFacts } from '../calibration/rasch-entries.ts';
import type { RaschWatch } from '../calibration/rasch-fit.ts';
import type { RaschModel } from '../calibration/rasch-types.ts';
import type { CalibrationInput } from '../calibration/types.ts';
import { rankEntries } from '../ranking.ts';
import type { RankedEntry, TieBreaker } from '../ranking.ts';
import { STAGES } from '../rubric.ts';
import type { Stage } from '../rubric.ts';
import { scoreEntry } from '../scoring.ts';
import type { EntryScore, ScoringCriterion, ScoringRule, SheetInput } from '../scoring.ts';
import { combineStages } from '../stages.ts';
import type { Finalists, StageWeights } from '../stages.ts';

type Marks = readonly { criterionId: string; pointsX100: number }[];

/**
 * Everything that a scoring table is computed from, as plain data: the same inputs give the same table on every machine
 * and in every year. Ids may be labels; their order decides nothing but the order of equals.
 */
export type ScoringInputs = {
  rule: Omit<ScoringRule, 'method'> & { method: ScoringRule['method'] | CalibratedMethod } & {
    /** Of the Rasch model; absent with all other methods. */
    model?: RaschModel;
  };
  tieBreakers: readonly TieBreaker[];
  /** How the stages of judging are combined; null where all sheets are one pot. */
  stageWeights: StageWeights | null;
  rubrics: readonly { id: string; stage: Stage; criteria: readonly ScoringCriterion[] }[];
  /** `isFinalist` where the round has named finalists: they are ranked before all others. */
  entries: readonly { id: string; rubricId: string | null; isFinalist?: boolean }[];
  /**
   * One for each judge, entry and stage; `rubricId` is the version that the sheet was begun with, null for one not
   * handed in.
   */
  sheets: readonly (Omit<SheetInput, 'criteria'> & { rubricId: string | null; stage: Stage })[];
  /** What panels agreed on. */
  agreed: readonly { entryId: string; rubricId: string; marks: Marks }[];
  /** The panel of each judge who has one. */
  panels: readonly { judgeId: string; panelId: string }[];
};

export type TableRow = RankedEntry &
  Pick<EntryScore, 'scores' | 'totals' | 'notes' | 'stages' | 'rasch'> & { isFinalist?: boolean };

export type ScoringTable =
  | {
      ok: true;
      rows: TableRow[];
      ties: string[][];
      /** Of the Rasch model, by stage where stages are combined. */
      fits: (RaschFacts & { stage?: Stage })[];
    }
  /** The sheets cannot carry the method, see `calibratedScores`. */
  | Extract<CalibratedScores, { ok: false }>
  /** Stages are to be combined, and one has no rubric of its own. */
  | { ok: false; verdict: 'stage-without-rubric' };

/** The scoring table of a round: every entry's value by the rule, ranked, best first, unscored last. */
export function scoringTable(inputs: ScoringInputs, watch?: RaschWatch): ScoringTable {
  const scored = inputs.stageWeights
    ? scoreStages(inputs, inputs.stageWeights, watch)
    : scoreOnce(inputs, watch);
  if (!scored.ok) return scored;
  const finalists = finalistsOf(inputs);
  const ranking = rankEntries(scored.scores, inputs.tieBreakers, finalists);
  const byEntry = new Map(scored.scores.map((score) => [score.entryId, score]));
  const isOut = (entryId: string) => finalists.size > 0 && !finalists.has(entryId);
  return {
    ok: true,
    ties: ranking.ties,
    fits: scored.fits,
    rows: ranking.entries.map((entry) => {
      const { scores = 0, totals = [], notes = [], stages, rasch } = byEntry.get(entry.entryId) ?? {};
      return {
        ...entry,
        scores,
        totals,
        notes: isOut(entry.entryId) ? [...notes, 'not-finalist'] : notes,
        ...(stages ? { stages } : {}),
        ...(rasch ? { rasch } : {}),
        ...(finalists.has(entry.entryId) ? { isFinalist: true } : {}),
      };
    }),
  };
}

/** The finalists that the round had named; empty where it had named none. */
function finalistsOf({ entries }: ScoringInputs): Finalists {
  return new Set(entries.flatMap(({ id, isFinalist }) => (isFinalist ? [id] : [])));
}

type Fits = Extract<ScoringTable, { ok: true }>['fits'];
type Scored = { ok: true; scores: EntryScore[]; fits: Fits } | Extract<ScoringTable, { ok: false }>;

/** Each stage by itself, over the sheets begun with its rubric, then all combined by weight. */
function scoreStages(inputs: ScoringInputs, weights: StageWeights, watch?: RaschWatch): Scored {
  const fits: Fits = [];
  const stages: { stage: Stage; scores: EntryScore[] }[] = [];
  const finalists = finalistsOf(inputs);
  // The others have the preliminary judging, whether or not it counts for finalists.
  const judged = STAGES.filter(
    (stage) => (weights[stage] ?? 0) > 0 || (stage === 'PRELIMINARY' && finalists.size > 0),
  );
  for (const stage of judged) {
    if (!inputs.rubrics.some((rubric) => rubric.stage === stage))
      return { ok: false, verdict: 'stage-without-rubric' };
    const sheets = inputs.sheets.filter((sheet) => sheet.stage === stage);
    const scored = scoreOnce({ ...inputs, sheets }, watch);
    if (!scored.ok) return scored;
    fits.push(...scored.fits.map((fit) => ({ ...fit, stage })));
    stages.push({ stage, scores: scored.scores });
  }
  return { ok: true, scores: combineStages(stages, weights, inputs.rule.decimals, finalists), fits };
}

function scoreOnce(inputs: ScoringInputs, watch?: RaschWatch): Scored {
  const { method, decimals, model } = inputs.rule;
  const means = scoreAll(inputs, isCalibrated(method) ? 'MEAN' : method);
  if (!isCalibrated(method) || means.every(({ value }) => value === null))
    return { ok: true, scores: means, fits: [] };
  const panelOf = new Map(inputs.panels.map(({ judgeId, panelId }) => [judgeId, panelId]));
  const found = calibratedScores(
    means,
    calibrationOf(inputs),
    { method, decimals, model },
    { panelOf, watch },
  );
  return found.ok ? { ...found, fits: found.fit ? [found.fit] : [] } : found;
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
  for (const { rubricId, stage: _, ...sheet } of inputs.sheets) {
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
