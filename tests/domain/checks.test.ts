import { describe, expect, it } from 'vitest';

import { checkProgress, daysWaiting, requiredChecks } from '#app/domain/checks.ts';
import type { CheckMade } from '#app/domain/checks.ts';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const rules = { requiresOriginality: true, requiresEthics: false, twoPersonChecks: true };
const pass = (checkerId: string, day: number, kind: CheckMade['kind'] = 'ELIGIBILITY'): CheckMade => ({
  kind,
  decision: 'PASS',
  checkerId,
  at: at(day),
});
const done = (checks: CheckMade[], since: Date | null = null) =>
  checkProgress(rules, checks, since).map((check) => check.done);

describe('checks', () => {
  it('are eligibility always, the others where the round asks', () => {
    expect(requiredChecks({ ...rules, requiresOriginality: false })).toEqual(['ELIGIBILITY']);
    expect(requiredChecks({ ...rules, requiresEthics: true })).toEqual([
      'ELIGIBILITY',
      'ORIGINALITY',
      'ETHICS',
    ]);
  });

  it('need two different people where the round says so', () => {
    expect(done([pass('a', 1), pass('a', 2)])).toEqual([false, false]);
    expect(done([pass('a', 1), pass('b', 2)])).toEqual([true, false]);
    expect(
      done([pass('a', 1), pass('b', 2), pass('a', 2, 'ORIGINALITY'), pass('c', 3, 'ORIGINALITY')]),
    ).toEqual([true, true]);
  });

  it('count only since the entry came in again', () => {
    expect(done([pass('a', 1), pass('b', 5)], at(3))).toEqual([false, false]);
  });

  it('age by whole days', () => {
    expect(daysWaiting(at(1), at(4))).toBe(3);
    expect(daysWaiting(at(4), at(1))).toBe(0);
  });
});
