import { describe, expect, it } from 'vitest';

import { checklist } from '#app/domain/checklist.ts';
import { previewBulk } from '#app/features/entries/bulk-checks.server.ts';
import { checkEntry, passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { getHandIn, getSchoolDesk, listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { confirmForm, makeGuardianLinks } from '#app/features/projects/confirm-form.server.ts';
import {
  formConfirmations,
  formForGuardian,
  formsOfGuardian,
  guardianLinks,
} from '#app/features/projects/confirm-form-queries.server.ts';
import { applicationForm } from '#app/features/projects/entry-papers.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry, withdrawEntry } from '#app/features/projects/submit-entry.server.ts';
import { mergeStudents } from '#app/features/students/merge-students.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asStudent, asTeacher, contest, draft, during, must } from './contest.ts';
import { textOf } from './pdf-text.ts';
import { createPerson } from '../factories.ts';

/** A draft of two authors in a round that takes electronic confirmations, with the links of both guardians. */
async function electronic(formProof: 'ELECTRONIC' | 'EITHER' = 'ELECTRONIC') {
  const made = await contest({ formProof });
  const [first, mate] = made.students;
  if (!first || !mate) throw new Error('students');
  const entryId = await draft(made, [first, mate], '第一个名称');
  must(await makeGuardianLinks(made.teacher, { entryIds: [entryId] }, during));
  const links = await guardianLinks(made.teacher, { schoolId: made.school.id, entryId });
  const [mine = '', theirs = ''] = links.map(({ link }) => link?.code ?? '');
  const code = async () => (await readForChecklist(db, entryId))?.form.code ?? '';
  const decide = async (guardian: string, decision: 'CONFIRMED' | 'REFUSED' = 'CONFIRMED') =>
    confirmForm(
      { code: guardian, entryId, formCode: await code(), guardianName: '胡爸爸', decision },
      during,
    );
  const item = async () => {
    const read = await readForChecklist(db, entryId);
    const found = read && checklist(read.facts).find((one) => one.code === 'confirm');
    return found?.note?.code ?? found?.state;
  };
  const rename = async (from: string, to: string) =>
    must(
      await saveDraft(
        asStudent(first),
        { entryId, page: 'edit', base: { title: from }, values: { title: to } },
        during,
      ),
    );
  return { ...made, entryId, first, mate, mine, theirs, code, decide, item, rename };
}
const why = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('a guardian confirms the application form', () => {
  it('by the link, each for one version; after a change the same link serves again', async () => {
    const { entryId, first, mine, theirs, decide, item, rename } = await electronic();
    expect(await item()).toBe('form-unconfirmed');
    must(await decide(mine));
    expect(await item()).toBe('form-unconfirmed');
    must(await decide(theirs));
    expect(await item()).toBe('done');
    await rename('第一个名称', '第二个名称');
    expect(await item()).toBe('form-outdated');
    expect(why(await submitEntry(asStudent(first), { entryId }, during))).toBe('project-incomplete');
    expect(await formsOfGuardian(mine)).toMatchObject([{ entryId, state: 'outdated' }]);
    // Back to what was confirmed: the same words, the same code.
    await rename('第二个名称', '第一个名称');
    expect(await item()).toBe('done');
    await rename('第一个名称', '第三个名称');
    for (const code of [mine, theirs]) must(await decide(code));
    must(await submitEntry(asStudent(first), { entryId }, during));
  });

  it('of what was read, not of what was written meanwhile, and sees all of it', async () => {
    const { entryId, mine, code, rename, item } = await electronic();
    const read = await code();
    const form = await formForGuardian(mine, entryId);
    expect(form).toMatchObject({ formCode: read, state: 'missing', consentFirst: false });
    expect(form?.project).toMatchObject({ title: '第一个名称', materials: null });
    expect(form?.project.authors).toHaveLength(2);
    await rename('第一个名称', '第二个名称');
    const late = {
      code: mine,
      entryId,
      formCode: read,
      guardianName: '家长',
      decision: 'CONFIRMED' as const,
    };
    expect(why(await confirmForm(late, during))).toBe('form-changed');
    expect(await item()).toBe('form-unconfirmed');
  });

  it('or refuses, which is kept, shown, and stops the hand-in even after approval', async () => {
    const { entryId, first, mine, theirs, decide, item, teacher, round, school } = await electronic();
    for (const code of [mine, theirs]) must(await decide(code));
    must(await submitEntry(asStudent(first), { entryId }, during));
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during));
    must(await decide(theirs, 'REFUSED'));
    expect(await item()).toBe('form-refused');
    const hand = { roundId: round.id, schoolId: school.id, entryIds: [entryId] };
    expect(why(await handIn(teacher, hand, during))).toBe('form-refused');
    const last = await db.entryEvent.findFirstOrThrow({ where: { entryId }, orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ act: 'form-refused', byRole: 'GUARDIAN', status: 'APPROVED' });
    must(await decide(theirs));
    must(await handIn(teacher, hand, during));
  });

  it('only for their own child, with a code that exists, and after consent where the round asks for it', async () => {
    const made = await electronic();
    const other = await electronic();
    const input = {
      code: other.mine,
      entryId: made.entryId,
      formCode: await made.code(),
      guardianName: '路人',
      decision: 'CONFIRMED' as const,
    };
    expect(why(await confirmForm(input, during))).toBe('not-found');
    expect(await formForGuardian(other.mine, made.entryId)).toBeNull();
    expect(why(await confirmForm({ ...input, code: 'aaaaa-aaaaa' }, during))).toBe('not-found');
    await writer().round.update({ where: { id: made.round.id }, data: { requiresConsent: true } });
    expect(why(await made.decide(made.mine))).toBe('form-consent-first');
    const scan = await contest();
    const [author] = scan.students;
    if (!author) throw new Error('student');
    const entryId = await draft(scan, [author]);
    expect(why(await makeGuardianLinks(scan.teacher, { entryIds: [entryId] }, during))).toBe(
      'form-not-asked',
    );
  });

  it('through a link that an author has for their own guardian only, and no stranger at all', async () => {
    const { entryId, mate, school, students } = await electronic();
    const seen = await guardianLinks(asStudent(mate), { schoolId: school.id, entryId });
    expect(seen.map(({ name }) => name)).toEqual([mate.name]);
    const outsider = students[2];
    const stranger = asTeacher((await createPerson()).id, (await contest()).school.id);
    for (const who of [stranger, ...(outsider ? [asStudent(outsider)] : [])]) {
      expect(why(await makeGuardianLinks(who, { entryIds: [entryId] }, during))).toBe('not-found');
      expect(await guardianLinks(who, { schoolId: school.id, entryId })).toEqual([]);
    }
  });

  it('and what they said stays when two accounts of their child become one', async () => {
    const { mine, theirs, decide, item, teacher, first, school } = await electronic();
    for (const code of [mine, theirs]) must(await decide(code));
    const twin = await writer().student.findFirstOrThrow({
      where: { schoolId: school.id, authorships: { none: {} } },
      include: { person: true },
    });
    await writer().person.update({ where: { id: twin.personId }, data: { name: first.name } });
    must(await mergeStudents(teacher, { keepId: twin.id, dropId: first.studentId }, during));
    expect(await item()).toBe('done');
  });
});

describe('the school confirms when it approves', () => {
  async function submitted() {
    const made = await electronic();
    for (const code of [made.mine, made.theirs]) must(await made.decide(code));
    must(await submitEntry(asStudent(made.first), { entryId: made.entryId }, during));
    return made;
  }

  it('with one tick for all, kept with the code; without it nothing is approved or handed in', async () => {
    const { entryId, teacher, school, round, code } = await submitted();
    expect(why(await approveEntries(teacher, { entryIds: [entryId] }, during))).toBe('form-school-tick');
    expect(must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during)).count).toBe(1);
    const kept = await db.schoolConfirmation.findUniqueOrThrow({ where: { entryId } });
    expect(kept).toMatchObject({ formCode: await code(), schoolName: school.name, byId: teacher.personId });
    // As if it had been approved before the round asked for this.
    await writer().schoolConfirmation.delete({ where: { entryId } });
    const hand = { roundId: round.id, schoolId: school.id, entryIds: [entryId] };
    expect(why(await handIn(teacher, hand, during))).toBe('form-school-missing');
    const list = await getHandIn(teacher, school.id, round.id, during.now);
    expect(list?.candidates[0]).toMatchObject({ confirmed: false, proof: { school: 'missing' } });
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during));
    must(await handIn(teacher, hand, during));
  });

  it('again after the authors took it back and changed it', async () => {
    const { entryId, teacher, first, mine, theirs, decide, rename, school } = await submitted();
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during));
    must(await withdrawEntry(asStudent(first), { entryId }, during));
    await rename('第一个名称', '改过的名称');
    for (const code of [mine, theirs]) must(await decide(code));
    must(await submitEntry(asStudent(first), { entryId }, during));
    const filter = { search: '', status: '', roundId: '', page: 1 };
    const list = await listSchoolEntries(teacher, school.id, filter);
    expect(list?.entries[0]?.proof).toMatchObject({ school: 'outdated' });
    expect(why(await approveEntries(teacher, { entryIds: [entryId] }, during))).toBe('form-school-tick');
  });

  it('again after a checker’s return, before which nobody finds the entry eligible', async () => {
    const { entryId, teacher, first, mine, theirs, decide, rename, school, round } = await submitted();
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during));
    must(await handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds: [entryId] }, during));
    const toConfirm = async () => (await getSchoolDesk(teacher, school.id))?.unconfirmed;
    expect(await toConfirm()).toEqual([]);
    must(await checkEntry(admin, { entryId, decision: 'RETURN', reason: '请核对名称' }, during));
    await rename('第一个名称', '改过的名称');
    for (const code of [mine, theirs]) must(await decide(code));
    const later = { now: new Date(during.now.getTime() + 60_000) };
    must(await submitEntry(asStudent(first), { entryId }, later));
    expect(await formConfirmations(entryId)).toMatchObject({ proof: { school: 'outdated' } });
    expect(await toConfirm()).toMatchObject([{ status: 'HANDED_IN', round: { id: round.id }, count: 1 }]);
    const pass = { roundId: round.id, entryIds: [entryId] };
    expect(why(await passEntries(admin, pass, later))).toBe('form-school-outdated');
    const bulk = { ...pass, kind: 'ELIGIBILITY' as const, act: 'pass' as const, to: '' };
    expect((await previewBulk(admin, bulk, later.now))?.lines).toMatchObject([
      { will: 'skip', code: 'form-school-outdated' },
    ]);
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, later));
    expect(await toConfirm()).toEqual([]);
    expect(must(await passEntries(admin, pass, later)).eligible).toBe(1);
  });

  it('and the names that the school list corrects on submission do not undo what guardians confirmed', async () => {
    const made = await electronic();
    await writer().person.update({ where: { id: made.first.personId }, data: { name: '更正后的姓名' } });
    for (const code of [made.mine, made.theirs]) must(await made.decide(code));
    must(await submitEntry(asStudent(made.first), { entryId: made.entryId }, during));
    expect(await made.item()).toBe('done');
  });

  it('and the form on paper shows who confirmed what, in place of the boxes', async () => {
    const { entryId, teacher, code, school } = await submitted();
    must(await approveEntries(teacher, { entryIds: [entryId], confirm: true }, during));
    const paper = await applicationForm(teacher, entryId, { locale: 'zh', now: during.now });
    const pages = await textOf(paper?.bytes);
    const text = pages.join('').replaceAll(/\s/g, '');
    expect(text.split('胡爸爸').length - 1).toBe(2);
    expect(text).toContain(`${school.name}在线确认内容属实`);
    expect(text).not.toContain('学校意见（盖章）');
    expect(text).toContain(await code());
  });
});
