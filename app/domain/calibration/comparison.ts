import { calibrate, rankCalibrated } from './calibrate.ts';
import { comparability } from './comparability.ts';
import type { Comparability } from './comparability.ts';
import { designOf } from './design.ts';
import { judgeFits } from './judge-fit.ts';
import { COMPARED } from './methods.ts';
import type { Compared } from './methods.ts';
import { piecePlaces, within } from './pieces.ts';
import type { PiecePlace } from './pieces.ts';
import { rankIntervals, stagedIntervals, tableReliability } from './rank-intervals.ts';
import type { RankInterval } from './rank-intervals.ts';
import { raschTable } from './rasch-scores.ts';
import type { RaschNo } from './rasch-scores.ts';
import type { RaschModel } from './rasch-types.ts';
import { GUARDED_Z } from './standardised.ts';
import type { Calibration, CalibrationInput, CalibratedJudge } from './types.ts';

export type ComparisonOrder = {
  input: CalibrationInput;
  trimMinimum: number;
  decimals: number;
  /** How many go on or win; null while that is open. */
  places: number | null;
  /** The entries that `places` is about, where not all compete for them: intervals are of ranks among these. */
  pool?: readonly string[];
  /** The panel of each judge; without it panels are found from who judges together. */
  panelOf: readonly (readonly [judgeId: string, panelId: string])[];
  /** Puts the Rasch model beside the others, where the marks carry it. */
  rasch?: RaschModel;
  /**
   * Where values of stages are combined: the sheets of each with its weight, the preliminary one first. Ranks that an entry
   * could have are then those of its combined value.
   */
  stages?: readonly { input: CalibrationInput; weight: number }[];
  /** Finalists stand before all others. */
  finalists?: readonly string[];
  seed: number;
};

export type ComparedEntry = {
  entryId: string;
  scores: number;
  /** Standard competition ranks before any tie-breaker; null without a value, and by a method that was left out. */
  ranks: Record<Compared, number | null>;
  mean: number | null;
  /** By the additive model: points of 100 from judges of mean severity, its standard error, ranks that it could have. */
  value: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  /** Chance of a rank within the places; null while they are open. */
  inside: number | null;
  /** Where the graph is in pieces: its place in its own, the only one that the additive model can tell. */
  place?: PiecePlace;
};

/** A judge with how their marks fit those of the others: see `judgeFits`; infit and outfit by the Rasch model where it was taken. */
export type ComparedJudge = CalibratedJudge & {
  fit: number | null;
  infit: number | null;
  outfit: number | null;
};

export type Comparison = {
  /** The methods that are set beside each other, the plain one first. */
  methods: Compared[];
  /** Why the Rasch model is not among them, though it was asked for. */
  noRasch: RaschNo | null;
  verdict: Comparability['verdict'];
  lackingCrossed: number;
  components: number;
  joins: { entryId: string; judgeId: string }[];
  worstPair: Comparability['worstPair'];
  /** Share of the spread of the adjusted values that is not error; null where it cannot be told. */
  reliability: number | null;
  /** By adjusted value, best first; entries without a value last. */
  entries: ComparedEntry[];
  /** Hardest first. */
  judges: ComparedJudge[];
  /** Who gets in and who drops out by each method, against the mean; empty while the places are open. */
  moves: { method: Compared; into: string[]; out: string[] }[];
};

/**
 * Sets the methods beside each other for one set of sheets. A rank within `places` counts as inside; of a group that is
 * tied across the border all are, because only people may part them.
 */
export function compareMethods(order: ComparisonOrder): Comparison {
  const design = designOf(order.input);
  const { verdict, lackingCrossed, connectedness, worstPair } = comparability(
    design,
    order.panelOf.length > 0 ? new Map(order.panelOf) : undefined,
  );
  const by = (method: Exclude<Compared, 'mfrm'>) =>
    calibrate(design, order.input, {
      method,
      decimals: order.decimals,
      trimMinimum: order.trimMinimum,
      guards: GUARDED_Z,
    });
  const [mean, additive] = [by('mean'), by('additive')];
  const rasch =
    order.rasch && design.sheets.length > 0 ? raschTable(design, order.input, { model: order.rasch }) : null;
  const all: Record<Compared, Calibration | null> = {
    mean,
    trimmed: by('trimmed'),
    zscore: by('zscore'),
    adjusted: by('adjusted'),
    additive,
    mixed: by('mixed'),
    mfrm: rasch?.ok ? rasch.table : null,
  };
  const methods = COMPARED.filter((method) => all[method]);
  const ranks = new Map(methods.map((method) => [method, ranksOf(all[method])]));
  const intervals = new Map(intervalsOf(order, additive).map((one) => [one.entryId, one]));
  const fits = judgeFits(design, additive);
  const raschOf = new Map(rasch?.ok ? rasch.table.rasch.judges.map((one) => [one.id, one]) : []);
  const places = piecePlaces(additive, order.seed);
  const meanOf = new Map(mean.entries.map(({ entryId, estimate }) => [entryId, estimate]));
  const entries = additive.entries.map(({ entryId, scores, estimate, se }): ComparedEntry => {
    const interval = intervals.get(entryId);
    const place = places.get(entryId);
    return {
      ...(place ? { place } : {}),
      entryId,
      scores,
      ranks: Object.fromEntries(
        COMPARED.map((method) => [method, ranks.get(method)?.get(entryId) ?? null]),
      ) as ComparedEntry['ranks'],
      mean: meanOf.get(entryId) ?? null,
      value: estimate,
      se,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      inside: interval?.inside ?? null,
    };
  });
  return {
    methods,
    noRasch: rasch && !rasch.ok ? rasch : null,
    verdict,
    lackingCrossed,
    components: connectedness.components.length,
    joins: connectedness.joins,
    worstPair,
    reliability: tableReliability(additive),
    entries: entries.sort(
      (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || (a.entryId < b.entryId ? -1 : 1),
    ),
    judges: additive.judges
      .map((one): ComparedJudge => ({
        ...one,
        fit: fits.get(one.judgeId) ?? null,
        infit: raschOf.get(one.judgeId)?.infit ?? null,
        outfit: raschOf.get(one.judgeId)?.outfit ?? null,
      }))
      .sort((a, b) => (b.severity ?? 0) - (a.severity ?? 0) || (a.judgeId < b.judgeId ? -1 : 1)),
    moves: movesOf(entries, methods, order.places),
  };
}

function intervalsOf(order: ComparisonOrder, whole: Calibration): RankInterval[] {
  const { stages, finalists = [], pool, seed, places: quota } = order;
  if (!stages && finalists.length === 0) return rankIntervals(within(whole, pool), { seed, quota });
  const parts = (stages ?? []).map(({ input, weight }) => ({
    weight,
    calibration: calibrate(designOf(input), input, { method: 'additive', decimals: order.decimals }),
  }));
  return stagedIntervals(stages ? parts : [{ weight: 1, calibration: whole }], {
    seed,
    quota,
    finalists: new Set(finalists),
    pool: pool ?? whole.entries.map(({ entryId }) => entryId),
  });
}

function ranksOf(calibration: Calibration | null): Map<string, number> {
  if (!calibration) return new Map();
  return new Map(
    rankCalibrated(calibration).entries.flatMap(({ entryId, rank }) =>
      rank === null ? [] : [[entryId, rank]],
    ),
  );
}

function movesOf(
  entries: readonly ComparedEntry[],
  methods: readonly Compared[],
  places: number | null,
): Comparison['moves'] {
  if (places === null) return [];
  const isInside = ({ ranks }: ComparedEntry, method: Compared) => (ranks[method] ?? Infinity) <= places;
  const ids = (list: readonly ComparedEntry[]) => list.map(({ entryId }) => entryId).sort();
  return methods.slice(1).map((method) => ({
    method,
    into: ids(entries.filter((entry) => isInside(entry, method) && !isInside(entry, 'mean'))),
    out: ids(entries.filter((entry) => !isInside(entry, method) && isInside(entry, 'mean'))),
  }));
}
