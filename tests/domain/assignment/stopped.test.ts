import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { brokenLimits, planLimits } from '#app/domain/assignment/limits.ts';
import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentInput } from '#app/domain/assignment/types.ts';
import { seedOfWords } from '#app/domain/draw-seed.ts';
import { RULES, smallRounds } from './rounds.ts';

/** The same input under matches of disciplines, which is what limits look at. */
const plain = (input: AssignmentInput): AssignmentInput => ({ ...input, given: undefined });

describe('a search that is stopped', () => {
  it('has a plan that breaks no limit, at whatever moment', () => {
    fc.assert(
      fc.property(smallRounds, fc.nat(6), fc.nat(1000), (round, moment, seed) => {
        const input = plain(round);
        let looks = 0;
        const proposal = proposeAssignment(input, seed, () => (looks += 1) <= moment);
        const limits = planLimits(input, [...input.kept, ...proposal.pairs]);
        // A kept pair may stand above a maximum already; what is new may not come on top of that.
        expect(brokenLimits(limits, proposal.pairs)).toEqual([]);
        if (looks > moment) expect(proposal.finished).toBe(false);
      }),
    );
  });

  it('is stopped while judges are being joined, too', () => {
    const input: AssignmentInput = {
      entries: Array.from({ length: 6 }, (_, e) => ({ id: `e${e}`, disciplineCodes: ['PH'], panelId: null })),
      judges: Array.from({ length: 4 }, (_, j) => ({
        id: `j${j}`,
        expertise: { PH: 90 },
        panelIds: [],
        minLoad: 0,
        maxLoad: 6,
        organisation: null,
      })),
      rules: RULES,
      barred: [],
      kept: [],
    };
    const phases: string[] = [];
    const proposal = proposeAssignment(input, 1, ({ phase }) => {
      phases.push(phase);
      return phase !== 'connection';
    });
    expect(phases).toContain('connection');
    expect(proposal).toMatchObject({ finished: false, shortfalls: [] });
    expect(proposal.pairs).toHaveLength(12);
  });

  it('comes out the same when nobody stops it, looked at or not', () => {
    fc.assert(
      fc.property(smallRounds, fc.nat(1000), (input, seed) => {
        expect(proposeAssignment(input, seed, () => true)).toEqual(proposeAssignment(input, seed));
      }),
      { numRuns: 30 },
    );
  });
});

describe('public digits', () => {
  it('make a seed that a calculator makes as well', () => {
    expect(seedOfWords('3 1 6')).toBe(316);
    expect(seedOfWords('２１４７４８３６４７')).toBe(2_147_483_647);
    expect(seedOfWords('2147483648')).toBe(1);
    expect(seedOfWords('幸运')).toBeNull();
  });
});
