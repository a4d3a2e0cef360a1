import { guardianLink, hashConsentCode } from './guardian-codes.server.ts';
import { currentEdition } from './queries.server.ts';
import { seenSchool } from './school-scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';

/** Slips for guardians: those with a code who have not agreed, or the students that are named. Null when not seen. */
export async function consentSlips(viewer: Viewer, schoolId: string, studentIds: readonly string[]) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const edition = await currentEdition(school.unit.path);
  const consents = await db.consent.findMany({
    where: {
      editionId: edition?.id ?? '',
      codeCipher: { not: null },
      student: { schoolId, leftAt: null },
      ...(studentIds.length > 0 ? { studentId: { in: [...studentIds] } } : { status: { not: 'GIVEN' } }),
    },
    orderBy: [{ student: { grade: 'asc' } }, { student: { className: 'asc' } }, { studentId: 'asc' }],
    take: 1000,
    select: {
      id: true,
      codeCipher: true,
      student: { select: { grade: true, className: true, person: { select: { name: true } } } },
    },
  });
  return {
    school,
    edition,
    slips: consents.flatMap(({ id, codeCipher, student }) => {
      const link = guardianLink(codeCipher);
      if (!link) return [];
      return [
        {
          id,
          ...link,
          name: student.person.name,
          grade: student.grade,
          className: student.className,
        },
      ];
    }),
  };
}

/** What a guardian decides about, by their code; null for a code that nobody has. */
export async function consentByCode(code: string) {
  const consent = await db.consent.findUnique({
    where: { codeHash: hashConsentCode(code) },
    select: {
      status: true,
      decidedAt: true,
      guardianName: true,
      edition: {
        select: {
          name: true,
          isSample: true,
          sampleNote: true,
          rounds: {
            orderBy: { order: 'asc' },
            select: {
              name: true,
              nameEn: true,
              timeZone: true,
              unit: { select: { name: true, path: true } },
            },
          },
        },
      },
      student: {
        select: {
          person: { select: { name: true } },
          school: { select: { name: true, unit: { select: { path: true } } } },
        },
      },
    },
  });
  if (!consent) return null;
  const { edition, student, ...decision } = consent;
  // The organisers that may come to see the child's entry: those of the school's own line up to the top.
  const rounds = edition.rounds.filter((round) => student.school.unit.path.startsWith(round.unit.path));
  return {
    ...decision,
    edition: { name: edition.name, isSample: edition.isSample, sampleNote: edition.sampleNote },
    student: student.person.name,
    school: student.school.name,
    organisers: [...new Set(rounds.map((round) => round.unit.name))],
    timeZone: rounds[0]?.timeZone ?? env().timeZone,
  };
}
