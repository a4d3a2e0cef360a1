import { describe, expect, it } from 'vitest';

import { selectUnderQuota } from '#app/domain/advancement.ts';
import type { Selection } from '#app/domain/advancement.ts';
import { promoteReserve } from '#app/domain/selection/reserves.ts';
import { candidate, line } from '../quota-makers.ts';
import { ranked, withRanks } from './by-force.ts';

const none = { reserves: 0, minimumValue: null };
const decisions = ({ lines }: Selection) =>
  Object.fromEntries(lines.map((row) => [row.entryId, row.decision]));

describe('ties', () => {
  it('keep their place in every cap, also the total, when one school contests a place', () => {
    const candidates = [
      candidate('a'),
      candidate('b'),
      candidate('c', { schoolId: 's2' }),
      candidate('d', { schoolId: 's3' }),
    ];
    const lines = [line('total', { places: 2 }), line('school', { places: 1, each: ['school'] })];
    const rows = withRanks([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', 4],
    ]);
    const selection = selectUnderQuota(rows, lines, candidates, none);
    expect(decisions(selection)).toEqual({
      a: 'UNDECIDED',
      b: 'UNDECIDED',
      c: 'SELECTED',
      d: 'NOT_SELECTED',
    });
    expect(selection.lines[0]).toMatchObject({
      reason: { code: 'tied-at-border', params: { rank: 1, group: 2, places: 1 } },
      where: { school: 's1' },
    });
  });

  it('leave open what depends on them', () => {
    // Whoever of a and b is chosen fills a unit; c and d need the other one.
    const candidates = [
      candidate('a', { unitId: 'u1' }),
      candidate('b', { unitId: 'u2' }),
      candidate('c', { unitId: 'u1' }),
      candidate('d', { unitId: 'u3' }),
    ];
    const lines = [
      line('physics', { places: 2 }),
      line('unit', { places: 1, each: ['unit'] }),
      line('floor', { kind: 'FLOOR', places: 1, unitId: 'u1' }),
      line('others', { kind: 'FLOOR', places: 1, unitId: 'u3' }),
    ];
    const rows = withRanks([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', 4],
    ]);
    const selection = selectUnderQuota(rows, lines, candidates, none);
    // b never fits beside both floors; so a is not contested.
    expect(decisions(selection)).toEqual({
      a: 'SELECTED',
      b: 'NOT_SELECTED',
      c: 'NOT_SELECTED',
      d: 'SELECTED',
    });
    const open = selectUnderQuota(
      rows,
      lines.slice(0, 2).concat(line('two', { places: 1, disciplineCode: 'X' })),
      candidates,
      none,
    );
    expect(decisions(open)).toEqual({ a: 'SELECTED', b: 'SELECTED', c: 'NOT_SELECTED', d: 'NOT_SELECTED' });
    const crossing = [
      candidate('a', { unitId: 'u1', disciplineCode: 'X' }),
      candidate('b', { unitId: 'u2', disciplineCode: 'X' }),
      candidate('c', { unitId: 'u1', disciplineCode: 'Y' }),
      candidate('d', { unitId: 'u3', disciplineCode: 'Z' }),
    ];
    const caps = [
      line('unit', { places: 1, each: ['unit'] }),
      line('field', { places: 1, each: ['discipline'] }),
    ];
    const dependent = selectUnderQuota(rows, caps, crossing, none);
    expect(decisions(dependent)).toEqual({ a: 'UNDECIDED', b: 'UNDECIDED', c: 'UNDECIDED', d: 'SELECTED' });
    expect(dependent.lines[2]?.reason).toEqual({ code: 'depends-on-tie', params: { rank: 3, tie: 1 } });
  });
});

describe('promoteReserve', () => {
  const candidates = [
    candidate('a', { unitId: 'u1' }),
    candidate('b', { unitId: 'u2', groupCode: 'J' }),
    candidate('c', { unitId: 'u2' }),
    candidate('d', { unitId: 'u1' }),
    candidate('e', { unitId: 'u2', groupCode: 'J' }),
  ];
  const lines = [line('total', { places: 2 }), line('unit', { places: 1, each: ['unit'] })];
  const options = { reserves: 3, minimumValue: null };

  it('fills a unit place from the same unit first', () => {
    const { lines: list } = selectUnderQuota(ranked('a', 'b', 'c', 'd', 'e'), lines, candidates, options);
    expect(promoteReserve(list, 'a', lines, candidates)).toMatchObject({
      kind: 'promoted',
      entryId: 'd',
      reason: { code: 'promoted-in-unit', params: { rank: 4, withdrawn: 1 } },
      where: { unit: 'u1' },
    });
    expect(promoteReserve(list, 'b', lines, candidates)).toMatchObject({ kind: 'promoted', entryId: 'c' });
    expect(promoteReserve(list, 'e', lines, candidates)).toEqual({ kind: 'none', reason: 'not-selected' });
  });

  it('keeps a floor before it looks at ranks', () => {
    const rules = [...lines, line('juniors', { kind: 'FLOOR', places: 1, groupCode: 'J' })];
    const { lines: list } = selectUnderQuota(ranked('a', 'b', 'c', 'd', 'e'), rules, candidates, options);
    expect(promoteReserve(list, 'b', rules, candidates)).toMatchObject({ entryId: 'e', lost: 0 });
  });

  it('leaves equal reserves to people, who share their position', () => {
    const rows = withRanks([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['e', 3],
      ['d', 5],
    ]);
    const { lines: list } = selectUnderQuota(rows, lines, candidates, { reserves: 1, minimumValue: null });
    expect(
      list.filter((row) => row.decision === 'RESERVE').map((row) => [row.entryId, row.position]),
    ).toEqual([
      ['c', 1],
      ['e', 1],
    ]);
    expect(promoteReserve(list, 'b', lines, candidates)).toEqual({ kind: 'tied', entryIds: ['c', 'e'] });
  });
});
