import { readForChecklist, readManyForChecklist } from './checklist-facts.server.ts';
import { getProjectView } from './project-view.server.ts';
import { confirmationState, isElectronic } from '#app/domain/form-proof.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { guardianLink, hashConsentCode } from '#app/features/students/guardian-codes.server.ts';
import { db } from '#app/platform/db/client.server.ts';

type Read = NonNullable<Awaited<ReturnType<typeof readForChecklist>>>;

/** What an author's guardian said of the form, and of which version. */
function saidOf({ entry, form }: Read, authorId: string) {
  const said = entry.guardianConfirmations.find((one) => one.authorId === authorId) ?? null;
  return { said, state: confirmationState(said, form.code) };
}

/** The entries whose application form the guardian with that code is asked to confirm. */
export async function formsOfGuardian(code: string) {
  const consent = await db.consent.findUnique({
    where: { codeHash: hashConsentCode(code) },
    select: { studentId: true, editionId: true },
  });
  if (!consent) return [];
  const authors = await db.projectAuthor.findMany({
    where: { ...consent, status: 'ACCEPTED' },
    select: {
      id: true,
      project: {
        select: {
          entries: {
            where: { status: { notIn: ['WITHDRAWN', 'REJECTED'] }, round: { formProof: { not: 'SCAN' } } },
            orderBy: { createdAt: 'desc' },
            select: { id: true },
          },
        },
      },
    },
  });
  const authorOf = new Map(authors.flatMap(({ id, project }) => project.entries.map((one) => [one.id, id])));
  const reads = await readManyForChecklist(db, [...authorOf.keys()]);
  return reads.map((read) => ({
    entryId: read.entry.id,
    title: read.entry.project.title,
    state: saidOf(read, authorOf.get(read.entry.id) ?? '').state,
  }));
}

/** An application form as the guardian with that code reads it; null when it is not theirs to confirm. */
export async function formForGuardian(code: string, entryId: string) {
  const consent = await db.consent.findUnique({
    where: { codeHash: hashConsentCode(code) },
    select: {
      status: true,
      studentId: true,
      guardianName: true,
      editionId: true,
      edition: { select: { isSample: true, sampleNote: true } },
      student: { select: { person: { select: { name: true } } } },
    },
  });
  const read = consent && (await readForChecklist(db, entryId));
  const author = read?.entry.project.authors.find(
    (one) => one.studentId === consent?.studentId && one.status === 'ACCEPTED',
  );
  if (!consent || !read || !author || read.entry.round.editionId !== consent.editionId) return null;
  if (!isElectronic(read.entry.round.formProof)) return null;
  const project = await getProjectView(entryId, { blind: false });
  if (!project) return null;
  const { id, name, nameEn, timeZone, requiresConsent } = read.entry.round;
  return {
    student: consent.student.person.name,
    edition: consent.edition,
    guardianName: consent.guardianName,
    consentFirst: requiresConsent && consent.status !== 'GIVEN',
    round: { id, name, nameEn, timeZone },
    formCode: read.form.code,
    // What only signed-in people may open is not on the form.
    project: { ...project, materials: null },
    ...saidOf(read, author.id),
  };
}

/** How far the electronic confirmation of an entry is, name by name. The caller has checked access. */
export async function formConfirmations(entryId: string) {
  const read = await readForChecklist(db, entryId);
  if (!read || !isElectronic(read.entry.round.formProof)) return null;
  const authors = read.entry.project.authors.filter(({ status }) => status === 'ACCEPTED');
  return {
    proof: read.facts.proof,
    formCode: read.form.code,
    timeZone: read.entry.round.timeZone,
    school: read.entry.schoolConfirmation,
    guardians: authors.map(({ id, studentId, name }) => ({ id, studentId, name, ...saidOf(read, id) })),
  };
}
export type FormConfirmations = NonNullable<Awaited<ReturnType<typeof formConfirmations>>>;

/** The guardians' links that the viewer may show: an author their own, a teacher those of all authors. */
export async function guardianLinks(
  viewer: Viewer,
  { schoolId, entryId }: { schoolId: string; entryId: string },
) {
  const all = can(viewer, 'ask-every-guardian', { schoolId, authorStudentIds: [] });
  const authors = await db.projectAuthor.findMany({
    where: {
      status: 'ACCEPTED',
      project: { entries: { some: { id: entryId } } },
      ...(all ? {} : { studentId: viewer.student?.id ?? '' }),
    },
    orderBy: { order: 'asc' },
    select: {
      id: true,
      editionId: true,
      student: {
        select: {
          person: { select: { name: true } },
          consents: { select: { editionId: true, codeCipher: true } },
        },
      },
    },
  });
  return authors.map(({ id, editionId, student }) => ({
    id,
    name: student.person.name,
    link: guardianLink(student.consents.find((one) => one.editionId === editionId)?.codeCipher),
  }));
}
