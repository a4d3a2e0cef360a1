import { describe, expect, it } from 'vitest';

import { designOf } from '#app/domain/calibration/design.ts';
import { adjusted, GUARDED_Z, zscore } from '#app/domain/calibration/standardised.ts';
import { roundOf, sheetOf } from './rounds.ts';

const rows = [
  ['a', 'x', 60],
  ['b', 'x', 70],
  ['c', 'x', 80],
  ['a', 'y', 50],
  ['b', 'y', 50],
  ['c', 'y', 50],
  ['a', 'z', 90],
  ['b', 'z', 40],
] as const;
const design = designOf(roundOf(rows));

describe('zscore', () => {
  it('takes the mean of z with the sample deviation; no spread and too few entries give 0 and are listed', () => {
    const { entries, judges } = zscore(design, 4);
    // x: mean 70, sd 10; y has no spread; z has two entries.
    expect(entries.map(({ value }) => value)).toEqual([-3333, 0, 5000]);
    expect(judges.map(({ notes }) => notes)).toEqual([[], ['no-spread'], ['few-entries']]);
  });

  it('guards: five entries, no more than 3, mixed with the pool', () => {
    const { judges } = zscore(design, 4, GUARDED_Z);
    expect(judges.map(({ notes }) => notes)).toEqual([['few-entries'], ['few-entries'], ['few-entries']]);
    const far = Array.from({ length: 30 }, (_, i) => [`e${i}`, 'x', i === 0 ? 100 : 10 + (i % 2)] as const);
    const one = designOf(roundOf(far));
    const [plain, guarded] = [zscore(one, 2), zscore(one, 2, GUARDED_Z)];
    expect(plain.entries[0]?.value).toBeGreaterThan(500);
    expect(guarded.entries[0]?.value).toBe(300);
  });
});

describe('adjusted', () => {
  it('brings every judge to the mean of the judges', () => {
    // Means 70, 50 and 65: the middle is 61.667.
    const { entries, judges } = adjusted(design, 2);
    expect(judges.map(({ severity }) => severity?.toFixed(3))).toEqual(['-8.333', '11.667', '-3.333']);
    expect(entries.map(({ value }) => value)).toEqual([
      Math.round(((60 - 8.33333333 + 50 + 11.6666667 + 90 - 3.33333333) / 3) * 100),
      Math.round(((70 - 8.33333333 + 50 + 11.6666667 + 40 - 3.33333333) / 3) * 100),
      Math.round(((80 - 8.33333333 + 50 + 11.6666667) / 2) * 100),
    ]);
  });
});

describe('both', () => {
  it('are defined for one score, for equal scores and for none', () => {
    const equal = designOf(roundOf(rows.map(([e, j]) => [e, j, 55] as const)));
    const one = designOf(roundOf([['a', 'x', 55]]));
    const none = designOf({ ...roundOf([]), sheets: [{ ...sheetOf('a', 'x', [1]), status: 'missing' }] });
    expect(zscore(equal, 2).entries.map(({ value, se }) => [value, se])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(adjusted(equal, 2).entries.map(({ value }) => value)).toEqual([5500, 5500, 5500]);
    expect(zscore(one, 2, GUARDED_Z).entries[0]).toMatchObject({ value: 0, se: null, notes: ['one-score'] });
    expect(adjusted(one, 2).entries[0]).toMatchObject({ value: 5500, se: null });
    for (const method of [zscore, adjusted])
      expect(method(none, 2).entries[0]).toMatchObject({ value: null, scores: 0, notes: ['not-scored'] });
  });
});
