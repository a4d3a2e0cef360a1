import type { ChecklistFacts, ScanState } from '#app/domain/checklist.ts';
import { answerProblem, askedFields, heardAnswers, holds, isAnswered } from '#app/domain/form-field.ts';
import { disciplinesFor, groupsFor, slotsFor } from '#app/domain/eligibility.ts';
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
          versions: { orderBy: { version: 'desc' }, take: 1, select: { formCode: true, infectedAt: true } },
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

function factsOf(entry: Prisma.EntryGetPayload<{ select: typeof SELECT }>) {
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
  const code = formCodeOf({ entry });
  const open = disciplinesFor(disciplines, entry.groupId);
  const standing = project.materials.filter(({ removedAt }) => removedAt === null);
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
    slots: slotsFor(round.slots, entry)
      .filter((slot) => holds(slot.onlyWhen, heard))
      .map((slot) => ({
        ...slot,
        files: standing.filter((material) => material.slotCode === slot.code).length,
        scan: slot.isForm ? scanState(standing, slot.code, code) : null,
        infected: project.materials.some(
          ({ slotCode, versions: [newest] }) => slotCode === slot.code && Boolean(newest?.infectedAt),
        ),
      })),
  };
  return {
    entry,
    facts,
    form: { fields, answers, code },
    choices: { categories: round.categories, groups: groupsFor(round.groups, people), disciplines },
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
