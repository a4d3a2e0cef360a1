import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { conflictFinder, conflictPairs } from '#app/domain/conflict.ts';
import { fitEntry, fitOf } from '#app/domain/assignment/match.ts';
import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentInput, AssignmentRules } from '#app/domain/assignment/types.ts';
import { FIELDS, keyOf, RULES, smallRounds } from './rounds.ts';

const seeds = fc.integer({ min: 0, max: 1000 });

/** The most places that any plan fills: the value of a largest flow, found by the plain way of augmenting paths. */
function largestFlow(input: AssignmentInput): number {
  const barred = new Set([...input.barred, ...input.kept].map(keyOf));
  const seats = new Map(input.judges.map(({ id }) => [id, [] as string[]]));
  const kept = new Map(input.judges.map(({ id }) => [id, 0]));
  for (const { judgeId } of input.kept) kept.set(judgeId, (kept.get(judgeId) ?? 0) + 1);
  const seat = (entryId: string, seen: Set<string>): boolean =>
    input.judges.some(({ id, maxLoad }) => {
      const mine = seats.get(id) ?? [];
      if (seen.has(id) || barred.has(keyOf({ entryId, judgeId: id })) || mine.includes(entryId)) return false;
      seen.add(id);
      if (mine.length < maxLoad - (kept.get(id) ?? 0)) {
        mine.push(entryId);
        return true;
      }
      const moved = mine.find((other) => seat(other, seen));
      if (moved === undefined) return false;
      mine.splice(mine.indexOf(moved), 1, entryId);
      return true;
    });
  return input.entries.reduce((sum, { id }) => {
    const need = input.rules.judgesPerEntry - input.kept.filter((pair) => pair.entryId === id).length;
    return sum + Array.from({ length: Math.max(0, need) }).filter(() => seat(id, new Set())).length;
  }, 0);
}

describe('proposed assignments', () => {
  it('break no rule', () => {
    fc.assert(
      fc.property(smallRounds, seeds, (input, seed) => {
        const { pairs, loads } = proposeAssignment(input, seed);
        const barred = new Set([...input.barred, ...input.kept].map(keyOf));
        expect(new Set(pairs.map(keyOf)).size).toBe(pairs.length);
        expect(pairs.filter((pair) => barred.has(keyOf(pair)))).toEqual([]);
        for (const { judgeId, load } of loads) {
          const before = input.kept.filter((pair) => pair.judgeId === judgeId).length;
          const most = input.judges.find((judge) => judge.id === judgeId)?.maxLoad ?? 0;
          expect(load).toBeLessThanOrEqual(Math.max(before, most));
        }
        for (const { id } of input.entries) {
          const fresh = pairs.filter((pair) => pair.entryId === id).map((pair) => pair.judgeId);
          const all = [
            ...fresh,
            ...input.kept.filter((pair) => pair.entryId === id).map((pair) => pair.judgeId),
          ];
          const of = (judgeId: string) => input.judges.find((judge) => judge.id === judgeId)?.organisation;
          for (const judgeId of fresh)
            for (const other of all.filter((one) => one !== judgeId)) {
              if (input.rules.onePerOrganisation && of(judgeId)) expect(of(other)).not.toBe(of(judgeId));
              const key = [judgeId, other].sort().join();
              expect((input.apart ?? []).map((pair) => [...pair].sort().join())).not.toContain(key);
            }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('name exactly the places that nobody can fill', () => {
    fc.assert(
      fc.property(smallRounds, seeds, (shape, seed) => {
        const input = { ...shape, apart: [], rules: { ...shape.rules, onePerOrganisation: false } };
        const { pairs, shortfalls, lacks } = proposeAssignment(input, seed);
        const missing = shortfalls.reduce((sum, row) => sum + row.missing, 0);
        expect(pairs.length).toBe(largestFlow(input));
        expect(lacks.reduce((sum, row) => sum + row.places, 0)).toBe(missing);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same for the same seed, in whatever order the input comes', () => {
    fc.assert(
      fc.property(smallRounds, seeds, (input, seed) => {
        const turned = {
          ...input,
          entries: [...input.entries].reverse(),
          judges: [...input.judges].reverse(),
          barred: [...input.barred].reverse(),
          kept: [...input.kept].reverse(),
          apart: [...(input.apart ?? [])].reverse().map(([a, b]) => [b, a] as const),
        };
        expect(proposeAssignment(turned, seed)).toEqual(proposeAssignment(input, seed));
      }),
      { numRuns: 200 },
    );
  });

  it('stop when they are told to, with a plan that breaks no rule', () => {
    const input = even(300, 40);
    const seen: number[] = [];
    const proposal = proposeAssignment(input, 1, (progress) => {
      seen.push(progress.filled);
      return false;
    });
    expect(seen).toHaveLength(1);
    expect(proposal.finished).toBe(false);
    expect(proposal.loads.every(({ load }) => load <= 60)).toBe(true);
  });

  const even = (entries: number, judges: number, rules: Partial<AssignmentRules> = {}): AssignmentInput => ({
    entries: Array.from({ length: entries }, (_, e) => ({
      id: `e${e}`,
      disciplineCodes: ['PH'],
      panelId: 'p1',
    })),
    judges: Array.from({ length: judges }, (_, j) => ({
      id: `j${j}`,
      expertise: {},
      panelIds: [j < judges / 2 ? 'p1' : 'p2'],
      minLoad: 0,
      maxLoad: 60,
      organisation: null,
    })),
    rules: { ...RULES, judgesPerEntry: 3, ...rules },
    barred: [],
    kept: [],
  });

  it('spread the load evenly', () => {
    const loads = proposeAssignment(even(40, 12), 1).loads.map((row) => row.load);
    expect(loads).toEqual(loads.map(() => 10));
  });

  it('stay inside the panel and say when it is too small', () => {
    const proposal = proposeAssignment(even(4, 4, { usesPanels: true }), 1);
    expect(new Set(proposal.pairs.map((pair) => pair.judgeId))).toEqual(new Set(['j0', 'j1']));
    expect(proposal.shortfalls).toHaveLength(4);
    expect(proposal.shortfalls[0]).toMatchObject({ missing: 1, reason: 'no-judges' });
  });

  it('tell conflicts from full loads', () => {
    const conflicts = proposeAssignment({ ...even(1, 3), barred: [{ entryId: 'e0', judgeId: 'j0' }] }, 1);
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

  it('keep strangers out of a discipline unless they are let in, and say what it lacks', () => {
    const base = even(4, 3);
    const input = {
      ...base,
      judges: base.judges.map((judge, j) => ({ ...judge, expertise: { [j === 2 ? 'CH' : 'PH']: 100 } })),
      rules: { ...base.rules, strangers: [] },
    };
    const strict = proposeAssignment(input, 1);
    expect(strict.lacks).toEqual([
      { discipline: 'PH', places: 4, judges: 1, reason: 'no-judges', sharedWith: [] },
    ]);
    const relaxed = proposeAssignment({ ...input, rules: { ...input.rules, strangers: ['PH'] } }, 1);
    expect(relaxed.lacks).toEqual([]);
    expect(relaxed.worstMatch).toBe(5);
  });

  it('raise the entry that is served worst before the sum', () => {
    const match = (entryId: string, judgeId: string, match: number) => ({ entryId, judgeId, match });
    const input: AssignmentInput = {
      ...even(2, 2, { judgesPerEntry: 1 }),
      given: {
        matches: [match('e0', 'j0', 100), match('e0', 'j1', 40), match('e1', 'j0', 50), match('e1', 'j1', 0)],
        otherwise: null,
      },
    };
    const judges = input.judges.map((judge) => ({ ...judge, maxLoad: 1 }));
    expect(proposeAssignment({ ...input, judges }, 1).quality).toMatchObject({ worst: 40, total: 90 });
    const rules = { ...input.rules, fairness: 'total' as const };
    expect(proposeAssignment({ ...input, judges, rules }, 1).quality).toMatchObject({ worst: 0, total: 100 });
  });

  it('join panels through the judges who sit in both, where that costs nothing', () => {
    const base = even(12, 8, { usesPanels: true, judgesPerEntry: 2 });
    const input = {
      ...base,
      entries: base.entries.map((entry, e) => ({ ...entry, panelId: e < 6 ? 'p1' : 'p2' })),
      judges: base.judges.map((judge, j) =>
        j === 0 || j === 7 ? { ...judge, panelIds: ['p1', 'p2'] } : judge,
      ),
    };
    expect(proposeAssignment(input, 3).quality.components).toBe(1);
  });

  it('match own discipline, then neighbours, then anybody', () => {
    const judge = { expertise: { PH: 80 } };
    expect(['PH', 'EN', 'CH'].map((code) => fitOf(judge, [code], FIELDS).match)).toEqual([80, 40, 5]);
    expect(fitOf(judge, ['CH', 'PH'], FIELDS)).toEqual({ kind: 'own', match: 80 });
    expect(fitOf({ expertise: {} }, ['PH'], FIELDS).match).toBe(50);
  });

  it('match a shared keyword where an entry mentions one, and nobody loses by a word that no judge has', () => {
    const rules = { fields: FIELDS, keywordPercent: 20 };
    const judge = { expertise: { PH: 80 }, keywords: ['robot'] };
    const entry = { disciplineCodes: ['PH'], keywords: ['robot', 'water'] };
    expect(fitEntry(judge, entry, rules)).toMatchObject({ match: 84, words: ['robot'] });
    expect(fitEntry({ ...judge, keywords: [] }, entry, rules)).toMatchObject({ match: 64, words: [] });
    expect(fitEntry(judge, { ...entry, keywords: [] }, rules)).toMatchObject({
      match: 80,
      keywordPercent: 0,
    });
    expect(fitEntry(judge, entry, { fields: FIELDS })).toMatchObject({ match: 80, words: [] });
  });

  it('give the engine the matches that are shown, keywords and all', () => {
    const words = fc.subarray(['a', 'b', 'c']);
    const places = fc.array(fc.record({ code: fc.constantFrom('PH', 'EN', 'CH'), words }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(places, places, fc.integer({ min: 0, max: 100 }), seeds, (as, bs, keywordPercent, seed) => {
        const base = even(as.length, bs.length, { judgesPerEntry: 1, keywordPercent });
        const input: AssignmentInput = {
          ...base,
          entries: base.entries.map((entry, e) => ({
            ...entry,
            disciplineCodes: [as[e]?.code ?? ''],
            keywords: as[e]?.words ?? [],
          })),
          judges: base.judges.map((judge, j) => ({
            ...judge,
            expertise: { [bs[j]?.code ?? '']: 70 },
            keywords: bs[j]?.words ?? [],
          })),
        };
        for (const { entryId, judgeId, match } of proposeAssignment(input, seed).pairs) {
          const entry = input.entries.find(({ id }) => id === entryId);
          const judge = input.judges.find(({ id }) => id === judgeId);
          expect(entry && judge && fitEntry(judge, entry, input.rules).match).toBe(match);
        }
      }),
    );
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
  it('are found for a whole round as they are for each pair', () => {
    const id = fc.constantFrom(null, 'a', 'b', 'c');
    const people = fc.array(fc.record({ schoolId: id, unitId: id }), { maxLength: 5 });
    const works = fc.array(
      fc.record({ school: fc.constantFrom('a', 'b'), unit: fc.constantFrom('a', 'c'), tutor: fc.nat(6) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(people, works, fc.boolean(), fc.boolean(), (people, works, school, unit) => {
        const rules = { conflictSameSchool: school, conflictSameUnit: unit };
        const declared = [{ personId: 'p0', entryId: '1', kind: 'KIN' as const }];
        const judges = people.map((person, j) => ({ ...person, personId: `p${j}` }));
        const entries = works.map((work, e) => ({
          id: String(e),
          schoolId: work.school,
          unitId: work.unit,
          tutorPersonIds: [`p${work.tutor}`],
        }));
        const find = conflictFinder(rules, declared);
        const one = judges.flatMap((judge) =>
          entries.filter((entry) => find(judge, entry)).map((entry) => `${judge.personId} ${entry.id}`),
        );
        const all = conflictPairs(rules, declared, judges, entries);
        expect(all.map((pair) => `${pair.personId} ${pair.entryId}`).sort()).toEqual(one.sort());
      }),
    );
  });
});
