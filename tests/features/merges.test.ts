import { describe, expect, it } from 'vitest';

import { mergePeople } from '#app/features/accounts/merge-people.server.ts';
import { listTwins } from '#app/features/accounts/people.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { listMerges } from '#app/features/merges/queries.server.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { importSchools } from '#app/features/schools/import-schools.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { mergeStudents } from '#app/features/students/merge-students.server.ts';
import { mergeUnits } from '#app/features/units/merge-units.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import type { MergeKind } from '#app/platform/prisma-client/client.ts';
import {
  createPerson,
  createRound,
  createSchool,
  createUnit,
  createViewer,
  grantRole,
  viewerOf,
} from '../factories.ts';
import {
  admin,
  asStudent,
  asTeacher,
  contest,
  draft,
  during,
  DURING,
  entries,
  judges,
  must,
  student,
} from './contest.ts';
import { provider } from '#app/platform/db/provider.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const later = (minutes: number) => ({ now: new Date(DURING.getTime() + minutes * 60_000) });

/** Every row of the whole database, but for the trace that merges leave and the times of changes. */
async function everything() {
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(
    provider() === 'postgresql'
      ? `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_master WHERE type = 'table'`,
  );
  const traces = ['Merge', 'AuditLine', 'Session', '_prisma_migrations', '_rate_limits'];
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !traces.includes(table.name))) {
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`);
    all[name] = rows
      .map(({ updatedAt: _, ...row }) =>
        JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
      )
      .sort();
  }
  return all;
}

async function lastMerge(kind: MergeKind, keptId: string) {
  const found = await db.merge.findFirstOrThrow({
    where: { kind, keptId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return { mergeId: found.id };
}

/** Two accounts of one pupil, the second with a project, both in a third one's team. */
async function twoAccounts() {
  const here = await contest({ students: 2, onePerStudent: false });
  const [keep, drop] = here.students;
  if (!keep || !drop) throw new Error('students');
  const { editionId } = here.round;
  for (const [studentId, status] of [
    [keep.studentId, 'REQUESTED'],
    [drop.studentId, 'GIVEN'],
  ] as const)
    await db.consent.create({ data: { studentId, editionId, status, method: 'PAPER', textVersion: '1' } });
  await db.student.update({ where: { id: keep.studentId }, data: { studentNumber: null } });
  const entryId = await draft(here, [drop, keep]);
  return { ...here, keep, drop, entryId, input: { keepId: keep.studentId, dropId: drop.studentId } };
}

describe('undoing a merge of two accounts of one pupil', () => {
  it('puts every row back as it was', async () => {
    const { teacher, school, keep, drop, input } = await twoAccounts();
    const stranger = (await contest()).teacher;
    const before = await everything();
    must(await mergeStudents(teacher, input, during));
    expect(await everything()).not.toEqual(before);
    const [shown] = await listMerges(teacher, { kind: 'STUDENT', schoolId: school.id });
    expect(shown).toMatchObject({ undoneAt: null, moved: [{ what: 'consent', count: 1 }] });
    const merge = await lastMerge('STUDENT', keep.studentId);
    expect(codeOf(await undoMerge(stranger, merge, later(1)))).toBe('not-found');
    must(await undoMerge(teacher, merge, later(1)));
    expect(await everything()).toEqual(before);
    expect(codeOf(await undoMerge(teacher, merge, later(2)))).toBe('merge-undone');
    // Both accounts are whole again.
    expect((await viewerOf(drop.personId)).student?.id).toBe(drop.studentId);
  });

  it('says what stands in the way: entries that moved on, decisions, numbers, later merges', async () => {
    const here = await contest({ students: 2 });
    const [keep, drop] = here.students;
    if (!keep || !drop) throw new Error('students');
    const entryId = await draft(here, [drop]);
    must(await mergeStudents(here.teacher, { keepId: keep.studentId, dropId: drop.studentId }, during));
    const merge = await lastMerge('STUDENT', keep.studentId);
    must(await submitEntry(asStudent(keep), { entryId }, later(1)));
    must(await approveEntries(here.teacher, { entryIds: [entryId] }, later(2)));
    const list = { roundId: here.round.id, schoolId: here.school.id, entryIds: [entryId] };
    must(await handIn(here.teacher, list, later(3)));
    const number = (await db.student.findUniqueOrThrow({ where: { id: keep.studentId } })).studentNumber;
    const gone = await db.merge.findUniqueOrThrow({ where: { id: merge.mergeId }, select: { record: true } });
    const dropped = /"studentNumber":"(\w+)"/.exec(JSON.stringify(gone.record))?.[1];
    expect(dropped).not.toBe(number);
    const third = await student(here.school.id);
    await db.student.update({ where: { id: third.studentId }, data: { studentNumber: dropped } });
    const before = await everything();
    expect(await undoMerge(here.teacher, merge, later(4))).toMatchObject({
      ok: false,
      refusals: [
        { code: 'merge-undo-submitted', params: { count: 1 } },
        { code: 'merge-undo-handed-in', params: { count: 1 } },
        { code: 'merge-undo-number', params: { number: dropped } },
      ],
    });
    expect(await everything()).toEqual(before);
    const again = { keepId: third.studentId, dropId: keep.studentId };
    must(await mergeStudents(here.teacher, again, later(5)));
    expect(codeOf(await undoMerge(here.teacher, merge, later(6)))).toBe('merge-undo-later');
  });
});

/** A school registered twice: the second has a pupil, a draft, a teacher of both, and a number that clashes. */
async function twoSchools() {
  const here = await contest({ students: 1 });
  const [author] = here.students;
  if (!author) throw new Error('students');
  const entryId = await draft(here, [author]);
  const into = await createSchool({ unitId: here.unit.id });
  const twin = await student(into.id);
  await db.student.update({ where: { id: author.studentId }, data: { studentNumber: 'N1' } });
  await db.student.update({ where: { id: twin.studentId }, data: { studentNumber: 'N1' } });
  const both = await createPerson();
  await grantRole(both.id, 'TEACHER', { schoolId: here.school.id });
  await grantRole(both.id, 'TEACHER', { schoolId: into.id });
  return { ...here, author, twin, into, entryId, input: { schoolId: here.school.id, intoId: into.id } };
}

describe('undoing a merge of two entries of one school', () => {
  it('puts every row back as it was, and what came since stays', async () => {
    const { into, input } = await twoSchools();
    const before = await everything();
    must(await mergeSchools(admin, input, during));
    const [shown] = await listMerges(admin, { kind: 'SCHOOL', keptId: into.id });
    expect(shown?.moved).toEqual([
      { what: 'student', count: 1 },
      { what: 'project', count: 1 },
    ]);
    const newcomer = await student(into.id);
    const merge = await lastMerge('SCHOOL', into.id);
    must(await undoMerge(admin, merge, later(1)));
    const after = await everything();
    for (const name of Object.keys(before)) {
      const added = name === 'Student' || name === 'Person' ? 1 : 0;
      expect(after[name]).toEqual(expect.arrayContaining(before[name] ?? []));
      expect(after[name]).toHaveLength((before[name]?.length ?? 0) + added);
    }
    expect((await db.student.findUniqueOrThrow({ where: { id: newcomer.studentId } })).schoolId).toBe(
      into.id,
    );
  });

  it('says what stands in the way: lists handed in, projects begun, teams of both', async () => {
    const { round, into, author, twin, entryId, input } = await twoSchools();
    must(await mergeSchools(admin, input, during));
    const merge = await lastMerge('SCHOOL', into.id);
    const teacher = asTeacher((await createPerson()).id, into.id);
    const moved = { ...author, schoolId: into.id };
    must(await submitEntry(asStudent(moved), { entryId }, later(1)));
    must(await approveEntries(teacher, { entryIds: [entryId] }, later(1)));
    must(await handIn(teacher, { roundId: round.id, schoolId: into.id, entryIds: [entryId] }, later(1)));
    const { project } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { project: { select: { id: true } } },
    });
    await db.projectAuthor.create({
      data: {
        projectId: project.id,
        editionId: round.editionId,
        studentId: twin.studentId,
        order: 2,
        status: 'ACCEPTED',
        name: twin.name,
        grade: 8,
      },
    });
    expect(await undoMerge(admin, merge, later(2))).toMatchObject({
      ok: false,
      refusals: [{ code: 'merge-undo-handed-in' }, { code: 'merge-undo-teams', params: { count: 1 } }],
    });
    const county = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    expect(codeOf(await undoMerge(county, merge, later(2)))).toBe('not-found');
  });

  it('takes quota lines along, and refuses when one quota has lines for both', async () => {
    const { school, into, input, round } = await twoSchools();
    const quota = await db.quota.create({
      data: {
        roundId: round.id,
        kind: 'HAND_IN',
        lines: { create: [school.id, into.id].map((schoolId) => ({ schoolId, places: 3 })) },
      },
    });
    const before = await everything();
    expect(await mergeSchools(admin, input, during)).toMatchObject({
      ok: false,
      refusals: [{ code: 'merge-school-quota', params: { round: round.name }, field: 'intoId' }],
    });
    expect(await everything()).toEqual(before);
    await db.quotaLine.deleteMany({ where: { quotaId: quota.id, schoolId: into.id } });
    must(await mergeSchools(admin, input, during));
    expect(await db.quotaLine.findMany({ where: { quotaId: quota.id } })).toMatchObject([
      { schoolId: into.id, places: 3 },
    ]);
  });

  it('goes back through several merges from the last to the first', async () => {
    const { unit, into, input } = await twoSchools();
    const third = await createSchool({ unitId: unit.id });
    const before = await everything();
    must(await mergeSchools(admin, input, during));
    must(await mergeSchools(admin, { schoolId: into.id, intoId: third.id }, later(1)));
    const first = await lastMerge('SCHOOL', into.id);
    const second = await lastMerge('SCHOOL', third.id);
    expect(codeOf(await undoMerge(admin, first, later(2)))).toBe('merge-undo-later');
    must(await undoMerge(admin, second, later(3)));
    must(await undoMerge(admin, first, later(4)));
    expect(await everything()).toEqual(before);
  });
});

describe('one unit with two entries', () => {
  async function twoUnits() {
    const parent = await createUnit({ kind: 'PREFECTURE' });
    const into = await createUnit({ parentId: parent.id, name: '永康市' });
    const from = await createUnit({ parentId: parent.id, name: '永康', code: `c${parent.id.slice(0, 8)}` });
    const below = await createUnit({ parentId: from.id });
    const deep = await createUnit({ parentId: below.id });
    const school = await createSchool({ unitId: from.id });
    const round = await createRound({ unitId: from.id, requiresOwnWork: false });
    const pupil = await student(school.id);
    const entryId = await draft({ round }, [pupil]);
    const both = await createPerson();
    await grantRole(both.id, 'ADMIN', { unitId: from.id });
    await grantRole(both.id, 'ADMIN', { unitId: into.id });
    return {
      parent,
      from,
      into,
      below,
      deep,
      school,
      round,
      entryId,
      input: { unitId: from.id, intoId: into.id },
    };
  }

  it('moves schools, rounds, entries and units below; the old name leads to it; undone, all is as it was', async () => {
    const { parent, from, into, below, deep, school, round, entryId, input } = await twoUnits();
    const onlyOne = await createViewer('ADMIN', { unitId: into.id });
    expect(codeOf(await mergeUnits(onlyOne, input, during))).toBe('not-found');
    const before = await everything();
    must(await mergeUnits(admin, input, during));
    expect(await db.unit.findUnique({ where: { id: from.id } })).toBeNull();
    const unitId = into.id;
    expect(await db.entry.findUniqueOrThrow({ where: { id: entryId } })).toMatchObject({ unitId });
    expect(await db.school.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({ unitId });
    expect(await db.round.findUniqueOrThrow({ where: { id: round.id } })).toMatchObject({ unitId });
    expect((await db.unit.findUniqueOrThrow({ where: { id: deep.id } })).path).toBe(
      `${into.path}${below.id}/${deep.id}/`,
    );
    const table = [
      ['学校', '所属单位'],
      [`${school.name}新`, '永康'],
    ];
    const imported = must(await importSchools(admin, { unitId: parent.id, table }, later(1)));
    expect(imported).toEqual({ schools: 1, units: 0 });
    await db.school.deleteMany({ where: { name: `${school.name}新` } });
    const merge = await lastMerge('UNIT', into.id);
    expect(codeOf(await undoMerge(onlyOne, merge, later(2)))).toBe('not-found');
    must(await undoMerge(admin, merge, later(2)));
    expect(await everything()).toEqual(before);
  });

  it('refuses what one unit cannot have twice', async () => {
    const { from, into, round, school, below, input } = await twoUnits();
    const other = await createUnit();
    expect(codeOf(await mergeUnits(admin, { unitId: from.id, intoId: other.id }, during))).toBe(
      'merge-not-siblings',
    );
    const twin = await createRound({ unitId: into.id, editionId: round.editionId });
    expect(codeOf(await mergeUnits(admin, input, during))).toBe('merge-two-rounds');
    await db.round.delete({ where: { id: twin.id } });
    const unit = await createUnit({ parentId: into.id, name: below.name });
    expect(codeOf(await mergeUnits(admin, input, during))).toBe('merge-unit-below');
    await db.unit.delete({ where: { id: unit.id } });
    const same = await createSchool({ unitId: into.id, name: school.name });
    expect(codeOf(await mergeUnits(admin, input, during))).toBe('merge-unit-school');
    await db.school.delete({ where: { id: same.id } });
    await db.quota.create({
      data: {
        roundId: (await createRound()).id,
        kind: 'ADVANCE',
        lines: { create: [from.id, into.id].map((unitId) => ({ unitId, places: 3 })) },
      },
    });
    expect(codeOf(await mergeUnits(admin, input, during))).toBe('merge-unit-quota');
  });

  it('is not undone over entries begun since, or a name taken since', async () => {
    const { parent, into, round, school, input } = await twoUnits();
    must(await mergeUnits(admin, input, during));
    const entryId = await draft({ round }, [await student(school.id)]);
    await db.entry.update({ where: { id: entryId }, data: { createdAt: later(5).now } });
    await createUnit({ parentId: parent.id, name: '永康' });
    const merge = await lastMerge('UNIT', into.id);
    expect(await undoMerge(admin, merge, later(9))).toMatchObject({
      ok: false,
      refusals: [{ code: 'merge-undo-entries', params: { count: 1 } }, { code: 'merge-undo-name' }],
    });
  });
});

describe('one judge or teacher with two accounts', () => {
  async function twoJudges() {
    const here = await contest();
    const [entryId] = await entries(here, 1, 'eligible');
    const [keep, drop] = await judges(here.round.id, 2);
    if (!keep || !drop || !entryId) throw new Error('judges');
    await db.person.updateMany({
      where: { id: { in: [keep.personId, drop.personId] } },
      data: { name: '卢岚' },
    });
    await db.judgeExpertise.create({ data: { personId: drop.personId, disciplineCode: 'PH' } });
    await grantRole(drop.personId, 'TEACHER', { schoolId: here.school.id });
    const assignment = await db.assignment.create({
      data: { entryId, roundJudgeId: drop.roundJudgeId, createdAt: DURING },
    });
    const input = { keepId: keep.personId, dropId: drop.personId };
    return { ...here, keep, drop, entryId, assignment, input };
  }

  it('moves roles, profile, place in the round and assignments; undone, all is as it was', async () => {
    const { keep, drop, unit, round, school, input, assignment } = await twoJudges();
    const county = await createViewer('ADMIN', { unitId: unit.id });
    expect((await listTwins(county, '')).map((group) => group.map(({ name }) => name))).toEqual([
      ['卢岚', '卢岚'],
    ]);
    const before = await everything();
    must(await mergePeople(county, input, during));
    const one = await viewerOf(keep.personId);
    expect(one).toMatchObject({ teacherSchoolIds: [school.id], judgeRoundIds: [round.id] });
    expect(
      await db.assignment.findUniqueOrThrow({
        where: { id: assignment.id },
        select: { roundJudge: { select: { personId: true } } },
      }),
    ).toEqual({ roundJudge: { personId: keep.personId } });
    expect(await db.judgeExpertise.count({ where: { personId: keep.personId } })).toBe(1);
    expect((await db.person.findUniqueOrThrow({ where: { id: drop.personId } })).closedAt).toEqual(DURING);
    const merge = await lastMerge('PERSON', keep.personId);
    expect((await listMerges(county, { kind: 'PERSON' })).map(({ id }) => id)).toEqual([merge.mergeId]);
    must(await undoMerge(county, merge, later(1)));
    expect(await everything()).toEqual(before);
  });

  it('refuses two who both judge, conflicts of interest, pupils, and places out of reach', async () => {
    const { keep, drop, unit, entryId, round, input } = await twoJudges();
    const county = await createViewer('ADMIN', { unitId: unit.id });
    await db.conflict.create({
      data: { personId: keep.personId, entryId, kind: 'DECLARED', setById: keep.personId },
    });
    expect(await mergePeople(county, input, during)).toMatchObject({
      refusals: [{ code: 'merge-judge-conflict', params: { count: 1 } }],
    });
    await db.conflict.deleteMany({ where: { entryId } });
    await db.assignment.create({ data: { entryId, roundJudgeId: keep.roundJudgeId } });
    expect(codeOf(await mergePeople(county, input, during))).toBe('merge-both-judge');
    await db.assignment.deleteMany({ where: { roundJudgeId: keep.roundJudgeId } });
    const above = await createUnit();
    const grant = await grantRole(drop.personId, 'ADMIN', { unitId: above.id });
    expect(codeOf(await mergePeople(county, input, during))).toBe('merge-out-of-reach');
    const stranger = await createViewer('ADMIN', { unitId: above.id });
    expect(codeOf(await mergePeople(stranger, input, during))).toBe('not-found');
    await db.roleGrant.delete({ where: { id: grant.id } });
    const pupil = await student((await createSchool({ unitId: unit.id })).id);
    await grantRole(pupil.personId, 'CHECKER', { roundId: round.id });
    const withPupil = { keepId: keep.personId, dropId: pupil.personId };
    expect(codeOf(await mergePeople(county, withPupil, during))).toBe('merge-person-student');
    const own = { keepId: keep.personId, dropId: county.personId };
    expect(codeOf(await mergePeople(county, own, during))).toBe('merge-own-account');
  });

  it('is not undone over score sheets filled in since', async () => {
    const { keep, round, assignment, input } = await twoJudges();
    must(await mergePeople(admin, input, during));
    await writer().scoreSheet.create({
      data: {
        assignmentId: assignment.id,
        rubricId: round.rubrics[0]?.id ?? '',
        updatedAt: later(5).now,
      },
    });
    const merge = await lastMerge('PERSON', keep.personId);
    expect(await undoMerge(admin, merge, later(9))).toMatchObject({
      refusals: [{ code: 'merge-undo-scored', params: { count: 1 } }],
    });
  });
});
