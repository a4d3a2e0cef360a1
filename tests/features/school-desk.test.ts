import { describe, expect, it } from 'vitest';

import { handIn } from '#app/features/entries/hand-in.server.ts';
import { orderEntries } from '#app/features/entries/order-entries.server.ts';
import { remindEntries } from '#app/features/entries/remind-entries.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { getHandIn, listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { sealForm } from '#app/features/entries/seal-form.server.ts';
import { getStudentHome } from '#app/features/projects/queries.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { asStudent, contest, draft, during, entries, must, student } from './contest.ts';

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
    expect(form?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await sealForm((await contest()).teacher, where, paper)).toBeNull();
    expect(codeOf(await orderEntries(here.teacher, input, during))).toBe('entry-wrong-status');
  });
});
