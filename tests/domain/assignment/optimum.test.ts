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
});
