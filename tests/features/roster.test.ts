import { describe, expect, it } from 'vitest';

import { resetStudents } from '#app/features/accounts/reset-password.server.ts';
import { createProject } from '#app/features/projects/create-project.server.ts';
import { importRoster } from '#app/features/students/import-roster.server.ts';
import { listImports, undoImport } from '#app/features/students/undo-import.server.ts';
import { readTable } from '#app/features/shared/read-table.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { asStudent, asTeacher, contest, during, must } from './contest.ts';

const HEAD = ['姓名', '年级', '班级', '学号'];
const table = (names: string[]) => [HEAD, ...names.map((name, index) => [name, '初二', '1', `N${index}`])];

describe('a roster', () => {
  it('in the encoding of a Chinese spreadsheet reads like any other', async () => {
    // 姓名,年级,学号 / 刘莹,初二,1 in GB 18030
    const gbk = Buffer.from('d0d5c3fb2cc4eabcb62cd1a7bac50d0ac1f5d3a82cb3f5b6fe2c310d0a', 'hex');
    const read = must(await readTable(new File([gbk], '名册.csv')));
    expect(read.slice(0, 2)).toEqual([
      ['姓名', '年级', '学号'],
      ['刘莹', '初二', '1'],
    ]);
  });

  it('is taken back whole while nobody has done anything, and never takes a project away', async () => {
    const made = await contest({ students: 0 });
    const { school, teacher, round } = made;
    const roster = { schoolId: school.id, table: table(['甲', '乙', '丙']), fileName: '名册.xlsx' };
    expect(must(await importRoster(teacher, roster, during)).created).toBe(3);
    const student = await db.student.findFirstOrThrow({
      where: { schoolId: school.id, person: { name: '乙' } },
    });
    const me = asStudent({
      studentId: student.id,
      personId: student.personId,
      name: '乙',
      schoolId: school.id,
    });
    must(await createProject(me, { roundId: round.id }, during));
    const [shown] = await listImports(teacher, school.id);
    expect(shown).toMatchObject({ created: 3, removable: 2 });
    const stranger = asTeacher(teacher.personId, (await contest({ students: 0 })).school.id);
    expect((await undoImport(stranger, { importId: shown?.id ?? '' }, during)).ok).toBe(false);
    expect(must(await undoImport(teacher, { importId: shown?.id ?? '' }, during))).toEqual({
      removed: 2,
      kept: 1,
    });
    const left = await db.student.findMany({ where: { schoolId: school.id }, include: { person: true } });
    expect(left.map(({ person }) => person.name)).toEqual(['乙']);
    expect(must(await importRoster(teacher, roster, during))).toMatchObject({ created: 2, unchanged: 1 });
  });

  it('gives a whole class new passwords, or nobody', async () => {
    const { students, teacher } = await contest();
    const ids = students.map((one) => one.studentId);
    const other = (await contest()).students[0];
    const both = { studentIds: [...ids, other?.studentId ?? ''] };
    expect((await resetStudents(teacher, both, during)).ok).toBe(false);
    const people = students.map((one) => one.personId);
    expect(await db.oneTimePassword.count({ where: { personId: { in: people } } })).toBe(0);
    expect(must(await resetStudents(teacher, { studentIds: ids }, during)).count).toBe(3);
    expect(await db.oneTimePassword.count({ where: { personId: { in: people } } })).toBe(3);
  });
});
