import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentInput, AssignmentProposal } from '#app/domain/assignment/types.ts';
import { aimsOf, bestAims } from './brute-force.ts';
import { keyOf, smallRounds } from './rounds.ts';

function seatsOf(input: AssignmentInput, { pairs, stays }: AssignmentProposal): Map<string, string[]> {
  const seats = new Map(input.entries.map(({ id }) => [id, [] as string[]]));
  for (const { entryId, judgeId } of [...input.kept, ...stays, ...pairs]) seats.get(entryId)?.push(judgeId);
  return seats;
}

const seeds = fc.integer({ min: 0, max: 1000 });

describe('a proposed plan', () => {
  it('is the best in the order of the aims, as trying every plan finds', () => {
    fc.assert(
      fc.property(smallRounds, seeds, (input, seed) => {
        const proposal = proposeAssignment(input, seed);
        expect(aimsOf(input, seatsOf(input, proposal))).toEqual(bestAims(input));
        expect(proposal.finished).toBe(true);
        expect(proposal.quality.totalProved).toBe(true);
        if (input.rules.fairness === 'worst') expect(proposal.quality.worstProved).toBe(true);
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });

  it('changes no more than it must when it repairs one that stands', () => {
    fc.assert(
      fc.property(smallRounds, seeds, fc.integer({ min: 0, max: 3 }), (input, seed, gone) => {
        const before = proposeAssignment({ ...input, kept: [] }, seed);
        const current = before.pairs.filter((pair) => pair.judgeId !== `j${gone}`);
        const repair: AssignmentInput = {
          ...input,
          kept: [],
          current,
          judges: input.judges.filter((judge) => judge.id !== `j${gone}`),
        };
        const after = proposeAssignment(repair, seed + 1);
        expect(aimsOf(repair, seatsOf(repair, after))).toEqual(bestAims(repair));
        expect([...after.stays, ...after.leaves].map(keyOf).sort()).toEqual(current.map(keyOf).sort());
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });

  it('does not take coverage that two owe who exclude each other for a reason to serve an entry worse', () => {
    const entry = (id: string) => ({ id, disciplineCodes: [], panelId: null });
    const judge = (id: string, maxLoad: number) => ({
      id,
      expertise: {},
      panelIds: [],
      minLoad: 0,
      maxLoad,
      organisation: null,
    });
    const pair = (entryId: string, judgeId: string) => ({ entryId, judgeId });
    const input: AssignmentInput = {
      entries: ['e0', 'e1', 'e2', 'e3'].map(entry),
      judges: [judge('j0', 2), judge('j1', 2), judge('j2', 3)],
      rules: {
        judgesPerEntry: 3,
        usesPanels: false,
        fields: {},
        strangers: 'all',
        onePerOrganisation: false,
        fairness: 'worst',
        minimums: 'first',
        connectionLoss: 0,
      },
      barred: [pair('e0', 'j0'), pair('e2', 'j0'), pair('e2', 'j1'), pair('e3', 'j2')],
      kept: [pair('e0', 'j2'), pair('e2', 'j2'), pair('e3', 'j0'), pair('e3', 'j1')],
      apart: [['j2', 'j0']],
      given: {
        matches: [
          { ...pair('e0', 'j1'), match: 80 },
          { ...pair('e0', 'j2'), match: 50 },
          { ...pair('e1', 'j0'), match: 10 },
          { ...pair('e1', 'j1'), match: 40 },
          { ...pair('e1', 'j2'), match: 0 },
          { ...pair('e2', 'j2'), match: 80 },
          { ...pair('e3', 'j0'), match: 10 },
          { ...pair('e3', 'j1'), match: 5 },
        ],
        otherwise: null,
      },
    };
    const proposal = proposeAssignment(input, 0);
    expect(proposal.pairs.map(keyOf)).toEqual([keyOf(pair('e1', 'j0')), keyOf(pair('e1', 'j1'))]);
    expect(proposal.quality).toMatchObject({ worst: 15, worstProved: true });
  });
});
