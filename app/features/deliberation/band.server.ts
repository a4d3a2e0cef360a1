import { readBorders } from './borders.server.ts';
import type { Border, BorderLine } from './borders.server.ts';
import { calibrationOf } from '#app/domain/bundle/scoring-inputs.ts';
import { isAtBorder } from '#app/domain/calibration/rank-intervals.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { reachedWeights } from '#app/domain/stages.ts';
import { compareInThread } from '#app/features/results/compare-in-thread.server.ts';
import { panelsOf } from '#app/features/results/judge-panels.server.ts';
import { readRoundSheets, stagesJudged } from '#app/features/results/round-sheets.server.ts';
import type { managedList } from '#app/features/results/scope.server.ts';
import { readStageWeights } from '#app/features/results/stored.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Fixed, so that the page that proposes and the verb that opens see the same band. */
const SEED = 1;
/** How many neighbours are offered on each side, to be added by hand. */
const NEAR = 5;

type List = NonNullable<Awaited<ReturnType<typeof managedList>>>;

export type BandLine = BorderLine & {
  /** Why it is proposed; null for an entry near the line that may be added by hand. */
  origin: 'TIED' | 'INTERVAL' | null;
  holds: boolean;
  low: number | null;
  high: number | null;
  /** Chance of a rank above the border. */
  inside: number | null;
};

/**
 * The borders of a drafted list and, for the asked one, the entries near it: ties across it and ranks that could lie on
 * either side are proposed, the neighbours offered. Null without a border.
 */
export async function proposeBand(list: List, asked: string) {
  const borders = await readBorders(db, list);
  const border =
    borders.find(({ key }) => key === asked) ?? borders.find(({ tied }) => tied.length > 0) ?? borders[0];
  if (!border) return null;
  const ranks = await possibleRanks(list, border);
  const lines = border.lines.map((line): BandLine => {
    const rank = ranks.get(line.entryId);
    const origin = border.tied.includes(line.entryId)
      ? 'TIED'
      : line.rank !== null && isAtBorder(rank?.inside ?? null)
        ? 'INTERVAL'
        : null;
    return {
      ...line,
      origin,
      holds: border.holds(line),
      low: rank?.low ?? null,
      high: rank?.high ?? null,
      inside: rank?.inside ?? null,
    };
  });
  const neighbours = lines.flatMap((line, index) =>
    line.origin === null && line.rank !== null ? [{ line, isAbove: index < border.places }] : [],
  );
  const near = new Set(
    [
      ...neighbours.filter(({ isAbove }) => isAbove).slice(-NEAR),
      ...neighbours.filter(({ isAbove }) => !isAbove).slice(0, NEAR),
    ].map(({ line }) => line),
  );
  return { borders, border, lines: lines.filter((line) => line.origin !== null || near.has(line)) };
}

/** The ranks that each entry could have among those who compete for the places, by the stages as the table combines them. */
async function possibleRanks(list: List, border: Border) {
  const read = await readRoundSheets(db, list.round);
  const input = calibrationOf(read);
  if (input.sheets.length === 0 || border.places < 1) return new Map<string, never>();
  const judged = stagesJudged(read.sheets);
  const weights = reachedWeights(readStageWeights(list.round.stageWeights), judged);
  const stages =
    weights && judged.size > 1
      ? STAGES.map((stage) => ({
          weight: weights[stage] ?? 0,
          input: calibrationOf({ ...read, sheets: read.sheets.filter((sheet) => sheet.stage === stage) }),
        }))
      : undefined;
  const { entries } = await compareInThread({
    input,
    trimMinimum: list.round.trimMinimum,
    decimals: list.round.decimals,
    places: border.places,
    pool: border.lines.map(({ entryId }) => entryId),
    panelOf: [...(await panelsOf(db, list.roundId))],
    stages,
    finalists: judged.has('DEFENCE')
      ? read.entries.flatMap(({ id, isFinalist }) => (isFinalist ? [id] : []))
      : [],
    seed: SEED,
  });
  return new Map(entries.map((entry) => [entry.entryId, entry]));
}
