import type { History, PackedMaterial } from './package-schema.ts';
import type { ImportPlan, ImportRound, PlannedEntry } from './plan-import.server.ts';
import { makePlaces } from './make-places.server.ts';
import { lastSequence, numberOf } from '#app/features/entries/number-entries.server.ts';
import { freeJoinCode } from '#app/features/projects/create-project.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** A file of a package that has been stored here. */
export type LandedFile = {
  material: PackedMaterial;
  key: string;
  mediaType: string;
  bytes: number;
  pages: number | null;
  seconds: number | null;
};

/** What an entry brings besides what a table says. */
export type Luggage = { history: History; files: readonly LandedFile[] };
const NOTHING: Luggage = { history: { rounds: [], consents: [] }, files: [] };

export type ImportFacts = {
  kind: 'PACKAGE' | 'TABLE';
  fileName: string;
  /** Who handed it over, as the timeline of each entry says. */
  origin: string;
  reason: string | null;
  byId: string;
  now: Date;
};

/**
 * Writes the entries of a plan with everything that they need and bring: units, schools and students without accounts
 * where there are none, projects, materials, history, and consents as given elsewhere. Gives the import's id.
 */
export async function writeImport(
  tx: Tx,
  round: ImportRound,
  plan: Pick<ImportPlan, 'added'>,
  facts: ImportFacts,
  luggage: (one: PlannedEntry) => Luggage = () => NOTHING,
): Promise<string> {
  const { now, byId } = facts;
  const { idOf, made } = await makePlaces(tx, round, plan.added, now);
  const { id: importId } = await tx.entryImport.create({
    data: {
      roundId: round.id,
      kind: facts.kind,
      fileName: facts.fileName.slice(0, 120),
      origin: facts.origin,
      reason: facts.reason,
      created: plan.added.length,
      made,
      createdById: byId,
      createdAt: now,
    },
    select: { id: true },
  });
  const status = round.requiresEligibility ? ('HANDED_IN' as const) : ('ELIGIBLE' as const);
  let sequence = await lastSequence(tx, round.id);
  for (const one of plan.added) {
    const { entry, settled } = one;
    const { history, files } = luggage(one);
    const [projectId, entryId] = [uuidv7(), uuidv7()];
    const schoolId = idOf(one.school);
    sequence += 1;
    await tx.project.create({
      data: {
        id: projectId,
        editionId: round.editionId,
        schoolId,
        title: entry.title,
        abstract: entry.abstract,
        answers: entry.answers,
        joinCode: await freeJoinCode(tx),
        createdById: byId,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.projectAuthor.createMany({
      data: one.students.map((student, index) => ({
        projectId,
        editionId: round.editionId,
        studentId: idOf(student),
        order: index + 1,
        status: 'ACCEPTED' as const,
        name: entry.authors[index]?.name ?? student.name,
        grade: entry.authors[index]?.grade ?? student.grade,
        ownWork: entry.authors[index]?.ownWork ?? '',
        joinedAt: now,
        createdAt: now,
      })),
    });
    await tx.projectTutor.createMany({
      data: entry.tutors.map((tutor, index) => ({ projectId, ...tutor, order: index + 1 })),
    });
    await writeFiles(tx, projectId, files, facts);
    await tx.entry.create({
      data: {
        id: entryId,
        roundId: round.id,
        projectId,
        schoolId,
        unitId: idOf(one.unit),
        categoryId: settled.category?.id ?? null,
        groupId: settled.group?.id ?? null,
        disciplineId: settled.discipline?.id ?? null,
        source: 'IMPORTED',
        status,
        number: numberOf(round.numberPattern, settled, sequence),
        sequence,
        isTeam: one.students.length > 1,
        submittedAt: entry.submittedAt ?? now,
        handedInAt: now,
        createdAt: now,
        imported: { create: { importId, sourceId: entry.sourceId, remark: entry.remark, history } },
      },
      select: { id: true },
    });
    const event = { entryId, status, byId, byRole: 'ADMIN', at: now };
    await tx.entryEvent.createMany({
      data: [{ ...event, act: 'imported', reason: facts.origin || facts.fileName.slice(0, 120) }, event],
    });
    await writeConsents(tx, one, idOf, history, { ...facts, editionId: round.editionId });
  }
  return importId;
}

async function writeFiles(
  tx: Tx,
  projectId: string,
  files: readonly LandedFile[],
  { byId, now }: ImportFacts,
): Promise<void> {
  const rows = files.map((file, order) => ({ id: uuidv7(), order, file }));
  await tx.material.createMany({
    data: rows.map(({ id, order, file }) => ({
      id,
      projectId,
      slotCode: file.material.slot,
      order,
      createdAt: now,
    })),
  });
  await tx.materialVersion.createMany({
    data: rows.map(({ id, file }) => ({
      materialId: id,
      version: 1,
      fileKey: file.key,
      fileName: file.material.fileName,
      mediaType: file.mediaType,
      bytes: file.bytes,
      sha256: file.material.sha256,
      pages: file.pages,
      seconds: file.seconds,
      formCode: file.material.formCode,
      signedOn: file.material.signedOn,
      uploadedById: byId,
      uploadedAt: now,
    })),
  });
}

/** Records consents to taking part as given elsewhere; what a guardian has said here already stays. */
async function writeConsents(
  tx: Tx,
  { students }: PlannedEntry,
  idOf: (place: { key: string }) => string,
  { consents }: History,
  { editionId, byId, now }: ImportFacts & { editionId: string },
): Promise<void> {
  const given = consents.flatMap(({ kind, author, at, text }) => {
    const student = kind === 'participation' && author !== null ? students[author - 1] : undefined;
    return student ? [{ studentId: idOf(student), at, text }] : [];
  });
  const known = await tx.consent.findMany({
    where: { editionId, studentId: { in: given.map(({ studentId }) => studentId) } },
    select: { studentId: true },
  });
  const asked = new Set(known.map(({ studentId }) => studentId));
  const fresh = new Map(
    given.filter(({ studentId }) => !asked.has(studentId)).map((one) => [one.studentId, one]),
  );
  await tx.consent.createMany({
    data: [...fresh.values()].map(({ studentId, at, text }) => ({
      studentId,
      editionId,
      status: 'GIVEN' as const,
      method: 'ELSEWHERE' as const,
      textVersion: text,
      decidedAt: at ? new Date(at) : null,
      recordedById: byId,
      createdAt: now,
    })),
  });
}
