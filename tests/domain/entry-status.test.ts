import { describe, expect, it } from 'vitest';

import { WINDOW_KINDS } from '#app/domain/calendar.ts';
import { canEdit, ENTRY_STATUSES, nextStatus } from '#app/domain/entry-status.ts';
import type { EntryAct, EntryFacts, EntryStatus } from '#app/domain/entry-status.ts';

const opensAt = new Date('2026-03-01T00:00:00Z');
const closesAt = new Date('2026-03-31T00:00:00Z');
const now = new Date('2026-03-10T00:00:00Z');

function entry(
  status: EntryStatus,
  extra: Partial<EntryFacts> = {},
  round: Partial<EntryFacts['round']> = {},
) {
  const windows = WINDOW_KINDS.map((kind) => ({ kind, opensAt, closesAt }));
  const facts: EntryFacts = {
    status,
    handedInAt: null,
    extendedUntil: null,
    round: { windows, requiresSchoolApproval: true, requiresEligibility: true, ...round },
    ...extra,
  };
  return facts;
}
const to = (facts: EntryFacts, act: EntryAct, at = now) => {
  const result = nextStatus(facts, act, at);
  return result.ok ? result.value : result.refusals[0].code;
};

/** Every act that some state allows; all the others are refused. */
const ALLOWED: Partial<Record<EntryStatus, Partial<Record<EntryAct, EntryStatus>>>> = {
  DRAFT: { submit: 'SUBMITTED' },
  RETURNED: { submit: 'SUBMITTED' },
  SUBMITTED: { withdraw: 'DRAFT', approve: 'APPROVED', 'return-by-school': 'RETURNED', 'lose-file': 'DRAFT' },
  APPROVED: { withdraw: 'DRAFT', 'return-by-school': 'RETURNED', 'hand-in': 'HANDED_IN' },
  HANDED_IN: {
    'take-back': 'APPROVED',
    pass: 'ELIGIBLE',
    'return-by-checker': 'RETURNED',
    reject: 'REJECTED',
  },
  ELIGIBLE: { 'reopen-check': 'HANDED_IN' },
  REJECTED: { 'reopen-check': 'HANDED_IN' },
};
const ACTS: EntryAct[] = [
  'submit',
  'withdraw',
  'approve',
  'return-by-school',
  'hand-in',
  'take-back',
  'pass',
  'return-by-checker',
  'reject',
  'reopen-check',
  'lose-file',
];

describe('an entry', () => {
  it.each(ENTRY_STATUSES)('in state %s allows exactly its own acts', (status) => {
    for (const act of ACTS)
      expect([act, to(entry(status), act)]).toEqual([act, ALLOWED[status]?.[act] ?? 'entry-wrong-status']);
  });

  it('does nothing before a window opens and from the moment it closes', () => {
    expect(to(entry('DRAFT'), 'submit', new Date(opensAt.getTime() - 1))).toBe('window-not-open');
    expect(to(entry('DRAFT'), 'submit', new Date(closesAt.getTime() - 1))).toBe('SUBMITTED');
    expect(to(entry('DRAFT'), 'submit', closesAt)).toBe('window-closed');
    expect(to(entry('SUBMITTED'), 'lose-file', closesAt)).toBe('window-closed');
  });

  it('that the organiser returned goes straight back to the organiser, in the window of the checks', () => {
    const returned = entry('RETURNED', { handedInAt: opensAt });
    expect(to(returned, 'submit')).toBe('HANDED_IN');
    const late = returned.round.windows.map((window) =>
      window.kind === 'SUBMISSION' ? { ...window, closesAt: opensAt } : window,
    );
    expect(to(entry('RETURNED', { handedInAt: opensAt }, { windows: late }), 'submit')).toBe('HANDED_IN');
    expect(canEdit(entry('RETURNED', {}, { windows: late }), now).ok).toBe(false);
  });

  it('skips the steps that its round does not ask for', () => {
    expect(to(entry('SUBMITTED', {}, { requiresSchoolApproval: false }), 'hand-in')).toBe('HANDED_IN');
    expect(to(entry('APPROVED', {}, { requiresEligibility: false }), 'hand-in')).toBe('ELIGIBLE');
  });

  it.each(ENTRY_STATUSES)('in state %s is edited by its authors only while it lies with them', (status) => {
    expect(canEdit(entry(status), now).ok).toBe(status === 'DRAFT' || status === 'RETURNED');
  });
});

describe('an extension', () => {
  const after = new Date('2026-04-01T00:00:00Z');
  const until = new Date('2026-04-02T00:00:00Z');
  const late = entry('DRAFT', { extendedUntil: until });

  it('keeps writing, submitting and handing in open until its own deadline, and not a moment longer', () => {
    expect(to(entry('DRAFT'), 'submit', after)).toBe('window-closed');
    expect(to(late, 'submit', after)).toBe('SUBMITTED');
    expect(canEdit(late, after).ok).toBe(true);
    expect(to(late, 'submit', until)).toBe('window-closed');
    expect(canEdit(late, until).ok).toBe(false);
    expect(to(entry('APPROVED', { extendedUntil: until }), 'hand-in', after)).toBe('HANDED_IN');
  });

  it('opens nothing before its time', () => {
    const before = new Date('2026-02-01T00:00:00Z');
    expect(to(late, 'submit', before)).toBe('window-not-open');
  });
});
