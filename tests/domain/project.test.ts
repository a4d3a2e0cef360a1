import { describe, expect, it } from 'vitest';

import { checklist, openItems } from '#app/domain/checklist.ts';
import type { ChecklistFacts } from '#app/domain/checklist.ts';
import { ageOn, settleGroup, slotsFor } from '#app/domain/eligibility.ts';
import { mayHandOnFirst, mayJoin, mayLeave, placesFree } from '#app/domain/team.ts';
import type { TeamFacts, TeamMember } from '#app/domain/team.ts';

const complete: ChecklistFacts = {
  title: '自动浇花装置',
  abstract: '摘要',
  categoryId: 'c',
  groupId: 'g',
  disciplineId: 'd',
  offers: { groups: true, disciplines: true },
  authorsFit: true,
  disciplineFits: true,
  authors: [{ name: '胡晓', status: 'ACCEPTED', ownWork: '做了实验', consentGiven: true }],
  tutors: 1,
  maxAuthors: 3,
  maxTutors: 2,
  requiresOwnWork: true,
  requiresConsent: true,
  slots: [
    {
      code: 'report',
      name: '研究报告',
      nameEn: null,
      required: true,
      maxCount: 1,
      files: 1,
      scan: null,
      infected: false,
      signing: null,
    },
  ],
  fields: [],
  proof: { rule: 'SCAN', guardians: [], school: 'missing', scanned: false },
};
const open = (change: Partial<ChecklistFacts>) =>
  openItems(checklist({ ...complete, ...change })).map((item) => [item.code, item.page, item.state]);
const [author] = complete.authors;
if (!author) throw new Error('author');

describe('the checklist', () => {
  it('is empty for a complete project', () => expect(open({})).toEqual([]));

  it.each<[string, Partial<ChecklistFacts>, string[]]>([
    ['no title', { title: '  ' }, ['title', 'edit', 'missing']],
    ['no abstract', { abstract: '' }, ['abstract', 'edit', 'missing']],
    ['no category', { categoryId: null }, ['category', 'edit', 'missing']],
    ['no group', { groupId: null }, ['group', 'edit', 'missing']],
    ['grades that fit no group', { authorsFit: false }, ['group', 'edit', 'problem']],
    ['a discipline of another group', { disciplineFits: false }, ['discipline', 'edit', 'problem']],
    [
      'an open invitation',
      { authors: [author, { ...author, status: 'INVITED' }] },
      ['authors', 'authors', 'missing'],
    ],
    ['too many authors', { maxAuthors: 0 }, ['authors', 'authors', 'problem']],
    [
      'an author who says nothing of their work',
      { authors: [{ ...author, ownWork: '' }] },
      ['work', 'work', 'missing'],
    ],
    ['too many tutors', { tutors: 3 }, ['tutors', 'tutors', 'problem']],
    ['no consent', { authors: [{ ...author, consentGiven: false }] }, ['consent', 'consent', 'missing']],
    [
      'no report',
      { slots: complete.slots.map((slot) => ({ ...slot, files: 0 })) },
      ['slot', 'materials', 'missing'],
    ],
    [
      'too many files',
      { slots: complete.slots.map((slot) => ({ ...slot, files: 2 })) },
      ['slot', 'materials', 'problem'],
    ],
  ])('names %s and the page that mends it', (_, change, item) => expect(open(change)).toEqual([item]));

  it('does not ask for what the round does not ask for', () => {
    const bare = {
      requiresOwnWork: false,
      requiresConsent: false,
      maxTutors: 0,
      tutors: 0,
      slots: [],
      offers: { groups: false, disciplines: false },
    };
    expect(checklist({ ...complete, ...bare }).map((item) => item.code)).toEqual([
      'title',
      'category',
      'abstract',
      'authors',
    ]);
  });
});

const early = new Date('2026-05-01T00:00:00Z');
const later = new Date('2026-06-01T00:00:00Z');

describe('a team', () => {
  const groups = [
    { id: 'P', gradeFrom: 1, gradeTo: 6, ageFrom: null, ageTo: null, ageOn: null },
    { id: 'J', gradeFrom: 7, gradeTo: 9, ageFrom: null, ageTo: null, ageOn: null },
  ];
  const member = (
    studentId: string,
    grade: number,
    status: TeamMember['status'] = 'ACCEPTED',
  ): TeamMember => ({
    studentId,
    grade,
    status,
    birthDate: null,
    joinedAt: early,
    leftAt: status === 'LEFT' ? early : null,
  });
  const team: TeamFacts = {
    schoolId: 's',
    maxAuthors: 3,
    submittedAt: null,
    afterSubmission: 'FIXED',
    members: [member('a', 8)],
    groups,
  };
  const candidate = { studentId: 'b', schoolId: 's', grade: 7, birthDate: null };
  const may = (facts: Partial<TeamFacts>, who = candidate) => {
    const result = mayJoin({ ...team, ...facts }, who);
    return result.ok ? 'ok' : result.refusals[0].code;
  };

  it('takes a schoolmate of the same stage', () => expect(may({})).toBe('ok'));
  it('refuses with the reason', () => {
    expect(may({}, { ...candidate, schoolId: 'other' })).toBe('team-other-school');
    expect(may({}, { ...candidate, grade: 5 })).toBe('team-other-group');
    expect(may({}, { ...candidate, studentId: 'a' })).toBe('team-already-member');
    expect(may({ submittedAt: later })).toBe('team-closed');
    expect(may({ submittedAt: later, afterSubmission: 'REPLACE' })).toBe('team-closed');
    expect(may({ maxAuthors: 1 })).toBe('team-full');
    expect(may({ maxAuthors: 2, members: [member('a', 8), member('x', 8, 'INVITED')] })).toBe('team-full');
  });
  it('gives a place that was left to another, also to who left', () => {
    const members = [member('a', 8), member('b', 8, 'LEFT')];
    expect(may({ maxAuthors: 2, members })).toBe('ok');
  });
  it('replaces after the first submission only who left after it, where the round says so', () => {
    const left = { ...member('b', 8, 'LEFT'), leftAt: later };
    const since = { submittedAt: later, members: [member('a', 8), left] };
    expect(may({ ...since, afterSubmission: 'REPLACE' }, { ...candidate, studentId: 'c' })).toBe('ok');
    expect(may({ ...since, afterSubmission: 'LEAVE' })).toBe('team-closed');
    expect(placesFree({ ...team, ...since, afterSubmission: 'REPLACE' })).toBe(1);
    expect(placesFree({ ...team, ...since, afterSubmission: 'LEAVE' })).toBe(0);
    expect(placesFree(team)).toBe(2);
    const replaced = { ...member('c', 8), joinedAt: new Date(later.getTime() + 1) };
    expect(
      may(
        { ...since, members: [...since.members, replaced], afterSubmission: 'REPLACE' },
        { ...candidate, studentId: 'd' },
      ),
    ).toBe('team-closed');
    const before = [member('a', 8), member('b', 8, 'LEFT')];
    expect(may({ submittedAt: later, members: before, afterSubmission: 'REPLACE' })).toBe('team-closed');
  });
  it('lets authors leave by the rule, never the first', () => {
    const two = { ...team, members: [member('a', 8), member('b', 8), member('c', 8, 'INVITED')] };
    const leave = (facts: Partial<TeamFacts>, who: string) => {
      const result = mayLeave({ ...two, ...facts }, who);
      return result.ok ? 'ok' : result.refusals[0].code;
    };
    expect(leave({}, 'a')).toBe('team-first-author-stays');
    expect(leave({}, 'b')).toBe('ok');
    expect(leave({ submittedAt: later }, 'b')).toBe('team-fixed');
    expect(leave({ submittedAt: later }, 'c')).toBe('ok');
    expect(leave({ submittedAt: later, afterSubmission: 'LEAVE' }, 'b')).toBe('ok');
    expect(mayHandOnFirst(two)).toBe(true);
    expect(mayHandOnFirst({ submittedAt: later, afterSubmission: 'LEAVE' })).toBe(false);
    expect(mayHandOnFirst({ submittedAt: later, afterSubmission: 'REPLACE' })).toBe(true);
  });
  it('settles the group where the grades leave one choice', () => {
    expect(settleGroup(groups, [{ grade: 8, birthDate: null }], null)).toBe('J');
    expect(
      settleGroup(
        groups,
        [
          { grade: 8, birthDate: null },
          { grade: 3, birthDate: null },
        ],
        'J',
      ),
    ).toBeNull();
  });
});

it('ages are whole years on the day', () => {
  const born = new Date('2014-03-02');
  expect([ageOn(born, new Date('2026-03-01')), ageOn(born, new Date('2026-03-02'))]).toEqual([11, 12]);
});

it('a slot of one category or group is asked of it alone', () => {
  const slots = [
    { id: 1, categoryId: null, groupId: null },
    { id: 2, categoryId: 'c', groupId: null },
    { id: 3, categoryId: null, groupId: 'g' },
  ];
  expect(slotsFor(slots, { categoryId: 'c', groupId: null }).map((slot) => slot.id)).toEqual([1, 2]);
});
