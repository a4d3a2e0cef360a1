import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { selectFromBuckets } from '#app/domain/advancement.ts';
import { groupBar } from '#app/domain/eligibility.ts';
import { sharedStudents, studentPlaces } from '#app/domain/promoted-students.ts';
import type { LineWithAuthors, PromotedAuthors } from '#app/domain/promoted-students.ts';

const promotion = fc.constantFrom<PromotedAuthors>('FIRST', 'EVERY');

/** Lines of a list over a few students, with ranks that may be equal. */
const lines = fc
  .array(
    fc.record({
      rank: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      decision: fc.constantFrom('SELECTED', 'RESERVE', 'NOT_SELECTED', 'REVOKED', 'UNDECIDED'),
      standsIn: fc.boolean(),
      students: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 9 },
  )
  .map((drawn) =>
    drawn.map(({ students, ...line }, index): LineWithAuthors => ({
      ...line,
      entryId: `entry${index}`,
      number: `A${index}`,
      position: index + 1,
      authors: students.map((student) => ({ authorId: `${index}-${student}`, studentId: `s${student}` })),
    })),
  );
const off = fc
  .array(fc.tuple(fc.integer({ max: 8, min: 0 }), fc.integer({ min: 1, max: 6 })))
  .map((pairs) => new Set(pairs.map(([index, student]) => `${index}-${student}`)));
const stands = ({ decision }: LineWithAuthors) => decision === 'SELECTED' || decision === 'REVOKED';

describe('the students of a list', () => {
  it('go on once at most, and everybody whom nothing keeps from it does', () => {
    fc.assert(
      fc.property(lines, promotion, off, (drawn, which, taken) => {
        const places = studentPlaces(drawn, which, taken);
        const standing = drawn.filter(stands);
        const going = standing.flatMap(({ entryId }) =>
          (places.get(entryId) ?? [])
            .filter(({ state }) => state === 'goes')
            .map(({ studentId }) => studentId),
        );
        expect(new Set(going).size).toBe(going.length);
        for (const line of standing)
          for (const place of places.get(line.entryId) ?? []) {
            if (place.state === 'off')
              expect(line.decision === 'REVOKED' || taken.has(place.authorId)).toBe(true);
            if (place.state !== 'counted') continue;
            const by = drawn.find(({ entryId }) => entryId === place.by);
            expect(
              by && stands(by) && by.authors.some(({ studentId }) => studentId === place.studentId),
            ).toBe(true);
            if (by && by.standsIn === line.standsIn)
              expect(by.rank ?? Infinity).toBeLessThanOrEqual(line.rank ?? Infinity);
          }
        for (const { entryId, authors } of drawn)
          expect(places.get(entryId)?.length).toBe(which === 'FIRST' ? 1 : authors.length);
      }),
    );
  });

  it('are the same in whatever order the lines stand', () => {
    fc.assert(
      fc.property(
        lines.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
        ),
        promotion,
        off,
        ([drawn, shuffled], which, taken) => {
          const sorted = (all: LineWithAuthors[]) =>
            [...studentPlaces(all, which, taken)].sort(([a], [b]) => (a < b ? -1 : 1));
          expect(sorted(shuffled)).toEqual(sorted(drawn));
        },
      ),
    );
  });

  it('stay off when they were taken off, also where another project of theirs is selected', () => {
    const line = (index: number, decision: 'SELECTED' | 'REVOKED'): LineWithAuthors => ({
      entryId: `e${index}`,
      number: `A${index}`,
      rank: index,
      position: index,
      decision,
      standsIn: false,
      authors: [{ authorId: `${index}`, studentId: 'ling' }],
    });
    const states = (...all: LineWithAuthors[]) =>
      [...studentPlaces(all, 'FIRST', new Set()).values()].flat().map(({ state }) => state);
    expect(states(line(1, 'SELECTED'), line(2, 'SELECTED'))).toEqual(['goes', 'counted']);
    expect(states(line(1, 'REVOKED'), line(2, 'SELECTED'))).toEqual(['off', 'counted']);
  });
});

describe('a selection of students', () => {
  const total = (places: number, ids: string[]) => ({
    lineId: 'total',
    kind: 'cap' as const,
    where: {},
    places,
    members: new Set(ids),
  });

  it('takes one project of a student, gives the place to the next, and names neither a reserve twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        (students, places, reserves) => {
          const ids = students.map((_, index) => `e${index}`);
          const ranked = ids.map((entryId, index) => ({
            entryId,
            value: 100 - index,
            rank: index + 1,
            tied: false,
          }));
          const once = sharedStudents(
            ids.map((entryId, index) => ({ entryId, students: [`s${students[index]}`] })),
            'FIRST',
          );
          const { lines: made, caps } = selectFromBuckets(ranked, [total(places, ids)], {
            reserves,
            minimumValue: null,
            once,
          });
          const studentOf = ({ entryId }: { entryId: string }) => students[ids.indexOf(entryId)];
          const chosen = made.filter(({ decision }) => decision === 'SELECTED');
          const best = [...new Set(students)].slice(0, places);
          expect(chosen.map(studentOf)).toEqual(best);
          const spare = made.filter(({ decision }) => decision === 'RESERVE').map(studentOf);
          expect(new Set([...best, ...spare]).size).toBe(best.length + spare.length);
          expect(caps.map(({ used }) => used)).toEqual([best.length]);
          for (const line of made)
            if (line.decision === 'NOT_SELECTED' && best.includes(studentOf(line) ?? 0))
              expect(line.reason.code).toBe('student-goes-on');
        },
      ),
    );
  });

  it('leaves equal projects of one student to people', () => {
    const ranked = ['a', 'b', 'c'].map((entryId) => ({ entryId, value: 9, rank: 1, tied: true }));
    const { lines: made } = selectFromBuckets(ranked, [total(3, ['a', 'b', 'c'])], {
      reserves: 0,
      minimumValue: null,
      once: new Map([
        ['a', 'k'],
        ['b', 'k'],
      ]),
    });
    const of = (id: string) => made.find(({ entryId }) => entryId === id);
    expect(['a', 'b'].map((id) => [of(id)?.decision, of(id)?.reason.code])).toEqual([
      ['UNDECIDED', 'student-tied'],
      ['UNDECIDED', 'student-tied'],
    ]);
    expect([of('c')?.decision, of('c')?.reason.code]).toEqual(['UNDECIDED', 'depends-on-tie']);
  });

  it('knows a team by all its members, where every author goes on', () => {
    const projects = [
      { entryId: 'a', students: ['x', 'y'] },
      { entryId: 'b', students: ['y', 'x'] },
      { entryId: 'c', students: ['x'] },
    ];
    const keys = (which: PromotedAuthors) => [...sharedStudents(projects, which).keys()].sort();
    expect(keys('EVERY')).toEqual(['a', 'b']);
    expect(keys('FIRST')).toEqual(['a', 'c']);
  });
});

it('says which rule of a group bars a student', () => {
  const open = { id: 'g', gradeFrom: null, gradeTo: null, ageFrom: null, ageTo: null, ageOn: null };
  const on = new Date('2026-08-01');
  const aged = { ...open, ageFrom: 15, ageTo: 24, ageOn: on };
  const born = (day: string) => ({ grade: 8, birthDate: new Date(day) });
  expect(groupBar({ ...open, gradeFrom: 10 }, born('2012-01-01'))).toEqual({
    code: 'grade',
    from: 10,
    to: 12,
  });
  expect(groupBar(aged, born('2011-08-02'))).toEqual({ code: 'age', from: 15, to: 24, on, age: 14 });
  expect(groupBar(aged, born('2011-08-01'))).toBeNull();
  expect(groupBar(aged, { grade: 8, birthDate: null })).toEqual({
    code: 'no-birth-date',
    from: 15,
    to: 24,
    on,
  });
});
