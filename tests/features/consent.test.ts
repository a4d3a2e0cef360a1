import { describe, expect, it } from 'vitest';

import { getEntry } from '#app/features/entries/queries.server.ts';
import { consentByCode, consentSlips } from '#app/features/students/consent-queries.server.ts';
import { decideConsent, recordConsent, requestConsent } from '#app/features/students/consent.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asStudent, asTeacher, contest, draft, during, entries, judges, must } from './contest.ts';
import type { Contest } from './contest.ts';
import { createPerson } from '../factories.ts';

async function requested() {
  const made = await contest({ requiresConsent: true });
  const [student] = made.students;
  if (!student) throw new Error('student');
  const students = { studentIds: [student.studentId], editionId: made.round.editionId };
  expect(must(await requestConsent(made.teacher, students, during)).count).toBe(1);
  return { ...made, student, request: students, code: await codeOf(made) };
}
async function codeOf(made: Contest): Promise<string> {
  const found = await consentSlips(made.teacher, made.school.id, []);
  const code = found?.slips[0]?.code;
  if (!code) throw new Error('no slip');
  return code;
}
const statusOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).status;

describe('consent by link or slip', () => {
  it('is given by the code alone, opens the submission, and can be withdrawn, which takes the entry back', async () => {
    const made = await requested();
    const entryId = await draft(made, [made.student]);
    const me = asStudent(made.student);
    expect((await submitEntry(me, { entryId }, during)).ok).toBe(false);
    const typed = ` ${made.code.toUpperCase().replaceAll('-', ' ')}`;
    expect(await consentByCode(typed)).toMatchObject({ status: 'REQUESTED', student: made.student.name });
    must(await decideConsent({ code: typed, guardianName: '家长', decision: 'GIVEN' }, during));
    must(await submitEntry(me, { entryId }, during));
    must(await decideConsent({ code: made.code, guardianName: '家长', decision: 'REFUSED' }, during));
    expect(await consentByCode(made.code)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await statusOf(entryId)).toBe('RETURNED');
    expect((await submitEntry(me, { entryId }, during)).ok).toBe(false);
    const { events } = (await getEntry(made.teacher, entryId, during.now)) ?? { events: [] };
    expect(events.at(-1)).toMatchObject({ act: 'consent-lost', byRole: 'GUARDIAN' });
  });

  it('keeps a slip that was handed out: asking again makes no other code and changes no decision', async () => {
    const made = await requested();
    must(await decideConsent({ code: made.code, guardianName: '家长', decision: 'GIVEN' }, during));
    expect(must(await requestConsent(made.teacher, made.request, during)).count).toBe(0);
    expect(await consentByCode(made.code)).toMatchObject({ status: 'GIVEN' });
    const record = { ...made.request, decision: 'WITHDRAWN' as const };
    must(await recordConsent(made.teacher, record, during));
    expect(await consentByCode(made.code)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('lost after hand-in takes the entry out of the contest and releases its judges', async () => {
    const made = await contest({ judgesPerEntry: 1 });
    const [entryId] = await entries(made, 1, 'eligible');
    if (!entryId) throw new Error('entry');
    await judges(made.round.id, 1);
    const { planId } = must(await proposePlan(admin, { roundId: made.round.id, seed: 1 }, during));
    must(await applyPlan(admin, { planId }, during));
    const { student } = await db.projectAuthor.findFirstOrThrow({
      where: { project: { entries: { some: { id: entryId } } } },
      include: { student: true },
    });
    await writer().round.update({ where: { id: made.round.id }, data: { requiresConsent: true } });
    expect(await db.assignment.count({ where: { entryId, status: 'ASSIGNED' } })).toBe(1);
    const record = { studentIds: [student.id], editionId: made.round.editionId };
    must(await recordConsent(made.teacher, { ...record, decision: 'REFUSED' }, during));
    expect(await statusOf(entryId)).toBe('WITHDRAWN');
    expect(await db.assignment.count({ where: { entryId, status: 'ASSIGNED' } })).toBe(0);
  });

  it('is asked for by the school only, and a code that nobody has opens nothing', async () => {
    const made = await requested();
    const stranger = asTeacher((await createPerson()).id, (await contest()).school.id);
    expect((await requestConsent(stranger, made.request, during)).ok).toBe(false);
    expect(await consentSlips(stranger, made.school.id, [])).toBeNull();
    expect(await consentByCode('')).toBeNull();
    const guess = { code: 'aaaaa-aaaaa', guardianName: '路人', decision: 'GIVEN' as const };
    expect((await decideConsent(guess, during)).ok).toBe(false);
  });
});
