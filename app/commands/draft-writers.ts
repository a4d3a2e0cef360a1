import Database from 'better-sqlite3';
import path from 'node:path';

import { asStudent, must } from './sample/drive.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { createProject } from '#app/features/projects/create-project.server.ts';
import { createSchool } from '#app/features/schools/create-school.server.ts';
import { importRoster } from '#app/features/students/import-roster.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { hashOneTimePassword } from '#app/platform/auth/passwords.server.ts';
import { writer } from '#app/platform/db/client.server.ts';

const BATCH = 100;
const DAY_MS = 86_400_000;

type Written = { username: string; entryId: string; personId: string };

/** A county with one round that takes entries now, and so many students of one school with a draft each. */
export async function makeDraftWriters(count: number, password: string): Promise<Written[]> {
  return (await makeRoundOfWriters(count, password)).writers;
}

/** The same, with the round. */
export async function makeRoundOfWriters(
  count: number,
  password: string,
): Promise<{ roundId: string; writers: Written[] }> {
  const admin = systemViewer('endurance');
  const now = new Date();
  const context = { now };
  const unit = { name: '测试县', kind: 'COUNTY' as const, parentId: '', code: null, shortName: '' };
  const { unitId } = must(await createUnit(admin, unit, context));
  const school = {
    unitId,
    name: '测试学校',
    kind: 'SCHOOL' as const,
    code: null,
    shortName: null,
    tier: null,
  };
  const { schoolId } = must(await createSchool(admin, school, context));
  const edition = { name: '测试届', year: now.getFullYear() };
  const { editionId } = must(await createEdition(admin, edition, context));
  const firstDay = toLocal(new Date(now.getTime() - DAY_MS), 'Asia/Shanghai').slice(0, 10);
  const rounds = {
    editionId,
    unitIds: [unitId],
    preset: 'innovation' as const,
    firstDay,
    timeZone: 'Asia/Shanghai',
  };
  const { roundIds } = must(await createRounds(admin, rounds, context));
  const roundId = roundIds[unitId] ?? '';
  const writers: Written[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const students = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => ({
      name: `学生${from + index}`,
      grade: 8,
      className: '1',
      studentNumber: null,
    }));
    for (const one of must(await registerStudents(admin, { schoolId, students }, context))) {
      const me = asStudent({ ...one, schoolId });
      const { entryId } = must(await createProject(me, { roundId }, context));
      writers.push({ username: one.username, entryId, personId: one.personId });
    }
  }
  await givePassword(writers, password);
  return { roundId, writers };
}

/** One password for all of them, as if each had chosen it. */
export async function givePassword(people: readonly { personId: string }[], password: string): Promise<void> {
  const hash = await hashOneTimePassword(password);
  const ids = people.map(({ personId }) => personId);
  await writer().account.updateMany({ where: { personId: { in: ids } }, data: { password: hash } });
  await writer().person.updateMany({ where: { id: { in: ids } }, data: { mustChangePassword: false } });
}

/** Imports a roster of so many rows into a school of its own and gives the milliseconds that it took. */
export async function importLargeRoster(rows: number): Promise<number> {
  const admin = systemViewer('endurance');
  const context = { now: new Date() };
  const unit = { name: '名册县', kind: 'COUNTY' as const, parentId: '', code: null, shortName: '' };
  const { unitId } = must(await createUnit(admin, unit, context));
  const school = {
    unitId,
    name: '名册学校',
    kind: 'SCHOOL' as const,
    code: null,
    shortName: null,
    tier: null,
  };
  const { schoolId } = must(await createSchool(admin, school, context));
  const table = [
    ['某校学生名册', '', '', ''],
    ['学号', '所在班级', '姓名', '备注'],
    ...Array.from({ length: rows }, (_, index) => [
      String(20_260_000 + index),
      `八年级${(index % 40) + 1}班`,
      `学生${index}`,
      '',
    ]),
  ];
  const from = performance.now();
  const { created } = must(await importRoster(admin, { schoolId, table, fileName: '名册.xlsx' }, context));
  if (created !== rows) throw new Error(`${created} of ${rows} students were registered`);
  return performance.now() - from;
}

/** SHA-256 of the newest file of an entry, as the portal has it; read past the running server. */
export function hashOfNewest(entryId: string, dataDirectory: string): string | null {
  const database = new Database(path.join(dataDirectory, 'portal.db'), { readonly: true });
  try {
    const row = database
      .prepare(
        `SELECT v.sha256 AS sha256 FROM MaterialVersion v
         JOIN Material m ON m.id = v.materialId JOIN Entry e ON e.projectId = m.projectId
         WHERE e.id = ? ORDER BY v.version DESC LIMIT 1`,
      )
      .get(entryId) as { sha256: string } | undefined;
    return row?.sha256 ?? null;
  } finally {
    database.close();
  }
}
