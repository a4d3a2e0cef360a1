import fc from 'fast-check';

import type { AssignmentInput, AssignmentRules } from '#app/domain/assignment/types.ts';

export const CODES = ['PH', 'EN', 'CH'];
export const FIELDS = { PH: 'a', EN: 'a', CH: 'b' };

export const RULES: AssignmentRules = {
  judgesPerEntry: 2,
  usesPanels: false,
  fields: FIELDS,
  strangers: 'all',
  onePerOrganisation: false,
  fairness: 'worst',
  minimums: 'first',
  connectionLoss: 0,
};

export const keyOf = ({ entryId, judgeId }: { entryId: string; judgeId: string }) => `${entryId} ${judgeId}`;

/** Small rounds of every shape: conflicts, limits, minimums, kept pairs, organisations, judges kept apart. */
export const smallRounds = fc
  .record({
    entries: fc.integer({ min: 1, max: 4 }),
    judges: fc.integer({ min: 1, max: 4 }),
    judgesPerEntry: fc.integer({ min: 1, max: 3 }),
    maxLoad: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    minLoad: fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 4, maxLength: 4 }),
    barred: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 16, maxLength: 16 }),
    kept: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }),
    matches: fc.array(fc.constantFrom(0, 5, 10, 40, 45, 50, 80, 100), { minLength: 16, maxLength: 16 }),
    organisations: fc.array(fc.constantFrom(null, null, 'x', 'y'), { minLength: 4, maxLength: 4 }),
    apart: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 3,
    }),
    onePerOrganisation: fc.boolean(),
    fairness: fc.constantFrom('worst' as const, 'worst' as const, 'total' as const),
  })
  .map((shape): AssignmentInput => {
    const pairs = Array.from({ length: 16 }, (_, at) => ({
      at,
      entryId: `e${at >> 2}`,
      judgeId: `j${at & 3}`,
    })).filter(({ at }) => at >> 2 < shape.entries && (at & 3) < shape.judges);
    return {
      entries: Array.from({ length: shape.entries }, (_, e) => ({
        id: `e${e}`,
        disciplineCodes: [CODES[e % 3] ?? 'PH'],
        panelId: null,
      })),
      judges: Array.from({ length: shape.judges }, (_, j) => ({
        id: `j${j}`,
        expertise: { [CODES[j % 3] ?? 'PH']: 90 },
        panelIds: [],
        minLoad: shape.minLoad[j] ?? 0,
        maxLoad: shape.maxLoad[j] ?? 4,
        organisation: shape.organisations[j] ?? null,
      })),
      rules: {
        ...RULES,
        judgesPerEntry: shape.judgesPerEntry,
        onePerOrganisation: shape.onePerOrganisation,
        fairness: shape.fairness,
      },
      barred: pairs.filter(({ at }) => shape.barred[at] === 0),
      kept: pairs.filter(({ at }) => shape.kept[at] === 0 && shape.barred[at] !== 0),
      apart: shape.apart.map(([a, b]) => [`j${a}`, `j${b}`] as const),
      given: {
        matches: pairs.map(({ at, ...pair }) => ({ ...pair, match: shape.matches[at] ?? 0 })),
        otherwise: null,
      },
    };
  });
