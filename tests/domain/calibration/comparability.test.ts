import { describe, expect, it } from 'vitest';

import { comparability } from '#app/domain/calibration/comparability.ts';
import { connectedness } from '#app/domain/calibration/connectedness.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { normalsOf, roundOf, seats, sheetOf } from './rounds.ts';

type Row = [string, string, number];

/** Panels of three judges and ten entries each, everybody of a panel marking everything of it. */
function closedPanels(panels: number): Row[] {
  const normal = normalsOf(2);
  return Array.from({ length: panels }, (_, p) =>
    Array.from({ length: 10 }, (_i, i) =>
      [0, 1, 2].map((j): Row => [`e${p}.${i}`, `j${p}.${j}`, Math.round(60 + 8 * normal())]),
    ).flat(),
  ).flat();
}
const of = (rows: Row[]) => designOf(roundOf(rows));

describe('connectedness', () => {
  it('finds the pieces, and sheets that join them', () => {
    const rows = [...closedPanels(3), ['e9', 'lone', 50] satisfies Row];
    const found = connectedness(of(rows));
    expect(found.components.map((one) => [one.entryIds.length, one.judgeIds.length])).toEqual([
      [10, 3],
      [10, 3],
      [10, 3],
      [1, 1],
    ]);
    expect([found.secondEigenvalue, found.crossedShare, found.panels]).toEqual([0, 0, 4]);
    const joined = connectedness(
      of([...rows, ...found.joins.map((one): Row => [one.entryId, one.judgeId, 60])]),
    );
    expect(found.joins).toHaveLength(3);
    expect(joined.components).toHaveLength(1);
    expect(joined.secondEigenvalue).toBeGreaterThan(0);
  });

  it('knows the eigenvalue of designs that can be worked out by hand', () => {
    const complete = [0, 1, 2, 3, 4, 5].flatMap((i) => [0, 1, 2].map((j): Row => [`e${i}`, `j${j}`, 50]));
    // n (I - 11'/J): every eigenvalue but the first is the number of entries.
    expect(connectedness(of(complete)).secondEigenvalue).toBeCloseTo(6, 9);
    const twoShared: Row[] = [
      ['a', 'x', 1],
      ['b', 'x', 1],
      ['b', 'y', 1],
      ['c', 'x', 1],
      ['c', 'y', 1],
      ['d', 'y', 1],
    ];
    // Each shared entry adds [[1/2, -1/2], [-1/2, 1/2]].
    expect(connectedness(of(twoShared)).secondEigenvalue).toBeCloseTo(2, 9);
    expect(connectedness(of([['a', 'x', 1]])).secondEigenvalue).toBeNull();
  });

  it('counts crossed sheets by the panels as given or as the sheets show them', () => {
    const rows = closedPanels(2);
    // Two entries swap a judge: two of sixty sheets are crossed.
    const crossed = rows.map(([e, j, t]): Row => {
      if (e === 'e0.0' && j === 'j0.0') return [e, 'j1.0', t];
      if (e === 'e1.0' && j === 'j1.0') return [e, 'j0.0', t];
      return [e, j, t];
    });
    expect(connectedness(of(crossed))).toMatchObject({ crossedShare: 2 / 60, panels: 2 });
    const given = new Map([...new Set(rows.map(([, j]) => j))].map((id) => [id, id.slice(0, 2)]));
    expect(connectedness(of(crossed), given)).toMatchObject({ crossedShare: 2 / 60, panels: 2 });
  });
});

describe('comparability', () => {
  it('compares nothing across pieces, and says what would join them', () => {
    const found = comparability(of(closedPanels(2)));
    expect(found.verdict).toBe('within-components');
    expect(found.connectedness.joins).toHaveLength(1);
    expect(found.lackingCrossed).toBe(6);
  });

  it('does not adjust across panels that hardly touch, but across a random design', () => {
    const linked = closedPanels(2).map(([e, j, t]): Row => [e, e === 'e0.0' && j === 'j0.0' ? 'j1.0' : j, t]);
    expect(comparability(of(linked))).toMatchObject({ verdict: 'within-panels', lackingCrossed: 5 });
    const random = seats(60, 10, 4, 5).map(([i, j]): Row => [`e${i}`, `j${j}`, 50 + ((i * j) % 7)]);
    expect(comparability(of(random))).toMatchObject({ verdict: 'comparable', lackingCrossed: 0 });
  });

  it('names the pair of judges that is told apart worst', () => {
    const rows = closedPanels(2).map(([e, j, t]): Row => [e, e === 'e0.0' && j === 'j0.0' ? 'j1.0' : j, t]);
    const { worstPair } = comparability(of(rows));
    expect([worstPair?.judgeId.slice(0, 2), worstPair?.otherId.slice(0, 2)]).toEqual(['j0', 'j1']);
    expect(worstPair?.se).toBeGreaterThan(0);
    expect(comparability(of([['a', 'x', 1]])).worstPair).toBeNull();
  });

  it('sees a late recusal split the graph', () => {
    const { criteria } = roundOf([]);
    const sheets = [
      sheetOf('a', 'x', [50]),
      sheetOf('b', 'x', [60]),
      sheetOf('b', 'y', [55]),
      sheetOf('c', 'y', [70]),
    ];
    const before = connectedness(designOf({ criteria, sheets }));
    const recused = sheets.map((sheet, at) => (at === 2 ? { ...sheet, status: 'recused' as const } : sheet));
    const after = connectedness(designOf({ criteria, sheets: recused }));
    expect([before.components.length, after.components.length]).toEqual([1, 2]);
    expect(after.joins).toEqual([{ entryId: 'c', judgeId: 'x' }]);
  });
});
