import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  checkHandIn,
  fullestBucket,
  handInBuckets,
  sharedUse,
  spansSchools,
} from '#app/domain/hand-in-quota.ts';
import type { HandInSchool } from '#app/domain/hand-in-quota.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import { candidate, line } from './quota-makers.ts';
import type { QuotaCandidate, QuotaDimension } from '#app/domain/quota-bucket.ts';

const S1: HandInSchool = { id: 's1', unitId: 'u1', tier: null };
const S2: HandInSchool = { id: 's2', unitId: 'u1', tier: 'feature' };
const S3: HandInSchool = { id: 's3', unitId: 'u2', tier: null };
const none = () => '';
const of = (school: HandInSchool, entryId: string, data: Partial<QuotaCandidate> = {}) =>
  candidate(entryId, { schoolId: school.id, unitId: school.unitId, schoolTier: school.tier, ...data });

/** Whether a school may hand in one more, when others hold theirs already. */
function tries(
  lines: readonly QuotaLine[],
  all: readonly QuotaCandidate[],
  held: readonly string[],
  school: HandInSchool,
  entryIds: readonly string[],
) {
  const places = new Set(held);
  return checkHandIn(handInBuckets(lines, all, places, school), places, entryIds, none);
}

describe('which lines all schools use together', () => {
  it('are those that neither name a school nor hold for each school', () => {
    expect(spansSchools(line('all'))).toBe(true);
    expect(spansSchools(line('unit', { unitId: 'u1', groupCode: 'P' }))).toBe(true);
    expect(spansSchools(line('tier', { schoolTier: 'feature' }))).toBe(true);
    expect(spansSchools(line('each', { each: ['unit', 'tutor'] }))).toBe(true);
    expect(spansSchools(line('named', { schoolId: 's1' }))).toBe(false);
    expect(spansSchools(line('school', { each: ['school', 'group'] }))).toBe(false);
  });
});

describe('what a school meets', () => {
  const lines = [
    line('unit', { places: 3, unitId: 'u1', groupCode: 'P' }),
    line('school', { places: 2, each: ['school'] }),
  ];
  const all = [of(S1, 'a'), of(S1, 'b'), of(S2, 'c'), of(S2, 'd'), of(S2, 'e'), of(S3, 'f')];

  it('counts what others hold as a number, and nothing more of them', () => {
    const buckets = handInBuckets(lines, all, new Set(['c', 'd']), S1);
    expect(buckets.map(({ shared, limit, others, members }) => [shared, limit, others, members])).toEqual([
      [false, 2, 0, ['a', 'b']],
      [true, 3, 2, ['a', 'b']],
    ]);
    expect(JSON.stringify(buckets)).not.toMatch(/"[cde]"|s2/);
    // Another unit's line is no affair of this school.
    expect(handInBuckets(lines, all, new Set(), S3).map(({ lineId }) => lineId)).toEqual(['school']);
  });

  it('refuses with the line, what is left, and what others use', () => {
    expect(tries(lines, all, ['c', 'd'], S1, ['a', 'b'])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'quota-shared-exceeded',
          params: { line: '', used: 4, limit: 3, others: 2, left: 1, over: 1 },
        },
      ],
    });
    expect(tries(lines, all, ['c', 'd'], S1, ['a']).ok).toBe(true);
    expect(tries(lines, all, [], S2, ['c', 'd', 'e'])).toMatchObject({
      refusals: [{ code: 'quota-exceeded', params: { used: 3, limit: 2, left: 2, over: 1 } }],
    });
  });

  it('does not hold a hand-in responsible for a cap that it does not touch', () => {
    const lowered = [line('p', { places: 1, groupCode: 'P' })];
    const more = [...all, of(S1, 'g', { groupCode: 'J' })];
    expect(tries(lowered, more, ['a', 'c'], S1, ['g']).ok).toBe(true);
  });

  it('names the fullest cap', () => {
    const held = new Set(['a', 'c', 'd']);
    expect(fullestBucket(handInBuckets(lines, all, held, S1), held)).toMatchObject({ used: 3, limit: 3 });
    expect(fullestBucket([], held)).toBeNull();
    expect(sharedUse(lines, all, held).map(({ used, limit }) => [used, limit])).toEqual([[3, 3]]);
  });

  it('takes percentages of what has been submitted: by the school, or by all', () => {
    const percent = [
      line('own', { percent: 50, each: ['school'] }),
      line('all', { kind: 'SHARE', percent: 50, each: ['unit'] }),
    ];
    const buckets = handInBuckets(percent, all, new Set(), S2);
    expect(buckets.map(({ lineId, limit }) => [lineId, limit])).toEqual([
      ['own', 2],
      ['all', 3],
    ]);
  });
});

describe('places per tutor', () => {
  const lines = [line('t', { places: 2, each: ['tutor'] })];

  it('takes one name at two schools for two people, unless both are one account', () => {
    const apart = [
      of(S1, 'a', { tutors: ['Li'] }),
      of(S2, 'b', { tutors: ['Li'] }),
      of(S2, 'c', { tutors: ['Li'] }),
    ];
    expect(tries(lines, apart, ['b', 'c'], S1, ['a']).ok).toBe(true);
    const one = apart.map((each) => ({ ...each, tutorPersons: { Li: 'p1' } }));
    expect(tries(lines, one, ['b', 'c'], S1, ['a'])).toMatchObject({
      refusals: [{ code: 'quota-shared-exceeded', params: { others: 2, left: 0 } }],
    });
  });

  it('gives a name without an account to the only account of that name at its school', () => {
    const linked = of(S1, 'a', { tutors: ['Li'], tutorPersons: { Li: 'p1' } });
    const plain = of(S1, 'b', { tutors: ['Li'] });
    const away = of(S2, 'c', { tutors: ['Li'], tutorPersons: { Li: 'p1' } });
    expect(tries(lines, [linked, plain, away], ['a', 'c'], S1, ['b']).ok).toBe(false);
    const namesake = of(S1, 'd', { tutors: ['Li'], tutorPersons: { Li: 'p2' } });
    expect(tries(lines, [linked, plain, away, namesake], ['a', 'c'], S1, ['b']).ok).toBe(true);
  });

  it('counts an entry for each of its tutors, and tells them apart by name within a school', () => {
    const within = [line('t', { places: 1, each: ['school', 'tutor'] })];
    const all = [of(S1, 'a', { tutors: ['Li', 'Wu'] }), of(S1, 'b', { tutors: ['Wu'] }), of(S1, 'c')];
    expect(tries(within, all, ['a'], S1, ['b']).ok).toBe(false);
    expect(tries(within, all, ['a'], S1, ['c']).ok).toBe(true);
    expect(handInBuckets(lines, all, new Set(), S1).map(({ what }) => what.tutor)).toEqual(['Li', 'Wu']);
  });
});

describe('a bonus', () => {
  it('lifts a cap that is for what it is for, whoever has handed in so far', () => {
    const lines = [
      line('unit', { places: 1, each: ['unit'] }),
      line('school', { places: 1, each: ['school'] }),
      line('b1', { kind: 'BONUS', places: 2, schoolTier: 'feature' }),
      line('b2', { kind: 'BONUS', places: 5, unitId: 'u2' }),
    ];
    const all = [of(S2, 'a'), of(S3, 'b')];
    const limits = (school: HandInSchool) =>
      handInBuckets(lines, all, new Set(), school).map(({ lineId, limit }) => [lineId, limit]);
    // All that unit u1 has so far is of a feature school; its cap is for others too.
    expect(limits(S2)).toEqual([
      ['school', 3],
      ['unit', 1],
    ]);
    expect(limits(S3)).toEqual([
      ['school', 6],
      ['unit', 6],
    ]);
  });
});

describe('any order of hand-ins by several schools', () => {
  const dimension = fc.constantFrom<QuotaDimension>('unit', 'school', 'group', 'tutor');
  const someLine = fc.record({
    kind: fc.constantFrom<QuotaLine['kind']>('CAP', 'CAP', 'CAP', 'BONUS', 'SHARE'),
    places: fc.integer({ min: 0, max: 4 }),
    unitId: fc.constantFrom(null, null, 'u1'),
    schoolTier: fc.constantFrom(null, null, 'feature'),
    groupCode: fc.constantFrom(null, null, 'P'),
    each: fc.uniqueArray(dimension, { maxLength: 2 }),
  });
  const schools = [S1, S2, S3];
  const someEntry = fc.record({
    school: fc.constantFrom(...schools),
    groupCode: fc.constantFrom('P', 'J'),
    tutors: fc.uniqueArray(fc.constantFrom('Li', 'Wu'), { maxLength: 2 }),
    person: fc.constantFrom(null, 'p1', 'p2'),
  });
  const someStep = fc.record({
    school: fc.constantFrom(...schools),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    takesBack: fc.boolean(),
  });

  it('never passes a cap, and a place taken back is free again', () => {
    fc.assert(
      fc.property(
        fc.array(someLine, { minLength: 1, maxLength: 4 }),
        fc.array(someEntry, { minLength: 1, maxLength: 14 }),
        fc.array(someStep, { maxLength: 14 }),
        (someLines, someEntries, steps) => {
          const lines = someLines.map((data, index) => line(`l${index}`, data));
          const all = someEntries.map(({ school, person, ...data }, index) =>
            of(school, `e${index}`, {
              ...data,
              tutorPersons: person ? Object.fromEntries(data.tutors.map((name) => [name, person])) : {},
            }),
          );
          const held = new Set<string>();
          for (const { school, picks, takesBack } of steps) {
            const own = all.filter(({ schoolId }) => schoolId === school.id);
            const ids = [
              ...new Set(picks.flatMap((pick) => own[pick % Math.max(1, own.length)]?.entryId ?? [])),
            ];
            if (takesBack) {
              const [back] = ids.filter((id) => held.has(id));
              if (back) {
                held.delete(back);
                // What was held a moment ago may be handed in again.
                expect(tries(lines, all, [...held], school, [back]).ok).toBe(true);
              }
              continue;
            }
            const fresh = ids.filter((id) => !held.has(id));
            if (fresh.length > 0 && tries(lines, all, [...held], school, fresh).ok)
              for (const id of fresh) held.add(id);
            // As every school sees it, and as who manages the round sees it.
            for (const one of schools)
              for (const { limit, others, members } of handInBuckets(lines, all, held, one))
                expect(others + members.filter((id) => held.has(id)).length).toBeLessThanOrEqual(limit);
            for (const { used, limit } of sharedUse(lines, all, held))
              expect(used).toBeLessThanOrEqual(limit);
            plainCaps(lines, all, held);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  /** Counted once more without the code under test: caps of whole selectors, without dimensions or bonuses. */
  function plainCaps(lines: readonly QuotaLine[], all: readonly QuotaCandidate[], held: ReadonlySet<string>) {
    if (lines.some(({ kind }) => kind === 'BONUS')) return;
    for (const cap of lines.filter(({ kind, each }) => kind === 'CAP' && each.length === 0))
      expect(
        all.filter(
          (one) =>
            held.has(one.entryId) &&
            (cap.unitId ?? one.unitId) === one.unitId &&
            (cap.schoolTier ?? one.schoolTier) === one.schoolTier &&
            (cap.groupCode ?? one.groupCode) === one.groupCode,
        ).length,
      ).toBeLessThanOrEqual(cap.places ?? 0);
  }
});
