import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { heatMap } from '#app/domain/calibration/heat-map.ts';

const CRITERIA = [{ id: 'c', code: 'c', maxX100: 10_000, weight: 1 }];
const sheet = (entryId: string, judgeId: string, points: number) => ({
  entryId,
  judgeId,
  status: 'submitted' as const,
  marks: [{ criterionId: 'c', pointsX100: points * 100 }],
});

describe('the heat map', () => {
  it('holds every total beside the mean of its entry, hard judges first', () => {
    const sheets = [sheet('a', 'x', 70), sheet('a', 'y', 90), sheet('b', 'x', 50), sheet('b', 'z', 50)];
    expect(heatMap({ criteria: CRITERIA, sheets }, ['b', 'a', 'none'])).toEqual({
      judgeIds: ['x', 'z', 'y'],
      rows: [
        {
          entryId: 'b',
          cells: [
            { judgeId: 'x', total: 50, above: 0 },
            { judgeId: 'z', total: 50, above: 0 },
          ],
        },
        {
          entryId: 'a',
          cells: [
            { judgeId: 'x', total: 70, above: -10 },
            { judgeId: 'y', total: 90, above: 10 },
          ],
        },
        { entryId: 'none', cells: [] },
      ],
    });
  });

  it('has as many cells as there are sheets, and each row is even in the end', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(100)), {
      selector: ([entry, judge]) => `${entry} ${judge}`,
      maxLength: 30,
    });
    fc.assert(
      fc.property(cells, (given) => {
        const sheets = given.map(([entry, judge, points]) => sheet(`e${entry}`, `j${judge}`, points));
        const ids = [...new Set(sheets.map(({ entryId }) => entryId))];
        const { rows, judgeIds } = heatMap({ criteria: CRITERIA, sheets }, ids);
        expect(rows.flatMap((row) => row.cells)).toHaveLength(sheets.length);
        expect(new Set(judgeIds).size).toBe(new Set(sheets.map(({ judgeId }) => judgeId)).size);
        for (const { cells: own } of rows)
          expect(own.reduce((sum, { above }) => sum + above, 0)).toBeCloseTo(0, 6);
      }),
    );
  });
});
