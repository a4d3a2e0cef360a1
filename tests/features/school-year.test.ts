import { describe, expect, it } from 'vitest';

import { mergeStudents, listNamesakes } from '#app/features/students/merge-students.server.ts';
import { schoolOfPage } from '#app/features/students/queries.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { getSchool, listSchools } from '#app/features/schools/queries.server.ts';
import { moveClasses, undoClassMove } from '#app/features/students/move-classes.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createSchool, createUnit } from '../factories.ts';
import { admin, asStudent, contest, draft, during, must, student } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const pupil = (id: string) =>
  db.student.findUniqueOrThrow({ where: { id }, select: { grade: true, className: true, leftAt: true } });

describe('a new school year', () => {
  it('moves grades up or lets them leave in one act, and takes it back', async () => {
    const { school, teacher, students } = await contest({ students: 3 });
    const [a, b, c] = students.map(({ studentId }) => studentId);
    if (!a || !b || !c) throw new Error('students');
    await db.student.update({ where: { id: a }, data: { grade: 8, className: '801' } });
    await db.student.update({ where: { id: b }, data: { grade: 9, className: '901' } });
    await db.student.update({ where: { id: c }, data: { grade: 7, className: '实验班' } });
    const moves = { '7': 'stay', '8': 'up', '9': 'leave' } as const;
    const moved = await moveClasses(teacher, { schoolId: school.id, moves }, during);
    expect(must(moved)).toEqual({ up: 1, left: 1 });
    expect(await pupil(a)).toEqual({ grade: 9, className: '901', leftAt: null });
    expect(await pupil(b)).toEqual({ grade: 9, className: '901', leftAt: during.now });
    expect(await pupil(c)).toEqual({ grade: 7, className: '实验班', leftAt: null });
    // Changed by hand since: the undo leaves it alone.
    await db.student.update({ where: { id: a }, data: { grade: 10 } });
    const made = await db.classMove.findFirstOrThrow({ where: { schoolId: school.id } });
    expect(must(await undoClassMove(teacher, { moveId: made.id }, during))).toEqual({ count: 1 });
    expect(await pupil(a)).toMatchObject({ grade: 10 });
    expect(await pupil(b)).toEqual({ grade: 9, className: '901', leftAt: null });
    expect(codeOf(await undoClassMove(teacher, { moveId: made.id }, during))).toBe('class-move-undone');
  });

  it('is the own school’s affair', async () => {
    const { school } = await contest();
    const stranger = (await contest()).teacher;
    const input = { schoolId: school.id, moves: { '8': 'up' } as const };
    expect(codeOf(await moveClasses(stranger, input, during))).toBe('not-found');
  });
});

describe('one pupil with two accounts', () => {
  it('shows students of one name, and makes the two accounts one', async () => {
    const here = await contest({ students: 2 });
    const [keep, drop] = here.students;
    if (!keep || !drop) throw new Error('students');
    await db.person.updateMany({
      where: { id: { in: [keep.personId, drop.personId] } },
      data: { name: '同名者' },
    });
    await db.student.update({ where: { id: keep.studentId }, data: { studentNumber: null } });
    await db.student.update({ where: { id: drop.studentId }, data: { studentNumber: '20260001' } });
    const entryId = await draft(here, [drop]);
    const found = await listNamesakes(here.teacher, here.school.id);
    expect(found?.groups.map((group) => group.length)).toEqual([2]);
    const input = { keepId: keep.studentId, dropId: drop.studentId };
    expect(codeOf(await mergeStudents((await contest()).teacher, input, during))).toBe('not-found');
    must(await mergeStudents(here.teacher, input, during));
    const entry = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { project: { select: { authors: { select: { studentId: true } } } } },
    });
    expect(entry.project.authors).toEqual([{ studentId: keep.studentId }]);
    expect(await db.student.findUnique({ where: { id: drop.studentId } })).toBeNull();
    expect((await db.person.findUniqueOrThrow({ where: { id: drop.personId } })).closedAt).toEqual(
      during.now,
    );
    expect((await db.student.findUniqueOrThrow({ where: { id: keep.studentId } })).studentNumber).toBe(
      '20260001',
    );
    expect(
      await db.consent.count({ where: { studentId: keep.studentId, editionId: here.round.editionId } }),
    ).toBeLessThanOrEqual(1);
  });

  it('refuses two projects of one edition, one account twice, and students of two schools', async () => {
    const here = await contest({ students: 2 });
    const [keep, drop] = here.students;
    if (!keep || !drop) throw new Error('students');
    await draft(here, [keep], '甲作品');
    await draft(here, [drop], '乙作品');
    const input = { keepId: keep.studentId, dropId: drop.studentId };
    expect(codeOf(await mergeStudents(here.teacher, input, during))).toBe('merge-two-entries');
    const same = { keepId: keep.studentId, dropId: keep.studentId };
    expect(codeOf(await mergeStudents(here.teacher, same, during))).toBe('merge-same');
    const other = await student((await contest()).school.id);
    const across = { keepId: keep.studentId, dropId: other.studentId };
    expect(codeOf(await mergeStudents(here.teacher, across, during))).toBe('not-found');
    expect(codeOf(await mergeStudents(asStudent(keep), input, during))).toBe('not-found');
  });

  it('never hides a guardian’s no, and keeps a decision rather than a request', async () => {
    const here = await contest({ students: 2 });
    const [keep, drop] = here.students;
    if (!keep || !drop) throw new Error('students');
    const { editionId } = here.round;
    const both = { studentId: { in: [keep.studentId, drop.studentId] }, editionId };
    await db.consent.deleteMany({ where: both });
    const decide = (studentId: string, status: 'REQUESTED' | 'GIVEN' | 'REFUSED') =>
      db.consent.create({
        data: { studentId, editionId, status, method: 'PAPER', textVersion: '1' },
      });
    const input = { keepId: keep.studentId, dropId: drop.studentId };
    await decide(drop.studentId, 'REFUSED');
    expect(codeOf(await mergeStudents(here.teacher, input, during))).toBe('merge-consent-refused');
    const mine = await decide(keep.studentId, 'GIVEN');
    expect(codeOf(await mergeStudents(here.teacher, input, during))).toBe('merge-consent-refused');
    const back = { keepId: drop.studentId, dropId: keep.studentId };
    expect(codeOf(await mergeStudents(here.teacher, back, during))).toBe('merge-consent-refused');
    await db.consent.update({ where: { id: mine.id }, data: { status: 'REQUESTED' } });
    await db.consent.updateMany({
      where: { studentId: drop.studentId, editionId },
      data: { status: 'GIVEN' },
    });
    must(await mergeStudents(here.teacher, input, during));
    expect(await db.consent.findMany({ where: both, select: { studentId: true, status: true } })).toEqual([
      { studentId: keep.studentId, status: 'GIVEN' },
    ]);
  });

  it('keeps one authorship where both accounts are in one team', async () => {
    const here = await contest({ students: 2 });
    const [keep, drop] = here.students;
    if (!keep || !drop) throw new Error('students');
    const entryId = await draft(here, [drop, keep]);
    must(await mergeStudents(here.teacher, { keepId: keep.studentId, dropId: drop.studentId }, during));
    const entry = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { isTeam: true, project: { select: { authors: { select: { studentId: true } } } } },
    });
    expect(entry).toEqual({ isTeam: false, project: { authors: [{ studentId: keep.studentId }] } });
  });
});

describe('one school with two entries', () => {
  it('puts one into the other: students, projects and teachers stand under one name', async () => {
    const here = await contest({ students: 1 });
    const [author] = here.students;
    if (!author) throw new Error('students');
    const entryId = await draft(here, [author]);
    const into = await createSchool({ unitId: here.unit.id });
    const twin = await student(into.id);
    await db.student.updateMany({
      where: { id: author.studentId },
      data: { studentNumber: '7001' },
    });
    await db.student.updateMany({ where: { id: twin.studentId }, data: { studentNumber: '7001' } });
    const input = { schoolId: here.school.id, intoId: into.id };
    expect(codeOf(await mergeSchools(here.teacher, input, during))).toBe('not-found');
    must(await mergeSchools(admin, input, during));
    const entry = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { schoolId: true, project: { select: { schoolId: true } } },
    });
    expect(entry).toEqual({ schoolId: into.id, project: { schoolId: into.id } });
    expect(await db.student.count({ where: { schoolId: into.id } })).toBe(2);
    const { schools } = await listSchools(admin, { search: '', unitId: here.unit.id, page: 1 });
    expect(schools.map(({ id }) => id)).toEqual([into.id]);
    expect((await getSchool(admin, into.id))?.mergedFrom.map(({ id }) => id)).toEqual([here.school.id]);
    // Nobody is registered under the old name any more, whoever knows its address.
    const late = { schoolId: here.school.id, students: [] };
    expect(codeOf(await registerStudents(admin, late, during))).toBe('not-found');
    expect(await schoolOfPage(admin, here.school.id)).toBeNull();
    // Neither end of a merge is merged again by mistake.
    expect(codeOf(await mergeSchools(admin, input, during))).toBe('not-found');
  });

  it('refuses schools of two units, and a school with itself', async () => {
    const { school } = await contest();
    const far = await createSchool({ unitId: (await createUnit()).id });
    const across = { schoolId: school.id, intoId: far.id };
    expect(codeOf(await mergeSchools(admin, across, during))).toBe('merge-other-unit');
    const self = { schoolId: school.id, intoId: school.id };
    expect(codeOf(await mergeSchools(admin, self, during))).toBe('merge-same');
  });
});
