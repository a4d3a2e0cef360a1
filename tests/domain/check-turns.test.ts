import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { planPasses, planReturns, planTurns } from '#app/domain/check-turns.ts';
import type { TurnEntry } from '#app/domain/check-turns.ts';
import type { CheckProgress } from '#app/domain/checks.ts';

const check = (needed: number, passedBy: string[] = [], kind: CheckProgress['kind'] = 'ELIGIBILITY') => ({
  kind,
  needed,
  passedBy,
  done: passedBy.length >= needed,
});
const entry = (id: string, data: Partial<TurnEntry> = {}): TurnEntry => ({
  id,
  closed: null,
  progress: [check(1)],
  turns: [],
  ...data,
});

describe('what passing many would do', () => {
  it('says of each whether it may be judged, waits, or is stepped over and why', () => {
    const entries = [
      entry('last'),
      entry('other', { progress: [check(1), check(1, [], 'ETHICS')] }),
      entry('second', { progress: [check(2)] }),
      entry('mine', { progress: [check(2, ['me'])] }),
      entry('done', { progress: [check(1, ['you'])] }),
      entry('gone', { closed: 'entry-wrong-status' }),
    ];
    expect(planPasses(entries, 'ELIGIBILITY', 'me', true)).toEqual([
      { id: 'last', will: 'eligible' },
      { id: 'other', will: 'passes' },
      { id: 'second', will: 'waits' },
      { id: 'mine', will: 'skip', code: 'check-second-person' },
      { id: 'done', will: 'skip', code: 'check-done' },
      { id: 'gone', will: 'skip', code: 'entry-wrong-status' },
    ]);
    const held = { code: 'entry-file-lost' as const, params: { title: 't', names: 'n' } };
    const lost = entry('lost', { held, progress: [check(1), check(1, [], 'ETHICS')] });
    const skipped = { id: 'lost', will: 'skip', ...held };
    expect(planPasses([lost], 'ELIGIBILITY', 'me', false)).toEqual([skipped]);
    // Another check may still be answered, unless it is the one that would let the entry be judged.
    expect(planPasses([lost], 'ETHICS', 'me', false)).toEqual([{ id: 'lost', will: 'passes' }]);
    const last = { ...lost, progress: [check(1, ['you']), check(1, [], 'ETHICS')] };
    expect(planPasses([last], 'ETHICS', 'me', false)).toEqual([skipped]);
    expect(
      planReturns(entries)
        .filter(({ will }) => will === 'skip')
        .map(({ id }) => id),
    ).toEqual(['gone']);
  });
});

describe('whose turn a check becomes', () => {
  it('gives it to one person, beside another where two must pass', () => {
    const one = entry('a', { turns: ['x'] });
    expect(planTurns([one], 'ELIGIBILITY', { person: 'y' }, {})).toEqual([
      { id: 'a', will: 'given', to: ['y'] },
    ]);
    const two = entry('a', { progress: [check(2)], turns: ['w', 'x'] });
    expect(planTurns([two], 'ELIGIBILITY', { person: 'y' }, {})).toMatchObject([{ to: ['x', 'y'] }]);
    expect(planTurns([two], 'ELIGIBILITY', { person: 'x' }, {})).toMatchObject([{ code: 'check-turn-same' }]);
    expect(planTurns([two], 'ELIGIBILITY', 'nobody', {})).toMatchObject([{ to: [] }]);
    const passed = entry('a', { progress: [check(2, ['y'])] });
    expect(planTurns([passed], 'ELIGIBILITY', { person: 'y' }, {})).toMatchObject([
      { code: 'check-already-passed' },
    ]);
  });

  it('shares evenly: loads end within one, nobody has one entry twice or one they passed, nothing given is taken', () => {
    const people = ['p1', 'p2', 'p3', 'p4'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 }),
        fc.subarray(people, { minLength: 2 }),
        fc.array(fc.record({ turn: fc.option(fc.constantFrom(...people)), passed: fc.boolean() }), {
          maxLength: 40,
        }),
        (needed, share, given) => {
          const entries = given.map(({ turn, passed }, index) =>
            entry(`e${index}`, {
              progress: [check(needed, passed && needed === 2 ? ['p1'] : [])],
              turns: turn && !(passed && turn === 'p1') ? [turn] : [],
            }),
          );
          const lines = planTurns(entries, 'ELIGIBILITY', { share }, {});
          const load = Object.fromEntries(share.map((id) => [id, 0]));
          for (const [index, line] of lines.entries()) {
            const { turns, progress } = entries[index] ?? entry('none');
            if (line.will !== 'given') continue;
            expect(new Set(line.to).size).toBe(line.to.length);
            expect(line.to.slice(0, turns.length)).toEqual(turns);
            const fresh = line.to.slice(turns.length);
            expect(fresh.some((id) => progress[0]?.passedBy.includes(id))).toBe(false);
            for (const id of fresh) load[id] = (load[id] ?? 0) + 1;
          }
          const free = given.every(({ turn, passed }) => !turn && !(passed && needed === 2));
          const counts = Object.values(load);
          if (free) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('gives to who has the fewest before them, and says when nobody is left', () => {
    const lines = planTurns([entry('a'), entry('b')], 'ELIGIBILITY', { share: ['x', 'y'] }, { x: 2 });
    expect(lines).toMatchObject([{ to: ['y'] }, { to: ['y'] }]);
    const two = entry('a', { progress: [check(2, ['x'])] });
    expect(planTurns([two], 'ELIGIBILITY', { share: ['x'] }, {})).toMatchObject([
      { code: 'check-no-checkers' },
    ]);
  });
});
