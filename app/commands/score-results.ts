import type { Comparability } from '#app/domain/calibration/comparability.ts';
import { borderBand, tableReliability } from '#app/domain/calibration/rank-intervals.ts';
import type { RankInterval } from '#app/domain/calibration/rank-intervals.ts';
import type { RaschElement, RaschMarks } from '#app/domain/calibration/rasch-types.ts';
import type { Calibration } from '#app/domain/calibration/types.ts';
import type { Ranking } from '#app/domain/ranking.ts';

/** A number with so many decimals; nothing for null. Minus zero is zero. */
function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return '';
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** The table, best first; equals by name, who has no score last. */
export function tableRows(
  { entries, decimals, rasch }: Calibration,
  ranking: Ranking,
  intervals: readonly RankInterval[],
): string[][] {
  const entryOf = new Map(entries.map((entry) => [entry.entryId, entry]));
  const intervalOf = new Map(intervals.map((interval) => [interval.entryId, interval]));
  const fairOf = new Map(rasch?.entries.map(({ id, fairAverage }) => [id, fairAverage]));
  const rows = ranking.entries.map(({ entryId, rank, tied }) => {
    const entry = entryOf.get(entryId);
    const interval = intervalOf.get(entryId);
    const value = entry?.value ?? null;
    return [
      entryId,
      String(entry?.scores ?? 0),
      fixed(value === null ? null : value / 10 ** decimals, decimals),
      fixed(entry?.se, decimals),
      rank === null ? '' : String(rank),
      String(interval?.low ?? ''),
      String(interval?.high ?? ''),
      fixed(fairOf.get(entryId), decimals),
      [...(entry?.notes ?? []), ...(tied ? ['tied'] : [])].join(';'),
    ];
  });
  return [
    ['project', 'scores', 'value', 'se', 'rank', 'rank_low', 'rank_high', 'fair_average', 'note'],
    ...rows,
  ];
}

/** Elements of every facet, by name. Harder judges and criteria are higher. */
export function facetRows({ entries, judges, rasch, decimals }: Calibration): string[][] {
  const head = ['facet', 'element', 'count', 'measure', 'se', 'infit', 'outfit', 'fair_average'];
  const number = (value: number | null) => fixed(value, decimals);
  if (!rasch)
    return [
      head,
      ...entries.map((one) => [
        'project',
        one.entryId,
        String(one.scores),
        number(one.estimate),
        number(one.se),
        '',
        '',
        '',
      ]),
      ...judges.map((one) => [
        'judge',
        one.judgeId,
        String(one.count),
        number(one.severity),
        number(one.se),
        '',
        '',
        '',
      ]),
    ];
  const rows = (facet: string, elements: readonly RaschElement[]) =>
    elements.map(({ id, count, measure, se, infit, outfit, fairAverage }) => [
      facet,
      id,
      String(count),
      ...[measure, se, infit, outfit, fairAverage].map(number),
    ]);
  return [
    head,
    ...rows('project', rasch.entries),
    ...rows('judge', rasch.judges),
    ...rows('criterion', rasch.criteria),
    ...rasch.thresholds.map(({ criterion, mark, count, measure, se }) => [
      'threshold',
      criterion === null ? String(mark) : `${criterion}:${mark}`,
      String(count),
      number(measure),
      number(se),
      '',
      '',
      '',
    ]),
  ];
}

type Findings = {
  ranking: Ranking;
  intervals: readonly RankInterval[];
  quota: number | null;
  found: Comparability;
  isComplete: boolean;
  seconds: number;
};

/** The lines of the summary. */
export function summaryOf(
  result: Calibration,
  { ranking, intervals, quota, found, isComplete, seconds }: Findings,
): string[] {
  const { method, unit, entries, judges, convergence, variances } = result;
  const { connectedness, worstPair } = found;
  const unscored = entries.filter(({ value }) => value === null).length;
  const reliability = tableReliability(result);
  const listed = judges.filter(({ notes }) => notes.length > 0);
  const border = borderBand(intervals);
  return [
    `method: ${method}, values in ${unit}`,
    `projects: ${entries.length}, ${unscored} without a score; judges: ${judges.length}; sheets: ${entries.reduce((sum, one) => sum + one.scores, 0)}`,
    `components: ${connectedness.components.length}`,
    `crossed sheets: ${fixed(100 * connectedness.crossedShare, 1)} % of ${connectedness.panels} panels; second eigenvalue: ${fixed(connectedness.secondEigenvalue, 3) || 'none'}`,
    ...comparableLines(found),
    ...(worstPair?.se != null && isComplete
      ? [
          `judges told apart worst: ${worstPair.judgeId} and ${worstPair.otherId}, severity difference +-${fixed(worstPair.se, 2)} points`,
        ]
      : []),
    convergence.iterations === 0
      ? 'convergence: solved directly'
      : `convergence: ${convergence.converged ? 'converged' : 'NOT CONVERGED'} after ${convergence.iterations} turns, residual ${convergence.residual.toExponential(1)}, change ${convergence.change.toExponential(1)}`,
    `reliability: ${reliability === null ? 'none' : fixed(reliability, 3)}`,
    ...(variances
      ? [
          `variances: project ${fixed(variances.entry, 4)}, judge ${fixed(variances.judge, 4)}, residual ${fixed(variances.residual, 4)}`,
          ...(variances.entry === 0 ? ['no evidence of a difference between projects'] : []),
        ]
      : []),
    ...raschLines(result),
    ...listed.map(({ judgeId, notes }) => `judge ${judgeId}: ${notes.join(' ')}`),
    ...(ranking.ties.length > 0 ? [`ties: ${ranking.ties.length}`] : []),
    ...(quota === null
      ? []
      : [
          `border of the first ${quota}: ${border.map(({ entryId, inside }) => `${entryId} ${fixed(inside, 2)}`).join(', ') || 'none'}`,
        ]),
    `time: ${seconds.toFixed(2)} s`,
  ];
}

function comparableLines({ verdict, connectedness, lackingCrossed }: Comparability): string[] {
  if (verdict === 'comparable') return ['comparable: yes'];
  if (verdict === 'within-panels')
    return [
      `comparable: only within panels; ${lackingCrossed} more sheets across panels would make it possible`,
    ];
  return [
    'comparable: only within components; no arithmetic compares projects of different ones',
    ...connectedness.joins.map(({ entryId, judgeId }) => `would join: project ${entryId}, judge ${judgeId}`),
  ];
}

function raschLines({ rasch }: Calibration): string[] {
  if (!rasch) return [];
  const marks = (label: string, list: readonly RaschMarks[]) =>
    list.map(
      (one) => `${label}${one.criterion === null ? '' : ` on ${one.criterion}`}: ${one.marks.join(' ')}`,
    );
  return [
    ...Object.entries(rasch.summaries).flatMap(([facet, one]) =>
      one
        ? [
            `${facet}: ${one.elements} not extreme, separation ${fixed(one.separation.population, 2)} (sample ${fixed(one.separation.sample, 2)}), ` +
              `reliability ${fixed(one.reliability.population, 3)} (sample ${fixed(one.reliability.sample, 3)}), ` +
              `strata ${fixed(one.strata.population, 2)} (sample ${fixed(one.strata.sample, 2)}), fixed chi-square ${fixed(one.chiSquare, 1)} with ${one.degrees} degrees`,
          ]
        : [],
    ),
    ...marks('marks that nobody gave, counted as the one below', rasch.collapsed),
    ...marks('marks given fewer than ten times', rasch.sparse),
  ];
}
