import { componentsOf } from './components.ts';
import { scoresOf } from './design.ts';
import { componentNotes, judgesOf } from './notes.ts';
import { DIRECT, roundedTo } from './types.ts';
import type { Calibration, Design, JudgeNote } from './types.ts';

/**
 * Guards of z-scores. The plain definition (LISEF) has 3, no cap and no shrinkage. Recommended: 5, 3 and 5; two entries
 * always give +-0.707, and few a spread of chance.
 */
export type ZGuards = {
  /** Judges of fewer entries give 0 and are listed. */
  leastEntries: number;
  /** Largest |z|; null for none. */
  cap: number | null;
  /** Entries of the pool that each judge's mean and spread are mixed with; 0 for none. */
  shrinkage: number;
};

export const PLAIN_Z: ZGuards = { leastEntries: 3, cap: null, shrinkage: 0 };
export const GUARDED_Z: ZGuards = { leastEntries: 5, cap: 3, shrinkage: 5 };

type JudgeStatistics = { mean: Float64Array; sd: Float64Array };

/** Mean and sample standard deviation of each judge's totals; 0 below one and two sheets. */
function statisticsOf({ judge, total, judgeCount }: Design): JudgeStatistics {
  const mean = new Float64Array(judgeCount.length);
  const sd = new Float64Array(judgeCount.length);
  for (const [at, j] of judge.entries()) mean[j] = (mean[j] ?? 0) + (total[at] ?? 0);
  for (const [j, count] of judgeCount.entries()) mean[j] = (mean[j] ?? 0) / Math.max(1, count);
  for (const [at, j] of judge.entries()) sd[j] = (sd[j] ?? 0) + ((total[at] ?? 0) - (mean[j] ?? 0)) ** 2;
  for (const [j, count] of judgeCount.entries()) {
    const spread = Math.sqrt((sd[j] ?? 0) / Math.max(1, count - 1));
    // Equal totals leave a spread of rounding, which is none.
    sd[j] = spread > 1e-9 ? spread : 0;
  }
  return { mean, sd };
}

/**
 * z = (T - m) / s with mean and sample standard deviation of the judge's totals; the value is the mean of z. Judges
 * without spread or with too few entries give 0 and are listed. It takes every judge's set for equally strong.
 */
export function zscore(design: Design, decimals: number, guards: ZGuards = PLAIN_Z): Calibration {
  const { judge, total, judgeCount } = design;
  const { mean, sd } = statisticsOf(design);
  const pool = poolOf(design);
  const noteOf = (j: number): JudgeNote[] => {
    if ((judgeCount[j] ?? 0) < guards.leastEntries) return ['few-entries'];
    return sd[j] === 0 ? ['no-spread'] : [];
  };
  const k = guards.shrinkage;
  const centre = mean.map((m, j) => {
    const count = judgeCount[j] ?? 0;
    return count + k > 0 ? (count * m + k * pool.mean) / (count + k) : 0;
  });
  const spread = sd.map((s, j) => {
    const freedom = Math.max(0, (judgeCount[j] ?? 0) - 1);
    return freedom + k > 0 ? Math.sqrt((freedom * s * s + k * pool.variance) / (freedom + k)) : 0;
  });
  const isUsed = Uint8Array.from(judgeCount, (_, j) => (noteOf(j).length === 0 ? 1 : 0));
  const z = total.map((t, at) => {
    const j = judge[at] ?? 0;
    if (isUsed[j] === 0) return 0;
    const one = (t - (centre[j] ?? 0)) / (spread[j] ?? 1);
    return guards.cap === null ? one : Math.max(-guards.cap, Math.min(guards.cap, one));
  });
  return meansOf('zscore', design, z, decimals, (j) => ({
    severity: pool.mean - (mean[j] ?? 0),
    notes: noteOf(j),
  }));
}

/**
 * T - (m - M), m the mean of the judge's totals and M the mean of the judges' means, then the mean over judges: every
 * judge comes out with the same mean. It takes every judge's set for equally strong.
 */
export function adjusted(design: Design, decimals: number): Calibration {
  const { mean } = statisticsOf(design);
  const active = mean.filter((_, j) => (design.judgeCount[j] ?? 0) > 0);
  const middle = active.reduce((sum, m) => sum + m, 0) / Math.max(1, active.length);
  const moved = design.total.map((t, at) => t - ((mean[design.judge[at] ?? 0] ?? 0) - middle));
  return meansOf('adjusted', design, moved, decimals, (j) => ({
    severity: middle - (mean[j] ?? 0),
    notes: [],
  }));
}

/** Mean of all totals, and the spread of totals within judges. */
function poolOf({ judge, total, judgeCount }: Design): { mean: number; variance: number } {
  const mean = total.reduce((sum, t) => sum + t, 0) / Math.max(1, total.length);
  const { mean: own } = statisticsOf({ judge, total, judgeCount } as Design);
  const squares = total.reduce((sum, t, at) => sum + (t - (own[judge[at] ?? 0] ?? 0)) ** 2, 0);
  const judges = judgeCount.filter((count) => count > 0).length;
  return { mean, variance: squares / Math.max(1, total.length - judges) };
}

/**
 * Means over the judges of numbers, one a sheet, each with the standard error sd / sqrt(n), sd pooled over the entries:
 * the spread of an entry's numbers about their mean.
 */
function meansOf(
  method: 'zscore' | 'adjusted',
  design: Design,
  numbers: Float64Array,
  decimals: number,
  judgeOf: (judge: number) => { severity: number; notes: JudgeNote[] },
): Calibration {
  const { entryIds, start } = design;
  const components = componentsOf(design);
  const means = entryIds.map((_, i) => {
    const own = numbers.subarray(start[i] ?? 0, start[i + 1] ?? 0);
    return own.length === 0 ? null : own.reduce((sum, one) => sum + one, 0) / own.length;
  });
  const sd = pooledSd(design, numbers, means);
  const errors = entryIds.map((_, i) => (sd === null ? 0 : sd / Math.sqrt(Math.max(1, scoresOf(design, i)))));
  return {
    method,
    unit: method === 'zscore' ? 'z' : 'points',
    decimals,
    entries: entryIds.map((entryId, i) => {
      const estimate = means[i] ?? null;
      return {
        entryId,
        scores: scoresOf(design, i),
        value: estimate === null ? null : roundedTo(estimate, decimals),
        estimate,
        se: estimate === null || sd === null ? null : (errors[i] ?? null),
        notes: componentNotes(design, components, i),
      };
    }),
    judges: judgesOf(design, (j) => ({ ...judgeOf(j), se: null })),
    convergence: DIRECT,
    errors: sd === null ? null : { own: Float64Array.from(errors), shared: null },
    residualSd: sd,
  };
}

/** Pooled spread of the numbers of an entry about its mean; null where no entry has two. */
export function pooledSd(
  { entry, total, entryIds }: Design,
  numbers: Float64Array,
  means: readonly (number | null)[],
): number | null {
  const freedom = total.length - means.filter((mean) => mean !== null).length;
  if (freedom <= 0 || entryIds.length === 0) return null;
  const squares = numbers.reduce((sum, one, at) => sum + (one - (means[entry[at] ?? 0] ?? 0)) ** 2, 0);
  return Math.sqrt(squares / freedom);
}
