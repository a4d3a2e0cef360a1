import { newJoinCode } from '#app/platform/auth/passwords.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

type Copied = { projectId: string; authorId: string };

const SELECT = {
  id: true,
  editionId: true,
  schoolId: true,
  title: true,
  abstract: true,
  answers: true,
  revision: true,
  entries: { select: { round: { select: { slots: { where: { isForm: true }, select: { code: true } } } } } },
  authors: {
    where: { status: 'ACCEPTED' },
    select: {
      id: true,
      studentId: true,
      name: true,
      grade: true,
      ownWork: true,
      joinedAt: true,
      student: { select: { personId: true } },
    },
  },
  tutors: {
    orderBy: { order: 'asc' },
    select: { personId: true, name: true, organisation: true, order: true },
  },
  materials: {
    where: { removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      slotCode: true,
      order: true,
      createdAt: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: {
          fileKey: true,
          fileName: true,
          mediaType: true,
          bytes: true,
          sha256: true,
          pages: true,
          seconds: true,
          signedOn: true,
          infectedAt: true,
          uploadedById: true,
          uploadedAt: true,
        },
      },
    },
  },
} as const;

/**
 * Copies projects for one author each, who goes on alone: what was written, the tutors, and the newest version of every
 * file that stands in a slot; the files themselves are shared. Signed application forms stay behind, as they name a
 * team that does not go on. Answers the copies' ids in the order asked for. Checks no access.
 */
export async function copyProjects(
  tx: Tx,
  copied: readonly Copied[],
  { toRoundId, now }: { toRoundId: string; now: Date },
): Promise<string[]> {
  const projects = await tx.project.findMany({
    where: { id: { in: copied.map(({ projectId }) => projectId) } },
    select: SELECT,
  });
  const forms = await tx.materialSlot.findMany({
    where: { roundId: toRoundId, isForm: true },
    select: { code: true },
  });
  const byId = new Map(projects.map((project) => [project.id, project]));
  const codes = await freeJoinCodes(tx, copied.length);
  const copies = copied.flatMap(({ projectId, authorId }, at) => {
    const project = byId.get(projectId);
    const author = project?.authors.find(({ id }) => id === authorId);
    if (!project || !author) return [];
    const signed = new Set([
      ...forms.map(({ code }) => code),
      ...project.entries.flatMap(({ round }) => round.slots.map(({ code }) => code)),
    ]);
    const materials = project.materials.flatMap(({ versions: [newest], ...material }) =>
      newest && newest.infectedAt === null && !signed.has(material.slotCode)
        ? [{ id: uuidv7(), material, newest }]
        : [],
    );
    return [{ id: uuidv7(), joinCode: codes[at] ?? '', project, author, materials }];
  });
  if (copies.length < copied.length) throw new Error('an author to copy for is not there');
  await tx.project.createMany({
    data: copies.map(({ id, joinCode, project, author }) => ({
      id,
      joinCode,
      editionId: project.editionId,
      schoolId: project.schoolId,
      title: project.title,
      abstract: project.abstract,
      answers: project.answers ?? {},
      revision: project.revision,
      createdById: author.student.personId,
      createdAt: now,
    })),
  });
  await tx.projectAuthor.createMany({
    data: copies.map(({ id, project, author: { id: _, student: __, ...author } }) => ({
      ...author,
      projectId: id,
      editionId: project.editionId,
      order: 1,
      status: 'ACCEPTED',
      createdAt: now,
    })),
  });
  await tx.projectTutor.createMany({
    data: copies.flatMap(({ id, project }) => project.tutors.map((tutor) => ({ ...tutor, projectId: id }))),
  });
  await tx.material.createMany({
    data: copies.flatMap(({ id, materials }) =>
      materials.map((one) => ({ ...one.material, id: one.id, projectId: id })),
    ),
  });
  await tx.materialVersion.createMany({
    data: copies.flatMap(({ materials }) =>
      materials.map(({ id, newest }) => ({ ...newest, materialId: id, version: 1 })),
    ),
  });
  return copies.map(({ id }) => id);
}

async function freeJoinCodes(tx: Pick<Tx, 'project'>, count: number): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < count) {
    while (codes.size < count) codes.add(newJoinCode());
    const taken = await tx.project.findMany({
      where: { joinCode: { in: [...codes] } },
      select: { joinCode: true },
    });
    for (const { joinCode } of taken) codes.delete(joinCode);
  }
  return [...codes];
}
