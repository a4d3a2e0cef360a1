import { describe, expect, it } from 'vitest';

import { checklist, openItems } from '#app/domain/checklist.ts';
import type { ChecklistFacts } from '#app/domain/checklist.ts';
import type { Draft } from '#app/domain/draft.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { checkEntry, passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn, takeBack } from '#app/features/entries/hand-in.server.ts';
import { getEntry } from '#app/features/entries/queries.server.ts';
import { approveEntries, returnEntry } from '#app/features/entries/review-entries.server.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { createProject } from '#app/features/projects/create-project.server.ts';
import { inviteAuthor, leaveProject, makeFirstAuthor } from '#app/features/projects/change-team.server.ts';
import { answerInvitation, joinProject } from '#app/features/projects/join-project.server.ts';
import { getTeamState, listInvitations } from '#app/features/projects/team-queries.server.ts';
import { remindEntries } from '#app/features/entries/remind-entries.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry, withdrawEntry } from '#app/features/projects/submit-entry.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson } from '../factories.ts';
import { admin, asStudent, asTeacher, contest, draft, during, entries, must, student } from './contest.ts';
import { refuseRows } from '#tests/setup/refuse-rows.ts';

const DEADLINE = new Date('2026-12-31T00:00:00Z');
const beforeDeadline = { now: new Date(DEADLINE.getTime() - 1) };
const atDeadline = { now: DEADLINE };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const statusOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).status;
const statuses = async (ids: readonly string[]) =>
  (await db.entry.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })).map(
    (entry) => entry.status,
  );

/** Saves the page "basics" from where it stood at `base`. */
const saveTitle = (who: Viewer, entryId: string, title: string, context = during, base: Draft = {}) =>
  saveDraft(who, { entryId, page: 'edit', base, values: { title } }, context);

describe('writing a project', () => {
  it('merges what two authors write into different fields, and overwrites nothing in the same one', async () => {
    const { round, students } = await contest();
    const [author, mate] = students;
    if (!author || !mate) throw new Error('students');
    const entryId = await draft({ round }, [author, mate]);
    const before = await db.entry.findUniqueOrThrow({ where: { id: entryId }, include: { project: true } });
    const base = { title: before.project.title, abstract: before.project.abstract };
    const page = { entryId, page: 'edit' as const, base };
    const [one, two] = await Promise.all([
      saveDraft(asStudent(author), { ...page, values: { ...base, title: '甲改的名称' } }, during),
      saveDraft(asStudent(mate), { ...page, values: { ...base, abstract: '乙改的摘要' } }, during),
    ]);
    expect([must(one).conflicts, must(two).conflicts]).toEqual([[], []]);
    const late = must(
      await saveDraft(asStudent(mate), { ...page, values: { ...base, title: '乙也改名称' } }, during),
    );
    expect(late.conflicts).toEqual(['title']);
    expect(late.stored).toMatchObject({ title: '甲改的名称', abstract: '乙改的摘要' });
    const { project } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { project: true },
    });
    expect(project).toMatchObject({ title: '甲改的名称', abstract: '乙改的摘要' });
    expect(project.revision).toBe(before.project.revision + 2);
    // Having seen theirs, mine is a choice.
    const chosen = await saveDraft(
      asStudent(mate),
      { ...page, base: late.stored, values: { title: '乙也改名称' } },
      during,
    );
    expect(must(chosen).stored.title).toBe('乙也改名称');
  });

  it('loses nothing when thirty saves of different fields arrive at once', async () => {
    const { round, students } = await contest();
    const [author] = students;
    if (!author) throw new Error('students');
    const entryId = await draft({ round }, [author]);
    const codes = Array.from({ length: 30 }, (_, index) => `q${index}`);
    await writer().formField.createMany({
      data: codes.map((code, order) => ({ roundId: round.id, code, name: code, order })),
    });
    const me = asStudent(author);
    const saves = codes.map((code) =>
      saveDraft(me, { entryId, page: 'form', base: {}, values: { [`answer.${code}`]: `答${code}` } }, during),
    );
    for (const save of await Promise.all(saves)) expect(must(save).conflicts).toEqual([]);
    const { project } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { project: true },
    });
    expect(project.answers).toEqual(Object.fromEntries(codes.map((code) => [code, `答${code}`])));
  });

  it('asks what the answers turn on, and takes no answer that cannot stand', async () => {
    const { round, students } = await contest();
    const [author] = students;
    if (!author) throw new Error('students');
    const entryId = await draft({ round }, [author]);
    await writer().formField.createMany({
      data: [
        { roundId: round.id, code: 'human', name: '人', kind: 'YES_NO', order: 0 },
        { roundId: round.id, code: 'how', name: '怎样', onlyWhen: 'human=yes', maxLength: 5, order: 1 },
      ],
    });
    await writer().materialSlot.create({
      data: { roundId: round.id, code: 'ethics', name: '伦理', onlyWhen: 'human=yes' },
    });
    const me = asStudent(author);
    const answer = (values: Record<string, string>) =>
      saveDraft(me, { entryId, page: 'form', base: {}, values }, during);
    expect(codeOf(await submitEntry(me, { entryId }, during))).toBe('project-incomplete');
    expect(codeOf(await answer({ 'answer.human': 'perhaps' }))).toBe('answer-not-offered');
    expect(codeOf(await answer({ 'answer.how': '超过五个字了' }))).toBe('answer-too-long');
    must(await answer({ 'answer.human': 'yes' }));
    const read = await readForChecklist(db, entryId);
    const open = openItems(checklist((read ?? { facts: null }).facts as ChecklistFacts));
    expect(open.map(({ code, subject }) => [code, subject?.code])).toEqual([
      ['field', 'how'],
      ['slot', 'ethics'],
    ]);
    must(
      await saveDraft(
        me,
        { entryId, page: 'form', base: { 'answer.human': 'yes' }, values: { 'answer.human': 'no' } },
        during,
      ),
    );
    expect(codeOf(await submitEntry(me, { entryId }, during))).toBe('ok');
  });

  it('is refused from the second of the deadline on, for saving, submitting and taking back', async () => {
    const { round, students } = await contest();
    const [author] = students;
    if (!author) throw new Error('students');
    const entryId = await draft({ round }, [author]);
    const me = asStudent(author);
    expect(codeOf(await submitEntry(me, { entryId }, atDeadline))).toBe('window-closed');
    expect(codeOf(await saveTitle(me, entryId, '晚了', atDeadline))).toBe('window-closed');
    expect(codeOf(await submitEntry(me, { entryId }, beforeDeadline))).toBe('ok');
    expect(codeOf(await withdrawEntry(me, { entryId }, atDeadline))).toBe('window-closed');
    expect(await statusOf(entryId)).toBe('SUBMITTED');
  });

  it('submits nothing that is incomplete, and leaves no trace of the try', async () => {
    const { round, students } = await contest();
    const [author] = students;
    if (!author) throw new Error('students');
    const { entryId } = must(await createProject(asStudent(author), { roundId: round.id }, during));
    const result = await submitEntry(asStudent(author), { entryId }, during);
    expect(codeOf(result)).toBe('project-incomplete');
    const stored = await db.entry.findUniqueOrThrow({ where: { id: entryId }, include: { events: true } });
    expect(stored).toMatchObject({ status: 'DRAFT', submittedAt: null, events: [] });
    expect(await db.auditLine.count({ where: { verb: 'submit-entry', subjectId: entryId } })).toBe(0);
  });

  it('cannot be seen or changed by another student of the same school', async () => {
    const { round, students } = await contest();
    const [author, other] = students;
    if (!author || !other) throw new Error('students');
    const entryId = await draft({ round }, [author]);
    const them = asStudent(other);
    expect(codeOf(await saveTitle(them, entryId, '不是我的'))).toBe('not-found');
    expect(codeOf(await submitEntry(them, { entryId }, during))).toBe('not-found');
  });
});

describe('a team', () => {
  it('gives its last place to one of two who take it at the same moment', async () => {
    const { round, students } = await contest({ maxAuthors: 2 });
    const [first, second, third] = students;
    if (!first || !second || !third) throw new Error('students');
    const { entryId, joinCode } = must(await createProject(asStudent(first), { roundId: round.id }, during));
    const joins = await Promise.all(
      [second, third].map((one) => joinProject(asStudent(one), { code: joinCode }, during)),
    );
    expect(joins.filter((join) => join.ok)).toHaveLength(1);
    const stored = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { project: { include: { authors: true } } },
    });
    expect(stored.isTeam).toBe(true);
    expect(stored.project.authors.filter((author) => author.status === 'ACCEPTED')).toHaveLength(2);
  });

  it('admits nobody after the first submission, nobody of another school, and nobody with a project of their own', async () => {
    const here = await contest({ maxAuthors: 3 });
    const [first, second, third] = here.students;
    if (!first || !second || !third) throw new Error('students');
    const entryId = await draft(here, [first]);
    const { joinCode } = (
      await db.entry.findUniqueOrThrow({ where: { id: entryId }, include: { project: true } })
    ).project;
    const code = joinCode ?? '';
    const elsewhere = (await contest()).students[0];
    if (!elsewhere) throw new Error('students');
    expect(codeOf(await joinProject(asStudent(elsewhere), { code }, during))).not.toBe('ok');
    await draft(here, [third]);
    expect(codeOf(await joinProject(asStudent(third), { code }, during))).toBe('author-other-project');
    must(await submitEntry(asStudent(first), { entryId }, during));
    must(await withdrawEntry(asStudent(first), { entryId }, during));
    expect(codeOf(await joinProject(asStudent(second), { code }, during))).not.toBe('ok');
  });

  it('keeps its first author; the others may go', async () => {
    const { round, students } = await contest({ maxAuthors: 2 });
    const [first, second] = students;
    if (!first || !second) throw new Error('students');
    const entryId = await draft({ round }, [first, second]);
    const authors = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { id: entryId } } } },
      orderBy: { order: 'asc' },
    });
    const [a, b] = authors.map((author) => author.id);
    expect(codeOf(await leaveProject(asStudent(first), { entryId, authorId: a ?? '' }, during))).toBe(
      'team-first-author-stays',
    );
    expect(must(await leaveProject(asStudent(second), { entryId, authorId: b ?? '' }, during)).self).toBe(
      true,
    );
    expect((await db.entry.findUniqueOrThrow({ where: { id: entryId } })).isTeam).toBe(false);
    const acts = await db.entryEvent.findMany({ where: { entryId }, orderBy: { at: 'asc' } });
    expect(acts.map(({ act, reason }) => [act, reason])).toEqual([
      ['author-joined', second.name],
      ['author-left', second.name],
    ]);
  });

  it('invites a schoolmate by name, who says yes or no; a reminder of the teacher closes no team', async () => {
    const here = await contest({ maxAuthors: 3 });
    const [first, second, third] = here.students;
    const far = (await contest()).students[0];
    if (!first || !second || !third || !far) throw new Error('students');
    const entryId = await draft(here, [first]);
    must(await remindEntries(here.teacher, { entryIds: [entryId], message: '快一点' }, during));
    const ask = (who: typeof first, name: string, more = {}) =>
      inviteAuthor(asStudent(who), { entryId, name, grade: null, className: '', ...more }, during);
    expect(codeOf(await ask(first, far.name))).toBe('team-no-such-student');
    expect(codeOf(await ask(second, third.name))).toBe('not-found');
    must(await ask(first, second.name));
    must(await ask(first, third.name));
    const [asked] = await listInvitations(asStudent(second));
    const [other] = await listInvitations(asStudent(third));
    expect(asked?.first?.name).toBe(first.name);
    const answer = (who: typeof first, authorId = '', yes = true) =>
      answerInvitation(asStudent(who), { authorId, answer: yes ? 'accept' : 'decline' }, during);
    expect(codeOf(await answer(third, asked?.id))).toBe('not-found');
    must(await answer(second, asked?.id));
    must(await answer(third, other?.id, false));
    expect(codeOf(await answer(third, other?.id))).toBe('team-no-invitation');
    const entry = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { project: { include: { authors: { orderBy: { order: 'asc' } } } } },
    });
    expect(entry.isTeam).toBe(true);
    expect(entry.project.authors.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'DECLINED']);
    expect(await getTeamState({ id: entryId, joinCode: entry.project.joinCode })).toMatchObject({
      places: 1,
      invited: [],
      fixed: false,
    });
    // Two of one name: the class tells them apart.
    const twins = [await student(here.school.id), await student(here.school.id)];
    for (const [index, twin] of twins.entries()) {
      await db.person.update({ where: { id: twin.personId }, data: { name: '李同名' } });
      await db.student.update({ where: { id: twin.studentId }, data: { className: `${index + 1}` } });
    }
    expect(codeOf(await ask(first, '李同名'))).toBe('team-several-of-name');
    must(await ask(first, '李同名', { className: '2' }));
    expect(await listInvitations(asStudent(twins[1] ?? first))).toHaveLength(1);
    // First place is handed on by who has it, and order follows.
    const authorId = entry.project.authors[1]?.id ?? '';
    expect(codeOf(await makeFirstAuthor(asStudent(second), { entryId, authorId }, during))).toBe('not-found');
    must(await makeFirstAuthor(asStudent(first), { entryId, authorId }, during));
    must(
      await leaveProject(asStudent(first), { entryId, authorId: entry.project.authors[0]?.id ?? '' }, during),
    );
  });

  it('stays as it came to a later round', async () => {
    const here = await contest({ maxAuthors: 3, authorsAfterSubmission: 'REPLACE' });
    const next = await contest({ maxAuthors: 3, authorsAfterSubmission: 'REPLACE' });
    const [first, second] = here.students;
    if (!first || !second) throw new Error('students');
    const from = await db.entry.findUniqueOrThrow({
      where: { id: await draft(here, [first, second]) },
      include: { project: { include: { authors: { orderBy: { order: 'asc' } } } } },
    });
    const later = await writer().entry.create({
      data: {
        roundId: next.round.id,
        projectId: from.projectId,
        schoolId: from.schoolId,
        unitId: from.unitId,
        createdAt: new Date(from.createdAt.getTime() + 1000),
      },
      select: { id: true },
    });
    const { joinCode, authors } = from.project;
    expect(await getTeamState({ id: later.id, joinCode })).toMatchObject({ fixed: true, places: 0 });
    const input = { entryId: later.id, authorId: authors[1]?.id ?? '' };
    expect(codeOf(await leaveProject(asStudent(second), input, during))).toBe('team-fixed');
    expect(codeOf(await leaveProject(asStudent(second), { ...input, entryId: from.id }, during))).toBe('ok');
  });

  it('changes after the first submission only as the round says', async () => {
    for (const rule of ['FIXED', 'LEAVE', 'REPLACE'] as const) {
      const here = await contest({ maxAuthors: 2, authorsAfterSubmission: rule });
      const [first, second, third] = here.students;
      if (!first || !second || !third) throw new Error('students');
      const entryId = await draft(here, [first, second]);
      must(await submitEntry(asStudent(first), { entryId }, during));
      must(await withdrawEntry(asStudent(first), { entryId }, during));
      const { project } = await db.entry.findUniqueOrThrow({
        where: { id: entryId },
        include: { project: { include: { authors: { orderBy: { order: 'asc' } } } } },
      });
      const authorId = project.authors[1]?.id ?? '';
      const later = { now: new Date(during.now.getTime() + 60_000) };
      const left = await leaveProject(asStudent(second), { entryId, authorId }, later);
      expect(codeOf(left)).toBe(rule === 'FIXED' ? 'team-fixed' : 'ok');
      const joined = await joinProject(asStudent(third), { code: project.joinCode }, later);
      expect(codeOf(joined)).toBe(rule === 'REPLACE' ? 'ok' : 'team-closed');
    }
  });
});

describe('handing in', () => {
  it('stays within the school quota or does nothing, also in two goes', async () => {
    const here = await contest();
    const { round, school, teacher } = here;
    must(
      await saveRows(admin, { roundId: round.id, list: 'hand-in-quota', rows: [cap(2, ['school'])] }, during),
    );
    const [a, b, c] = await entries(here, 3, 'approved');
    if (!a || !b || !c) throw new Error('entries');
    const send = (entryIds: string[]) =>
      handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds }, during);
    expect(codeOf(await send([a, b, c]))).toBe('quota-exceeded');
    expect(await statuses([a, b, c])).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    expect(codeOf(await send([a, b]))).toBe('ok');
    expect(codeOf(await send([c]))).toBe('quota-exceeded');
    must(await takeBack(teacher, { entryId: b }, during));
    expect(codeOf(await send([c]))).toBe('ok');
  });

  it('lets one of two teachers have the last place', async () => {
    const here = await contest();
    const { round, school } = here;
    must(
      await saveRows(admin, { roundId: round.id, list: 'hand-in-quota', rows: [cap(1, ['school'])] }, during),
    );
    const ids = await entries(here, 2, 'approved');
    const colleague = asTeacher((await createPerson()).id, school.id);
    const sent = await Promise.all(
      ids.map((entryId, index) =>
        handIn(
          index === 0 ? here.teacher : colleague,
          { roundId: round.id, schoolId: school.id, entryIds: [entryId] },
          during,
        ),
      ),
    );
    expect(sent.map(codeOf).sort()).toEqual(['ok', 'quota-exceeded']);
    expect((await statuses(ids)).sort()).toEqual(['APPROVED', 'HANDED_IN']);
  });

  it('gives numbers once: an entry that was taken back has the number it had', async () => {
    const here = await contest();
    const { round, school, teacher } = here;
    const [a, b] = await entries(here, 2, 'handed-in');
    if (!a || !b) throw new Error('entries');
    const numberOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).number;
    const before = [await numberOf(a), await numberOf(b)];
    expect(new Set(before).size).toBe(2);
    must(await takeBack(teacher, { entryId: a }, during));
    must(await handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds: [a] }, during));
    expect([await numberOf(a), await numberOf(b)]).toEqual(before);
  });

  it('is for the teachers of the school, not for those of another', async () => {
    const here = await contest();
    const stranger = (await contest()).teacher;
    const ids = await entries(here, 1, 'submitted');
    expect(codeOf(await approveEntries(stranger, { entryIds: ids }, during))).toBe('not-found');
    const input = { roundId: here.round.id, schoolId: here.school.id, entryIds: ids };
    expect(codeOf(await handIn(stranger, input, during))).toBe('not-found');
  });
});

describe('checks', () => {
  it('pass all the chosen entries or none', async () => {
    const here = await contest();
    const [handed] = await entries(here, 1, 'handed-in');
    const [approved] = await entries(here, 1, 'approved');
    if (!handed || !approved) throw new Error('entries');
    const result = await passEntries(admin, { roundId: here.round.id, entryIds: [handed, approved] }, during);
    expect(codeOf(result)).toBe('entry-wrong-status');
    expect(await statusOf(handed)).toBe('HANDED_IN');
  });

  it('send a returned entry to its author with the reason on its timeline', async () => {
    const here = await contest();
    const author = await student(here.school.id);
    const entryId = await draft(here, [author]);
    must(await submitEntry(asStudent(author), { entryId }, during));
    must(await returnEntry(here.teacher, { entryId, reason: '请补充对照实验的数据' }, during));
    const stored = await db.entry.findUniqueOrThrow({ where: { id: entryId }, include: { events: true } });
    expect(stored.status).toBe('RETURNED');
    expect(stored.events.map((event) => event.reason)).toContain('请补充对照实验的数据');
    expect(codeOf(await submitEntry(asStudent(author), { entryId }, during))).toBe('ok');
  });
});

describe('a step that fails half-way', () => {
  it('is undone whole', async () => {
    const here = await contest();
    const ids = await entries(here, 2, 'submitted');
    // The audit line is the last write of the verb: when it cannot be written, nothing was.
    const taken = await refuseRows('AuditLine', 'verb', ['approve-entry', 'approve-entries']);
    try {
      await expect(approveEntries(here.teacher, { entryIds: ids }, during)).rejects.toThrow();
    } finally {
      await taken();
    }
    expect(await statuses(ids)).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect(await db.entryEvent.count({ where: { entryId: { in: ids }, status: 'APPROVED' } })).toBe(0);
  });
});

describe('checks of two people', () => {
  it('let an entry in when every check has been passed by two, and a correction starts them anew', async () => {
    const made = await contest({ requiresOriginality: true, twoPersonChecks: true });
    const { round, teacher } = made;
    const [entryId] = await entries(made, 1, 'handed-in');
    if (!entryId) throw new Error('entry');
    const [one, two] = [await createPerson(), await createPerson()].map(({ id }) => ({
      ...admin,
      personId: id,
    }));
    if (!one || !two) throw new Error('checkers');
    const pass = (who: Viewer, kind: 'ELIGIBILITY' | 'ORIGINALITY') =>
      passEntries(who, { roundId: round.id, entryIds: [entryId], kind }, during);
    expect(must(await pass(one, 'ELIGIBILITY')).eligible).toBe(0);
    expect(codeOf(await pass(one, 'ELIGIBILITY'))).toBe('check-second-person');
    expect(must(await pass(two, 'ELIGIBILITY')).eligible).toBe(0);
    expect(must(await pass(one, 'ORIGINALITY')).eligible).toBe(0);
    const later = { now: new Date(during.now.getTime() + 60_000) };
    const back = { entryId, decision: 'RETURN' as const, reason: '请补充原始数据' };
    must(await checkEntry(one, { ...back, until: '2027-01-05T12:00' }, later));
    const stored = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    expect(stored).toMatchObject({ status: 'RETURNED', extendedUntil: new Date('2027-01-05T04:00:00Z') });
    // After the window, before its own deadline: corrected, and checked anew by both.
    const [author] = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { id: entryId } } } },
      include: { student: { include: { person: true } } },
    });
    if (!author) throw new Error('author');
    const { student } = author;
    const me = asStudent({
      studentId: student.id,
      personId: student.personId,
      name: student.person.name,
      schoolId: student.schoolId,
    });
    must(await submitEntry(me, { entryId }, { now: new Date('2027-01-04T00:00:00Z') }));
    expect(await statusOf(entryId)).toBe('HANDED_IN');
    const seen = await getEntry(one, entryId, during.now);
    expect(seen?.progress.map((check) => check.passedBy.length)).toEqual([0, 0]);
    expect(await getEntry(teacher, entryId, during.now)).not.toBeNull();
  });
});
