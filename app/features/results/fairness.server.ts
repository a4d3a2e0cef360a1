import { compareInThread } from './compare-in-thread.server.ts';
import { readRoundSheets, stagesJudged } from './round-sheets.server.ts';
import { panelsOf } from './judge-panels.server.ts';
import { refusalOf, refuseScales, withNames } from './refuse-table.server.ts';
import { judgeNames } from './queries.server.ts';
import { managedRound } from './scope.server.ts';
import { readStageWeights } from './stored.ts';
import { calibrationOf } from '#app/domain/bundle/scoring-inputs.ts';
import type { Comparison } from '#app/domain/calibration/comparison.ts';
import { modelOf } from '#app/domain/calibration/rasch-choice.ts';
import { STAGES } from '#app/domain/rubric.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Fixed, so that a second look draws the same intervals. */
const SEED = 1;

export type FairnessQuestion = {
  /** How many go on; null: as many as the quota gives in all, if it says so. */
  places: number | null;
  /** The stage whose sheets are looked at, where both have been judged; '' for the newest, or all where they are one pot. */
  stage?: string;
  /** A judge of the round to leave out, to see what hangs on one person; '' for none. */
  withoutId: string;
};

/**
 * How far the ranking of a round hangs on the judges and on the method: every method beside the others, the ranks that
 * each entry could have, and whether the design carries a comparison at all. Changes nothing. Null when not visible;
 * `comparison` is null while nobody has submitted.
 */
export async function getFairness(viewer: Viewer, roundId: string, question: FairnessQuestion) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const [read, names, panels] = await Promise.all([
    readRoundSheets(db, round),
    judgeNames(roundId),
    panelsOf(db, roundId),
  ]);
  const { stages, stage } = stageShown(read.sheets, round.stageWeights, question.stage ?? '');
  const input = stage ? { ...read, sheets: read.sheets.filter((sheet) => sheet.stage === stage) } : read;
  const fromQuota =
    (stage === 'DEFENCE' ? null : await wholeQuota(roundId, 'FINALIST')) ??
    (await wholeQuota(roundId, 'ADVANCE'));
  const places = question.places ?? fromQuota;
  const given = input.sheets.filter(({ status }) => status === 'submitted');
  const judges = [...new Set(given.map(({ judgeId }) => judgeId))]
    .map((id) => ({ id, name: names.get(id) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
  const withoutId = judges.some(({ id }) => id === question.withoutId) ? question.withoutId : '';
  const facts = { round, places, withoutId, judges, names, stages, stage };
  const sheets = calibrationOf({
    ...input,
    sheets: input.sheets.filter(({ judgeId }) => judgeId !== withoutId),
  });
  if (judges.every(({ id }) => id === withoutId))
    return { ...facts, sheets, comparison: null, noRasch: null, entries: new Map<string, EntryFacts>() };
  const unfit = await refuseScales(db, roundId);
  const comparison = await compareInThread({
    input: sheets,
    trimMinimum: round.trimMinimum,
    decimals: round.decimals,
    places,
    panelOf: [...panels],
    rasch: unfit ? undefined : modelOf(round.raschModel),
    seed: SEED,
  });
  return {
    ...facts,
    sheets,
    comparison,
    /** Why the Rasch model is not in the comparison; null where it is. */
    noRasch: unfit?.ok === false ? unfit.refusals[0] : await namedReason(roundId, comparison),
    entries: await readEntries(roundId),
  };
}
export type Fairness = NonNullable<Awaited<ReturnType<typeof getFairness>>>;

/**
 * The stages to choose from, none where only one has been judged, and the one that is shown: what is combined by weight is
 * looked at stage by stage, as the table does; null for all sheets together.
 */
function stageShown(sheets: Parameters<typeof stagesJudged>[0], weights: unknown, asked: string) {
  const judged = stagesJudged(sheets);
  const stages = STAGES.filter((stage) => judged.has(stage));
  if (stages.length < 2) return { stages: [], stage: null };
  const chosen = stages.find((stage) => stage === asked) ?? null;
  return { stages, stage: chosen ?? (readStageWeights(weights) ? 'DEFENCE' : null) };
}

async function namedReason(roundId: string, { noRasch }: Comparison): Promise<Refusal | null> {
  if (!noRasch) return null;
  const { code, params } = refusalOf(noRasch);
  return { code, params: await withNames(db, roundId, params) };
}

type EntryFacts = { id: string; number: string | null; title: string };

async function readEntries(roundId: string): Promise<Map<string, EntryFacts>> {
  const entries = await db.entry.findMany({
    where: { roundId, status: 'ELIGIBLE' },
    select: { id: true, number: true, project: { select: { title: true } } },
  });
  return new Map(entries.map(({ project, ...entry }) => [entry.id, { ...entry, title: project.title }]));
}

/** The quota line that caps everything, when there is one. */
async function wholeQuota(roundId: string, kind: 'ADVANCE' | 'FINALIST'): Promise<number | null> {
  const line = await db.quotaLine.findFirst({
    where: {
      quota: { roundId, kind },
      kind: 'CAP',
      each: '',
      unitId: null,
      schoolId: null,
      schoolTier: null,
      groupCode: null,
      categoryCode: null,
      disciplineCode: null,
      team: null,
      places: { not: null },
    },
    orderBy: { places: 'asc' },
    select: { places: true },
  });
  return line?.places ?? null;
}
