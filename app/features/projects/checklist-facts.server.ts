import type { ChecklistFacts, ScanState } from '#app/domain/checklist.ts';
import { answerProblem, askedFields, heardAnswers, holds, isAnswered } from '#app/domain/form-field.ts';
import { disciplinesFor, groupsFor, slotsFor } from '#app/domain/eligibility.ts';
import { confirmationState } from '#app/domain/form-proof.ts';
import type { FormProof } from '#app/domain/form-proof.ts';
import { signingState, startOfWork, worstSigning } from '#app/domain/signing.ts';
import { isWithAuthors } from '#app/domain/entry-status.ts';
import { formCodeOf } from './form-state.server.ts';
import { storedAnswers } from './stored-answers.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** Files of which some version was infected, and which are in no slot any more. */
export const INFECTED = {
  removedAt: { not: null },
  versions: { some: { infectedAt: { not: null } } },
} satisfies Prisma.MaterialWhereInput;

const SELECT = {
  id: true,
  status: true,
  handedInAt: true,
  extendedUntil: true,
  submittedAt: true,
  number: true,
  schoolId: true,
  projectId: true,
  roundId: true,
  categoryId: true,
  groupId: true,
  disciplineId: true,
  category: { select: { maxAuthors: true } },
  guardianConfirmations: {
    select: { authorId: true, formCode: true, refused: true, guardianName: true, at: true },
  },
  schoolConfirmation: { select: { formCode: true, schoolName: true, at: true } },
  round: {
    select: {
      id: true,
      name: true,
      nameEn: true,
      timeZone: true,
      maxAuthors: true,
      maxTutors: true,
      requiresOwnWork: true,
      teacherMayEdit: true,
      requiresConsent: true,
      requiresSchoolApproval: true,
      requiresEligibility: true,
      formProof: true,
      editionId: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      categories: { orderBy: { order: 'asc' }, select: { id: true, name: true, nameEn: true } },
      groups: { orderBy: { order: 'asc' } },
      disciplines: {
        orderBy: { order: 'asc' },
        select: { id: true, name: true, nameEn: true, groups: { select: { groupId: true } } },
      },
      slots: { orderBy: { order: 'asc' } },
      fields: { orderBy: { order: 'asc' } },
    },
  },
  project: {
    select: {
      title: true,
      abstract: true,
      answers: true,
      revision: true,
      joinCode: true,
      authors: {
        where: { status: { in: ['ACCEPTED', 'INVITED'] } },
        orderBy: { order: 'asc' },
        select: {
          id: true,
          studentId: true,
          status: true,
          name: true,
          grade: true,
          ownWork: true,
          order: true,
          student: {
            select: {
              birthDate: true,
              person: { select: { name: true } },
              grade: true,
              consents: { select: { editionId: true, status: true } },
            },
          },
        },
      },
      tutors: { orderBy: { order: 'asc' }, select: { name: true, organisation: true } },
      materials: {
        where: { OR: [{ removedAt: null }, INFECTED] },
        select: {
          slotCode: true,
          removedAt: true,
          versions: {
            orderBy: { version: 'desc' },
            take: 1,
            select: { formCode: true, infectedAt: true, signedOn: true },
          },
        },
      },
    },
  },
} satisfies Prisma.EntrySelect;

/** An entry with all that its form and its checklist look at; null when there is none. Checks no access. */
export async function readForChecklist(tx: Pick<Tx, 'entry'>, entryId: string) {
  const entry = await tx.entry.findUnique({ where: { id: entryId }, select: SELECT });
  return entry ? factsOf(entry) : null;
}

/** The same for a page of entries, in one read. Checks no access. */
export async function readManyForChecklist(tx: Pick<Tx, 'entry'>, entryIds: readonly string[]) {
  const entries = await tx.entry.findMany({ where: { id: { in: [...entryIds] } }, select: SELECT });
  return entries.map(factsOf);
}

function factsOf(entry: Facts) {
  const { project, round } = entry;
  const people = project.authors.map((author) => ({
    grade: author.grade,
    birthDate: author.student.birthDate,
  }));
  const disciplines = round.disciplines.map(({ groups, ...discipline }) => ({
    ...discipline,
    groupIds: groups.map((link) => link.groupId),
  }));
  const fields = slotsFor(round.fields, entry);
  const answers = storedAnswers(project.answers);
  const heard = heardAnswers(fields, answers);
  const start = startOfWork(heard);
  const code = presentCode(entry);
  const open = disciplinesFor(disciplines, entry.groupId);
  const standing = project.materials.filter(({ removedAt }) => removedAt === null);
  const slots = slotsFor(round.slots, entry)
    .filter((slot) => holds(slot.onlyWhen, heard))
    // A paper that the round does not take is not asked for.
    .filter((slot) => !slot.isForm || round.formProof !== 'ELECTRONIC')
    .map((slot) => ({
      ...slot,
      files: standing.filter((material) => material.slotCode === slot.code).length,
      scan: slot.isForm ? scanState(standing, slot.code, code) : null,
      infected: project.materials.some(
        ({ slotCode, versions: [newest] }) => slotCode === slot.code && Boolean(newest?.infectedAt),
      ),
      signing: slot.beforeStart
        ? worstSigning(
            standing
              .filter((material) => material.slotCode === slot.code)
              .map(({ versions }) => signingState(versions[0]?.signedOn ?? null, start)),
          )
        : null,
    }));
  const forms = slots.filter((slot) => slot.isForm);
  const facts: ChecklistFacts = {
    title: project.title,
    abstract: project.abstract,
    categoryId: entry.categoryId,
    groupId: entry.groupId,
    disciplineId: entry.disciplineId,
    offers: { groups: round.groups.length > 0, disciplines: round.disciplines.length > 0 },
    authorsFit: round.groups.length === 0 || groupsFor(round.groups, people).length > 0,
    disciplineFits: open.some((discipline) => discipline.id === entry.disciplineId),
    authors: project.authors.map((author) => ({
      name: author.name,
      status: author.status,
      ownWork: author.ownWork,
      consentGiven: author.student.consents.some(
        (consent) => consent.editionId === round.editionId && consent.status === 'GIVEN',
      ),
    })),
    tutors: project.tutors.length,
    maxAuthors: entry.category?.maxAuthors ?? round.maxAuthors,
    maxTutors: round.maxTutors,
    requiresOwnWork: round.requiresOwnWork,
    requiresConsent: round.requiresConsent,
    fields: askedFields(fields, answers).map((field) => ({
      ...field,
      answered: isAnswered(field, answers[field.code] ?? ''),
      wrong: answerProblem(field, answers[field.code] ?? '') !== null,
    })),
    slots,
    proof: {
      ...proofOf(entry, code),
      scanned: forms.length > 0 && forms.every(({ files, scan }) => files > 0 && scan === 'current'),
    },
  };
  return {
    entry,
    facts,
    form: { fields, answers, code },
    choices: { categories: round.categories, groups: groupsFor(round.groups, people), disciplines },
  };
}

type Facts = Prisma.EntryGetPayload<{ select: typeof SELECT }>;

/**
 * The code of the form as it stands now. While the entry is with its authors, names and grades are those of their
 * school's list, as they will be when it is submitted: what was confirmed before then still is afterwards.
 */
function presentCode(entry: Facts): string {
  if (!isWithAuthors(entry.status)) return formCodeOf({ entry });
  const authors = entry.project.authors.map((author) => ({
    ...author,
    name: author.student.person.name,
    grade: author.student.grade,
  }));
  return formCodeOf({ entry: { ...entry, project: { ...entry.project, authors } } });
}

/** Who has confirmed this version of the form. */
function proofOf(entry: Facts, code: string): Omit<FormProof, 'scanned'> {
  const school = confirmationState(entry.schoolConfirmation, code);
  return {
    rule: entry.round.formProof,
    guardians: entry.project.authors
      .filter(({ status }) => status === 'ACCEPTED')
      .map(({ id, name }) => ({
        name,
        state: confirmationState(
          entry.guardianConfirmations.find(({ authorId }) => authorId === id),
          code,
        ),
      })),
    school: school === 'refused' ? 'outdated' : school,
  };
}

/** Whether every scan in the slot is of the version that would be printed now. */
function scanState(
  materials: readonly { slotCode: string; versions: readonly { formCode: string | null }[] }[],
  slotCode: string,
  code: string,
): ScanState {
  const codes = materials
    .filter((material) => material.slotCode === slotCode)
    .map(({ versions }) => versions[0]?.formCode ?? null);
  if (codes.every((one) => one === code)) return 'current';
  return codes.includes(null) ? 'unconfirmed' : 'outdated';
}
