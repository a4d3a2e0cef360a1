import { z } from 'zod';

import type { UndoEntryImportSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { removeFiles } from '#app/platform/uploads/service.server.ts';

const ids = z.array(z.string());
const MadeSchema = z.object({ persons: ids, schools: ids, units: ids });

/** Entries that have gone on: a judge has begun with them, or a table or list of results holds them. */
const GONE_ON = {
  OR: [
    { assignments: { some: { sheet: { isNot: null } } } },
    { resultRows: { some: {} } },
    { listLines: { some: {} } },
    { nextEntries: { some: {} } },
    { consensus: { isNot: null } },
  ],
} satisfies Prisma.EntryWhereInput;

/** The last imports of a round, newest first, each with whether it may still be taken back. */
export async function listEntryImports(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return [];
  const imports = await db.entryImport.findMany({
    where: { roundId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 10,
    select: {
      id: true,
      kind: true,
      fileName: true,
      origin: true,
      created: true,
      createdAt: true,
      takenBackAt: true,
      entries: { where: { entry: GONE_ON }, take: 1, select: { entryId: true } },
    },
  });
  return imports.map(({ entries, ...one }) => ({
    ...one,
    undoable: one.takenBackAt === null && entries.length === 0,
  }));
}

/**
 * Takes an import back as a whole while none of its entries has been judged: entries, projects, files, and the students,
 * schools and units that it made, as far as nothing else has come to need them.
 */
export async function undoEntryImport(
  viewer: Viewer,
  { roundId, importId }: Pick<z.output<typeof UndoEntryImportSchema>, 'importId'> & { roundId: string },
  context: Context,
): Promise<Result<{ removed: number }>> {
  const done = await inTransaction(
    context,
    async (tx): Promise<Result<{ removed: number; fileKeys: string[] }>> => {
      if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
      const found = await tx.entryImport.findFirst({
        where: { id: importId, roundId, takenBackAt: null },
        select: {
          made: true,
          createdAt: true,
          round: { select: { editionId: true } },
          entries: {
            select: {
              entry: {
                select: {
                  id: true,
                  projectId: true,
                  project: { select: { authors: { select: { studentId: true } } } },
                },
              },
            },
          },
        },
      });
      if (!found) return refuse('not-found');
      const entryIds = found.entries.map(({ entry }) => entry.id);
      const projectIds = found.entries.map(({ entry }) => entry.projectId);
      const gone = await tx.entry.count({ where: { id: { in: entryIds }, ...GONE_ON } });
      if (gone > 0) return refuse('import-judged', { count: gone });
      const files = await tx.materialVersion.findMany({
        where: { material: { projectId: { in: projectIds } } },
        select: { fileKey: true },
      });
      const authors = found.entries.flatMap(({ entry }) => entry.project.authors);
      // Those that came with it, and no other: what a guardian has said here since has another method.
      await tx.consent.deleteMany({
        where: {
          method: 'ELSEWHERE',
          editionId: found.round.editionId,
          createdAt: found.createdAt,
          studentId: { in: authors.map(({ studentId }) => studentId) },
        },
      });
      await tx.project.deleteMany({ where: { id: { in: projectIds } } });
      const made = MadeSchema.catch({ persons: [], schools: [], units: [] }).parse(found.made);
      await removeMade(tx, made);
      await tx.entryImport.update({
        where: { id: importId },
        data: { takenBackAt: context.now },
        select: { id: true },
      });
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'undo-entry-import',
        subject: { type: 'entry-import', id: importId },
        roundId,
        data: { removed: entryIds.length },
      });
      return ok({ removed: entryIds.length, fileKeys: files.map(({ fileKey }) => fileKey) });
    },
  );
  if (!done.ok) return done;
  await removeFiles(done.value.fileKeys);
  return ok({ removed: done.value.removed });
}

/** Removes what an import made and nobody uses: an account, another project or a teacher keeps it. */
async function removeMade(tx: Tx, made: z.output<typeof MadeSchema>): Promise<void> {
  const none = { none: {} };
  await tx.person.deleteMany({
    where: {
      id: { in: made.persons },
      accounts: none,
      roles: none,
      tutorships: none,
      student: { authorships: none },
    },
  });
  await tx.school.deleteMany({
    where: {
      id: { in: made.schools },
      students: none,
      projects: none,
      entries: none,
      handIns: none,
      roles: none,
      invitations: none,
      quotaLines: none,
      judges: none,
      certificates: none,
      pastAwards: none,
      mergedFrom: none,
    },
  });
  await tx.unit.deleteMany({
    where: {
      id: { in: made.units },
      children: none,
      schools: none,
      rounds: none,
      roles: none,
      invitations: none,
      entries: none,
      quotaLines: none,
      judges: none,
      apiKeys: none,
      certificates: none,
    },
  });
}
