import { describe, expect, it } from 'vitest';

import { handIn } from '#app/features/entries/hand-in.server.ts';
import { orderEntries } from '#app/features/entries/order-entries.server.ts';
import { getEntry } from '#app/features/entries/queries.server.ts';
import { remindEntries } from '#app/features/entries/remind-entries.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { getHandIn, listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { getSchoolProgress } from '#app/features/entries/school-progress.server.ts';
import { sealForm } from '#app/features/entries/seal-form.server.ts';
import { getOwnEntry, getStudentHome } from '#app/features/projects/queries.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createSchool } from '../factories.ts';
import { admin, asStudent, contest, draft, during, entries, must, student } from './contest.ts';
import { textOf } from './pdf-text.ts';

const atDeadline = { now: new Date('2026-12-31T00:00:00Z') };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const statusOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).status;

describe('forty entries and one hour', () => {
  it('reminds the authors of what lies with them, until they submit; the others are counted', async () => {
    const here = await contest();
    const [author] = here.students;
    if (!author) throw new Error('students');
    const [submitted = ''] = await entries(here, 1, 'submitted');
    const open = await draft(here, [author]);
    const input = { entryIds: [open, submitted], message: '周五前完成' };
    expect(must(await remindEntries(here.teacher, input, during))).toEqual({ count: 1, left: 1 });
    const home = await getStudentHome(asStudent(author), during.now);
    expect(home?.entries[0]?.reminder).toMatchObject({ reason: '周五前完成', at: during.now });
    must(await submitEntry(asStudent(author), { entryId: open }, during));
    expect((await getStudentHome(asStudent(author), during.now))?.entries[0]?.reminder).toBeNull();
    expect(codeOf(await remindEntries(here.teacher, input, during))).toBe('nothing-to-remind');
    expect(await db.auditLine.count({ where: { verb: 'remind-entries', subjectId: open } })).toBe(1);
  });

  it('asks a student for consent only where there is still something to hand in', async () => {
    const { students } = await contest();
    const [author] = students;
    if (!author) throw new Error('students');
    const consents = async (now: Date) => (await getStudentHome(asStudent(author), now))?.consents;
    expect(await consents(during.now)).toMatchObject([{ status: null }]);
    expect(await consents(atDeadline.now)).toEqual([]);
  });

  it('reminds nobody of another school, and nobody after the deadline', async () => {
    const here = await contest();
    const [author] = here.students;
    if (!author) throw new Error('students');
    const open = await draft(here, [author]);
    const input = { entryIds: [open], message: '' };
    const other = await contest();
    expect(codeOf(await remindEntries(other.teacher, input, during))).toBe('not-found');
    expect(codeOf(await remindEntries(asStudent(author), input, during))).toBe('not-found');
    expect(codeOf(await remindEntries(here.teacher, input, atDeadline))).toBe('nothing-to-remind');
  });

  it('approves the submitted ones of what is ticked, and says how many were not', async () => {
    const here = await contest();
    const [author] = here.students;
    if (!author) throw new Error('students');
    const [submitted = ''] = await entries(here, 1, 'submitted');
    const open = await draft(here, [author]);
    const both = { entryIds: [open, submitted] };
    expect(must(await approveEntries(here.teacher, both, during))).toEqual({ count: 1, left: 1 });
    expect(await statusOf(submitted)).toBe('APPROVED');
    expect(await statusOf(open)).toBe('DRAFT');
    expect(codeOf(await approveEntries(here.teacher, both, during))).toBe('nothing-to-approve');
  });

  it('lists what each draft lacks', async () => {
    const here = await contest();
    const [author] = here.students;
    if (!author) throw new Error('students');
    const open = await draft(here, [author]);
    const page = { entryId: open, page: 'edit' as const, base: { title: '自动浇花装置' } };
    must(await saveDraft(asStudent(author), { ...page, values: { title: '' } }, during));
    const filter = { search: '', status: '', roundId: '', page: 1 };
    const list = await listSchoolEntries(here.teacher, here.school.id, filter);
    expect(list?.entries[0]?.missing?.map(({ code }) => code)).toEqual(['title']);
    expect(list?.counts).toEqual({ DRAFT: 1 });
  });

  it("keeps the school's order, hands in by it, and prints it for the seal", async () => {
    const here = await contest();
    const [a = '', b = '', c = ''] = await entries(here, 3, 'approved');
    const where = { roundId: here.round.id, schoolId: here.school.id };
    const input = { ...where, orderIds: [a, b, c], places: { [c]: 1 } };
    expect(codeOf(await orderEntries(asStudent(await student(here.school.id)), input, during))).toBe(
      'not-found',
    );
    must(await orderEntries(here.teacher, input, during));
    const ready = await getHandIn(here.teacher, here.school.id, here.round.id, during.now);
    const ordered = ready?.candidates.map(({ id }) => id) ?? [];
    expect(ordered).toEqual([c, a, b]);
    const paper = { locale: 'zh', now: during.now } as const;
    expect(await sealForm(here.teacher, where, paper)).toBeNull();
    must(await handIn(here.teacher, { ...where, entryIds: ordered }, during));
    const handed = await getHandIn(here.teacher, here.school.id, here.round.id, during.now);
    expect(handed?.handed.map(({ id }) => id)).toEqual([c, a, b]);
    const form = await sealForm(here.teacher, where, paper);
    expect((await textOf(form?.bytes)).join('')).toContain('个人');
    expect(await sealForm((await contest()).teacher, where, paper)).toBeNull();
    expect(codeOf(await orderEntries(here.teacher, input, during))).toBe('entry-wrong-status');
  });
});

describe('a teacher acts for a student', () => {
  const begun = async (teacherMayEdit: boolean) => {
    const here = await contest({ teacherMayEdit });
    const [author] = here.students;
    if (!author) throw new Error('students');
    const entryId = await draft(here, [author]);
    const rename = (title: string, base = '自动浇花装置') =>
      saveDraft(here.teacher, { entryId, page: 'edit', base: { title: base }, values: { title } }, during);
    return { ...here, author, entryId, rename };
  };

  it('is refused as unseen where the round does not allow it, and for teachers of other schools', async () => {
    const { entryId, rename, teacher } = await begun(false);
    expect(codeOf(await rename('新名称'))).toBe('not-found');
    expect(codeOf(await submitEntry(teacher, { entryId }, during))).toBe('not-found');
    expect(await getOwnEntry(teacher, entryId, during.now)).toBeNull();
    const allowed = await begun(true);
    const stranger = (await contest()).teacher;
    const page = { entryId: allowed.entryId, page: 'edit' as const, base: {}, values: { title: '外校' } };
    expect(codeOf(await saveDraft(stranger, page, during))).toBe('not-found');
  });

  it('changes, uploads and submits, shown as done by the teacher; one line for a run of changes', async () => {
    const { teacher, entryId, rename, author } = await begun(true);
    must(await rename('新名称'));
    must(await rename('更新的名称', '新名称'));
    must(await submitEntry(teacher, { entryId }, during));
    const seen = await getEntry(teacher, entryId, during.now);
    expect(seen?.events.map(({ act, status, byRole }) => [act ?? status, byRole])).toEqual([
      ['acted-for', 'TEACHER'],
      ['SUBMITTED', 'TEACHER'],
    ]);
    const lines = await db.auditLine.findMany({
      where: { subjectId: entryId, actorId: teacher.personId },
      orderBy: { at: 'asc' },
      select: { verb: true },
    });
    expect(lines.map(({ verb }) => verb).sort()).toEqual(['save-draft', 'save-draft', 'submit-entry']);
    expect((await getStudentHome(asStudent(author), during.now))?.entries[0]?.status).toBe('SUBMITTED');
  });

  it('never speaks for the authors: own work and declarations stay theirs', async () => {
    const { teacher, round, entryId } = await begun(true);
    const field = { roundId: round.id };
    await db.formField.createMany({
      data: [
        { ...field, order: 1, code: 'topic', kind: 'TEXT', name: '选题来源', required: true },
        { ...field, order: 2, code: 'pledge', kind: 'DECLARATION', name: '我们保证', required: true },
      ],
    });
    const own = await getOwnEntry(teacher, entryId, during.now);
    expect(own?.isAuthor).toBe(false);
    expect(own?.form.fields.map(({ code }) => code)).toEqual(['topic']);
    const values = { 'answer.topic': '路上看见', 'answer.pledge': 'YES' };
    must(await saveDraft(teacher, { entryId, page: 'form', base: {}, values }, during));
    must(await saveDraft(teacher, { entryId, page: 'work', base: {}, values: { ownWork: '代写' } }, during));
    const { project } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { project: { select: { answers: true, authors: { select: { ownWork: true } } } } },
    });
    expect(project.answers).toEqual({ topic: '路上看见' });
    expect(project.authors.map(({ ownWork }) => ownWork)).toEqual(['']);
  });
});

describe('how far the schools of a round are', () => {
  it('counts every school, also the silent one, for who manages the round and nobody else', async () => {
    const here = await contest();
    const silent = await createSchool({ unitId: here.unit.id });
    const [handed = ''] = await entries(here, 1, 'handed-in');
    const [author] = here.students;
    if (!author) throw new Error('students');
    await draft(here, [author]);
    await db.quota.create({
      data: { roundId: here.round.id, kind: 'HAND_IN', lines: { create: [{ places: 3, each: 'school' }] } },
      select: { id: true },
    });
    const filter = { search: '', stage: '', late: false, page: 1 };
    const look = (more: Partial<typeof filter>, at: Date) =>
      getSchoolProgress(admin, here.round.id, { ...filter, ...more }, at);
    const found = await look({}, during.now);
    expect(found?.stages).toMatchObject({ none: 1, drafting: 1, done: 0 });
    const row = found?.rows.find(({ id }) => id === here.school.id);
    expect(row).toMatchObject({ counts: { DRAFT: 1 }, handedInAt: during.now, stage: 'drafting', late: 0 });
    expect(row?.quota).toMatchObject({ used: 1, limit: 3 });
    expect(await statusOf(handed)).not.toBe('DRAFT');
    expect(found?.days.map(({ count }) => count)).toEqual([1]);
    const quiet = await look({ stage: 'none' }, during.now);
    expect(quiet?.rows.map(({ id }) => id)).toEqual([silent.id]);
    const after = new Date('2100-01-01T00:00:00Z');
    const late = await look({ late: true }, after);
    expect(late?.rows.map(({ id, late: count }) => [id, count])).toEqual([[here.school.id, 1]]);
    expect(await getSchoolProgress(here.teacher, here.round.id, filter, during.now)).toBeNull();
  });
});
