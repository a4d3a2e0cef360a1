import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchOf, proposeAssignment } from '#app/domain/assignment.ts';
import type { AssignmentInput } from '#app/domain/assignment.ts';
import { conflictFinder } from '#app/domain/conflict.ts';

const CODES = ['PH', 'EN', 'CH'];
const FIELDS = { PH: 'a', EN: 'a', CH: 'b' };

/** Small rounds with random conflicts, expertise and limits. */
const rounds = fc
  .record({
    entries: fc.integer({ min: 1, max: 6 }),
    judges: fc.integer({ min: 1, max: 5 }),
    judgesPerEntry: fc.integer({ min: 1, max: 3 }),
    maxLoad: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 5 }),
    blocked: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    disciplines: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
  })
  .map((shape): AssignmentInput => ({
    entries: Array.from({ length: shape.entries }, (_, e) => ({
      id: `e${e}`,
      disciplineCode: CODES[shape.disciplines[e] ?? 0] ?? 'PH',
      panelId: null,
    })),
    judges: Array.from({ length: shape.judges }, (_, j) => ({
      id: `j${j}`,
      expertise: { [CODES[j % 3] ?? 'PH']: 90 },
      panelIds: [],
      minLoad: 0,
      maxLoad: shape.maxLoad[j] ?? 5,
    })),
    judgesPerEntry: shape.judgesPerEntry,
    usesPanels: false,
    fields: FIELDS,
    conflict: (j, e) => shape.blocked[e * 5 + j] === true,
    kept: [],
  }));

/** The most pairs possible, by trying every judge set for every entry. */
function mostPairs(
  input: AssignmentInput,
  e = 0,
  loads: readonly number[] = input.judges.map(() => 0),
): number {
  if (e === input.entries.length) return 0;
  let best = 0;
  for (let set = 0; set < 1 << input.judges.length; set += 1) {
    const chosen = input.judges.flatMap((_, j) => ((set >> j) & 1 ? [j] : []));
    if (chosen.length > input.judgesPerEntry) continue;
    if (chosen.some((j) => input.conflict(j, e) || (loads[j] ?? 0) >= (input.judges[j]?.maxLoad ?? 0)))
      continue;
    const next = loads.map((load, j) => load + (chosen.includes(j) ? 1 : 0));
    best = Math.max(best, chosen.length + mostPairs(input, e + 1, next));
  }
  return best;
}

describe('proposed assignments', () => {
  it('fill as many places as any assignment could, and break no rule', () => {
    fc.assert(
      fc.property(rounds, fc.integer({ min: 0, max: 1000 }), (input, seed) => {
        const { pairs, loads, shortfalls } = proposeAssignment(input, seed);
        const keys = pairs.map((pair) => `${pair.entryId} ${pair.judgeId}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { entryId, judgeId } of pairs)
          expect(input.conflict(Number(judgeId.slice(1)), Number(entryId.slice(1)))).toBe(false);
        for (const [j, { load }] of loads.entries())
          expect(load).toBeLessThanOrEqual(input.judges[j]?.maxLoad ?? 0);
        const missing = shortfalls.reduce((sum, row) => sum + row.missing, 0);
        expect(pairs.length + missing).toBe(input.entries.length * input.judgesPerEntry);
        expect(pairs.length).toBe(mostPairs(input));
      }),
      { numRuns: 150 },
    );
  });

  it('are the same for the same seed', () => {
    fc.assert(
      fc.property(rounds, fc.integer(), (input, seed) => {
        expect(proposeAssignment(input, seed)).toEqual(proposeAssignment(input, seed));
      }),
      { numRuns: 50 },
    );
  });

  const even = (entries: number, judges: number): AssignmentInput => ({
    entries: Array.from({ length: entries }, (_, e) => ({
      id: `e${e}`,
      disciplineCode: 'PH',
      panelId: 'p1',
    })),
    judges: Array.from({ length: judges }, (_, j) => ({
      id: `j${j}`,
      expertise: {},
      panelIds: [j < judges / 2 ? 'p1' : 'p2'],
      minLoad: 0,
      maxLoad: 60,
    })),
    judgesPerEntry: 3,
    usesPanels: false,
    fields: FIELDS,
    conflict: () => false,
    kept: [],
  });

  it('spread the load evenly', () => {
    const loads = proposeAssignment(even(40, 12), 1).loads.map((row) => row.load);
    expect(loads).toEqual(loads.map(() => 10));
  });

  it('stay inside the panel and say when it is too small', () => {
    const small = { ...even(4, 4), usesPanels: true };
    const proposal = proposeAssignment(small, 1);
    expect(new Set(proposal.pairs.map((pair) => pair.judgeId))).toEqual(new Set(['j0', 'j1']));
    expect(proposal.shortfalls).toHaveLength(4);
    expect(proposal.shortfalls[0]).toMatchObject({ missing: 1, reason: 'no-judges' });
  });

  it('tell conflicts from full loads', () => {
    const conflicts = proposeAssignment({ ...even(1, 3), conflict: (j) => j === 0 }, 1);
    expect(conflicts.shortfalls).toEqual([{ entryId: 'e0', missing: 1, reason: 'conflicts' }]);
    const full = even(2, 3);
    const loaded = proposeAssignment(
      { ...full, judges: full.judges.map((judge) => ({ ...judge, maxLoad: 1 })) },
      1,
    );
    expect(loaded.shortfalls.map((row) => row.reason)).toEqual(['load', 'load']);
    expect(loaded.shortfalls.reduce((sum, row) => sum + row.missing, 0)).toBe(3);
  });

  it('keep what stands', () => {
    const kept = [{ entryId: 'e0', judgeId: 'j0' }];
    const { pairs, loads } = proposeAssignment({ ...even(1, 3), kept }, 1);
    expect(pairs.map((pair) => pair.judgeId).sort()).toEqual(['j1', 'j2']);
    expect(loads[0]).toEqual({ judgeId: 'j0', load: 1 });
  });

  it('bring judges up to their minimum', () => {
    const input = even(6, 4);
    const judges = input.judges.map((judge, j) => ({
      ...judge,
      expertise: Object.fromEntries([[j === 3 ? 'CH' : 'PH', 100]]),
      minLoad: j === 3 ? 3 : 0,
    }));
    const { loads } = proposeAssignment({ ...input, judges }, 5);
    expect(loads[3]?.load).toBeGreaterThanOrEqual(3);
  });

  it('match own discipline, then neighbours, then anybody', () => {
    const judge = { id: 'j', expertise: { PH: 80 }, panelIds: [], minLoad: 0, maxLoad: 9 };
    expect(['PH', 'EN', 'CH'].map((code) => matchOf(judge, code, FIELDS))).toEqual([80, 40, 5]);
    expect(matchOf({ ...judge, expertise: {} }, 'PH', FIELDS)).toBe(50);
  });
});

describe('conflicts', () => {
  const find = conflictFinder({ conflictSameSchool: true, conflictSameUnit: false }, [
    { personId: 'a', entryId: '1', kind: 'KIN' },
  ]);
  const entry = { id: '1', schoolId: 's', unitId: 'u', tutorPersonIds: ['t'] };
  it('are what was declared, tutoring, and the own school or unit by the rules', () => {
    expect(find({ personId: 'a', schoolId: null, unitId: null }, entry)).toBe('KIN');
    expect(find({ personId: 't', schoolId: null, unitId: null }, entry)).toBe('TUTOR');
    expect(find({ personId: 'b', schoolId: 's', unitId: null }, entry)).toBe('SAME_SCHOOL');
    expect(find({ personId: 'b', schoolId: 'x', unitId: 'u' }, entry)).toBe(null);
  });
});
