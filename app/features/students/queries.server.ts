import { seenSchool } from './school-scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { ONE_TIME_PASSWORD } from '#app/features/accounts/create-account.server.ts';
import { unseal } from '#app/platform/auth/passwords.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

const PAGE_SIZE = 100;

/** The edition whose consent counts now: the newest with a round that the school may enter. */
export async function currentEdition(unitPath: string) {
  const ancestors = unitPath.split('/').filter(Boolean);
  return db.edition.findFirst({
    where: {
      archivedAt: null,
      rounds: { some: { unitId: { in: ancestors }, source: 'SCHOOLS' } },
    },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, name: true, isSample: true, sampleNote: true },
  });
}

export type StudentFilter = { search: string; consent: string; grade: string; page: number };

/** A page of a school's students with account and consent; null when the school is not seen. */
export async function listStudents(viewer: Viewer, schoolId: string, filter: StudentFilter) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const edition = await currentEdition(school.unit.path);
  const grade = Number(filter.grade);
  const given: Prisma.StudentWhereInput = {
    consents: { some: { editionId: edition?.id ?? '', status: 'GIVEN' } },
  };
  const where: Prisma.StudentWhereInput = {
    schoolId,
    leftAt: null,
    AND: [
      filter.search
        ? {
            OR: [
              { person: { name: { contains: filter.search } } },
              { person: { username: filter.search.toLowerCase() } },
              { studentNumber: filter.search },
            ],
          }
        : {},
      grade >= 1 && grade <= 12 ? { grade } : {},
      filter.consent === 'given' ? given : filter.consent === 'missing' ? { NOT: given } : {},
    ],
  };
  const [total, all, withConsent, unused, students] = await Promise.all([
    db.student.count({ where }),
    db.student.count({ where: { schoolId, leftAt: null } }),
    db.student.count({ where: { schoolId, leftAt: null, ...given } }),
    db.oneTimePassword.count({ where: { person: { student: { schoolId, leftAt: null } } } }),
    db.student.findMany({
      where,
      orderBy: [{ grade: 'asc' }, { className: 'asc' }, { person: { username: 'asc' } }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        grade: true,
        className: true,
        studentNumber: true,
        person: {
          select: { name: true, username: true, mustChangePassword: true },
        },
        consents: { where: { editionId: edition?.id ?? '' }, select: { status: true } },
        _count: { select: { authorships: { where: { status: 'ACCEPTED' } } } },
      },
    }),
  ]);
  return {
    school,
    edition,
    total,
    all,
    withConsent,
    unused,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    students: students.map(({ consents, _count, ...student }) => ({
      ...student,
      consent: consents[0]?.status ?? null,
      projects: _count.authorships,
    })),
  };
}

/** One student for correction; null when not seen. */
export async function getStudent(viewer: Viewer, studentId: string) {
  const student = await db.student.findUnique({
    where: { id: studentId },
    select: {
      id: true,
      schoolId: true,
      grade: true,
      className: true,
      studentNumber: true,
      person: { select: { id: true, name: true, username: true, mustChangePassword: true } },
      consents: {
        orderBy: { createdAt: 'desc' },
        select: { status: true, decidedAt: true, edition: { select: { name: true } } },
      },
      authorships: {
        where: { status: 'ACCEPTED' },
        select: { project: { select: { title: true, entries: { select: { id: true }, take: 1 } } } },
      },
    },
  });
  if (!student) return null;
  const school = await seenSchool(db, viewer, student.schoolId);
  return school ? { ...student, school } : null;
}

/** Slips of students who have not chosen a password yet, with the QR picture of the sign-in page. */
export async function studentSlips(viewer: Viewer, schoolId: string, studentIds: readonly string[]) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const students = await db.student.findMany({
    where: {
      schoolId,
      leftAt: null,
      person: { oneTimePassword: { isNot: null } },
      ...(studentIds.length > 0 ? { id: { in: [...studentIds] } } : {}),
    },
    orderBy: [{ grade: 'asc' }, { className: 'asc' }, { person: { username: 'asc' } }],
    take: 1000,
    select: {
      id: true,
      grade: true,
      className: true,
      person: { select: { name: true, username: true, oneTimePassword: { select: { cipher: true } } } },
    },
  });
  const link = `${env().origin}/sign-in`;
  return {
    school,
    link,
    qr: qrPicture(link),
    slips: students.flatMap(({ person, ...student }) => {
      const password = person.oneTimePassword
        ? unseal(ONE_TIME_PASSWORD, person.oneTimePassword.cipher)
        : null;
      return password ? [{ ...student, name: person.name, username: person.username ?? '', password }] : [];
    }),
  };
}

/** The schools a teacher works for, or an administrator looks at, with what waits there. */
export async function mySchools(viewer: Viewer) {
  return db.school.findMany({
    where: { id: { in: viewer.teacherSchoolIds } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, unit: { select: { name: true, path: true } } },
  });
}

/** A school's name for the head of a page; null when not seen. */
export async function schoolOfPage(viewer: Viewer, schoolId: string | undefined) {
  const school = await seenSchool(db, viewer, schoolId ?? '');
  return school ? { id: school.id, name: school.name, unit: school.unit.name } : null;
}
