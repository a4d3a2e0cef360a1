import { describe, expect, it } from 'vitest';

import { isLate, perDay, schoolStage } from '#app/domain/school-progress.ts';

describe('how far schools are', () => {
  it('names what waits at the school first', () => {
    expect(schoolStage({})).toBe('none');
    expect(schoolStage({ WITHDRAWN: 2 })).toBe('none');
    expect(schoolStage({ DRAFT: 1 })).toBe('drafting');
    expect(schoolStage({ DRAFT: 3, SUBMITTED: 1, APPROVED: 2 })).toBe('reviewing');
    expect(schoolStage({ DRAFT: 3, APPROVED: 1 })).toBe('ready');
    expect(schoolStage({ RETURNED: 1, HANDED_IN: 4 })).toBe('drafting');
    expect(schoolStage({ HANDED_IN: 4, ELIGIBLE: 1 })).toBe('done');
  });

  it('calls late what can no longer go on by itself, unless it has a deadline of its own', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const later = new Date('2026-06-02T00:00:00Z');
    const open = { submission: false, handIn: false, check: false };
    const late = (status: 'DRAFT' | 'APPROVED' | 'HANDED_IN', extendedUntil: Date | null, closed = open) =>
      isLate({ status, extendedUntil, handedInAt: null }, closed, now);
    const submissionClosed = { ...open, submission: true };
    const allClosed = { ...open, submission: true, handIn: true };
    expect(late('DRAFT', null)).toBe(false);
    expect(late('DRAFT', null, submissionClosed)).toBe(true);
    expect(late('APPROVED', null, submissionClosed)).toBe(false);
    expect(late('APPROVED', null, allClosed)).toBe(true);
    expect(late('APPROVED', later, allClosed)).toBe(false);
    expect(late('DRAFT', now, allClosed)).toBe(true);
    expect(late('HANDED_IN', null, allClosed)).toBe(false);
    const givenBack = { status: 'RETURNED', extendedUntil: null, handedInAt: now } as const;
    expect(isLate(givenBack, allClosed, now)).toBe(false);
    expect(isLate(givenBack, { ...allClosed, check: true }, now)).toBe(true);
  });

  it('counts by the local day, empty days included, the last ones only', () => {
    const times = ['2026-05-30T15:59:00Z', '2026-05-30T16:00:00Z', '2026-06-02T01:00:00Z'].map(
      (text) => new Date(text),
    );
    const days = perDay(times, 'Asia/Shanghai', 30);
    expect(days).toEqual([
      { day: '2026-05-30', count: 1 },
      { day: '2026-05-31', count: 1 },
      { day: '2026-06-01', count: 0 },
      { day: '2026-06-02', count: 1 },
    ]);
    expect(perDay(times, 'Asia/Shanghai', 2).map(({ day }) => day)).toEqual(['2026-06-01', '2026-06-02']);
    expect(perDay([], 'Asia/Shanghai', 2)).toEqual([]);
  });
});
