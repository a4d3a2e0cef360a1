import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checklist } from '#app/domain/checklist.ts';
import type { ChecklistFacts } from '#app/domain/checklist.ts';
import { confirmationState, mayHandInForm, mayPassForm, schoolMustConfirm } from '#app/domain/form-proof.ts';
import type { FormProof } from '#app/domain/form-proof.ts';

const proof: FormProof = {
  rule: 'ELECTRONIC',
  guardians: [
    { name: '甲', state: 'current' },
    { name: '乙', state: 'current' },
  ],
  school: 'current',
  scanned: false,
};
const second = (state: FormProof['guardians'][number]['state']) => [
  { name: '甲', state: 'current' as const },
  { name: '乙', state },
];
const why = (change: Partial<FormProof>) => {
  const may = mayHandInForm({ ...proof, ...change });
  return may.ok ? 'ok' : may.refusals[0].code;
};

describe('a confirmation', () => {
  it('holds for the version that was read, and for no other', () => {
    expect(confirmationState(null, 'A')).toBe('missing');
    expect(confirmationState({ formCode: 'A' }, 'A')).toBe('current');
    expect(confirmationState({ formCode: 'A' }, 'B')).toBe('outdated');
    expect(confirmationState({ formCode: 'A', refused: true }, 'A')).toBe('refused');
    expect(confirmationState({ formCode: 'A', refused: true }, 'B')).toBe('outdated');
  });
});

describe('a hand-in', () => {
  it('needs every guardian and the school, where the round takes nothing else', () => {
    expect(why({})).toBe('ok');
    expect(why({ guardians: second('missing') })).toBe('form-guardian-missing');
    expect(why({ guardians: second('outdated') })).toBe('form-guardian-missing');
    expect(why({ guardians: second('refused') })).toBe('form-refused');
    expect(why({ school: 'missing' })).toBe('form-school-missing');
    expect(why({ school: 'outdated' })).toBe('form-school-outdated');
    expect(why({ guardians: [] })).toBe('form-guardian-missing');
    expect(why({ guardians: second('missing'), scanned: true })).toBe('form-guardian-missing');
  });
  it('is content with signed paper where either will do, but not against a guardian who says no', () => {
    const paper = { rule: 'EITHER', scanned: true, school: 'missing' } as const;
    expect(why({ ...paper, guardians: second('missing') })).toBe('ok');
    expect(schoolMustConfirm({ ...proof, ...paper })).toBe(false);
    expect(why({ ...paper, guardians: second('refused') })).toBe('form-refused');
  });
  it('asks nothing where the round takes paper only', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom('missing', 'outdated', 'refused'), (scanned, state) => {
        expect(why({ rule: 'SCAN', scanned, school: 'missing', guardians: second(state) })).toBe('ok');
      }),
    );
  });
});

it('eligibility waits for the school’s word on the present version, not where paper stands for it', () => {
  const passes = (change: Partial<FormProof>) => {
    const may = mayPassForm({ ...proof, ...change });
    return may.ok ? 'ok' : may.refusals[0].code;
  };
  expect(passes({})).toBe('ok');
  expect(passes({ school: 'outdated' })).toBe('form-school-outdated');
  expect(passes({ school: 'missing', rule: 'EITHER' })).toBe('form-school-missing');
  expect(passes({ school: 'outdated', rule: 'EITHER', scanned: true })).toBe('ok');
  expect(passes({ school: 'missing', rule: 'SCAN' })).toBe('ok');
  expect(passes({ guardians: second('refused') })).toBe('form-refused');
});

describe('the checklist', () => {
  const facts = (change: Partial<FormProof>, files = 0): ChecklistFacts => ({
    title: '题目',
    abstract: '摘要',
    categoryId: 'c',
    groupId: null,
    disciplineId: null,
    offers: { groups: false, disciplines: false },
    authorsFit: true,
    disciplineFits: true,
    authors: [{ name: '甲', status: 'ACCEPTED', ownWork: '', consentGiven: true }],
    tutors: 0,
    maxAuthors: 3,
    maxTutors: 0,
    requiresOwnWork: false,
    requiresConsent: false,
    slots: [
      {
        code: 'signed',
        name: '申报书',
        nameEn: null,
        required: true,
        maxCount: 1,
        files,
        scan: 'outdated',
        signing: null,
        infected: false,
      },
    ],
    fields: [],
    proof: { ...proof, ...change },
  });
  const states = (change: Partial<FormProof>, files = 0) =>
    checklist(facts(change, files))
      .filter(({ code }) => code === 'confirm' || code === 'slot')
      .map(({ code, state, note }) => [code, state, note?.code ?? null]);

  it('asks for one of the two where either will do, and names who is missing', () => {
    const none = { rule: 'EITHER', guardians: second('missing') } as const;
    expect(states(none)).toEqual([
      ['slot', 'optional', null],
      ['confirm', 'missing', 'form-or-paper'],
    ]);
    expect(states({ rule: 'EITHER' }, 1)).toEqual([
      ['slot', 'optional', null],
      ['confirm', 'done', null],
    ]);
    const scanned = checklist({
      ...facts({ ...none, scanned: true }, 1),
      slots: facts({}, 1).slots.map((slot) => ({ ...slot, scan: 'current' })),
    });
    expect(scanned.find(({ code }) => code === 'confirm')).toMatchObject({ state: 'optional' });
    expect(scanned.find(({ code }) => code === 'slot')).toMatchObject({ state: 'done' });
  });
  it('says when the content has changed since, and when a guardian has said no', () => {
    expect(states({ guardians: second('outdated') }).at(-1)).toEqual(['confirm', 'problem', 'form-outdated']);
    expect(states({ guardians: second('refused') }).at(-1)).toEqual(['confirm', 'problem', 'form-refused']);
    expect(states({ rule: 'SCAN' }, 1)).toEqual([['slot', 'problem', 'scan-outdated']]);
  });
});
