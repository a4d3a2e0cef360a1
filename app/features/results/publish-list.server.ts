import type { z } from 'zod';

import { selectedLines } from './list-lines.server.ts';
import { listTemplate } from './list-templates.server.ts';
import { makeBundle } from './make-bundle.server.ts';
import { hashSnapshot, publicLines } from './notice-snapshot.server.ts';
import type { PublishListSchema } from './schemas.ts';
import { managedList } from './scope.server.ts';
import type { NoticeLine, Snapshot } from './snapshot.ts';
import { sortLines } from '#app/domain/list-template.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { markPublished } from '#app/features/special/publish-specials.server.ts';
import { specialTables } from '#app/features/special/bundle-specials.server.ts';
import { specialSections } from '#app/features/special/public-sections.server.ts';
import { workedOut } from '#app/features/shared/worked-out.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Publishes a confirmed list for public notice. What the public reads is frozen in a snapshot with its SHA-256; later
 * changes to projects or people do not move a published line. Confirmed special awards stand below an award list. Grades, numbers of pupils and scores stay inside. With it
 * goes a bundle with which the list can be recomputed from the score sheets (`makeBundle`). All of it is made before the
 * transaction.
 */
export function publishList(
  viewer: Viewer,
  input: z.infer<typeof PublishListSchema>,
  context: Context,
  { bundleOf = makeBundle }: { bundleOf?: typeof makeBundle } = {},
): Promise<Result<{ noticeId: string }>> {
  return workedOut(context, {
    basis: (tx) => publicationBasis(tx, viewer, input.listId),
    work: (tx) => prepareNotice(tx, viewer, input.listId, context.now, bundleOf),
    keep: async (tx, { list, snapshot, snapshotHash, special, bundle }) => {
      const { id } = await tx.notice.create({
        data: {
          roundId: list.roundId,
          listId: list.id,
          title: input.title,
          body: input.body,
          publishedAt: context.now,
          closesAt: new Date(context.now.getTime() + input.days * DAY_MS),
          snapshot,
          snapshotHash,
          ...bundle,
          publishedById: viewer.personId,
        },
        select: { id: true },
      });
      if (special.length > 0) await markPublished(tx, list.roundId, id, context.now);
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'publish-list',
        subject: { type: 'notice', id },
        roundId: list.roundId,
        data: {
          listId: list.id,
          lines: snapshot.lines.length,
          snapshotHash,
          bundleHash: bundle?.bundleHash ?? null,
        },
      });
      return ok({ noticeId: id });
    },
  });
}

/** What the public will read, with its bundle; or why it will not. */
async function prepareNotice(
  tx: Tx,
  viewer: Viewer,
  listId: string,
  publishedAt: Date,
  bundleOf: typeof makeBundle,
) {
  const list = await managedList(tx, viewer, listId);
  if (!list) return refuse('not-found');
  if (list.status !== 'CONFIRMED' && list.status !== 'HANDED_ON') return refuse('list-wrong-status');
  const standing = await tx.notice.count({ where: { listId: list.id, withdrawnAt: null } });
  if (standing > 0) return refuse('notice-already-published');
  const code = list.kind === 'AWARD' ? 'C' : 'B';
  const template = await listTemplate(tx, list.roundId, code);
  const lines = publicLines(list, sortLines(template, await selectedLines(tx, list)));
  const ofStudents = list.promotes === 'STUDENT';
  const special =
    list.kind === 'AWARD' ? await specialSections(tx, list.roundId, { maskNames: list.round.maskNames }) : [];
  const snapshot: Snapshot = {
    template: code,
    ...(ofStudents ? { promotes: 'STUDENT' } : {}),
    lines,
    ...(special.length > 0 ? { special } : {}),
  };
  const bundle = await bundleOf(tx, {
    listId: list.id,
    title: list.title,
    publishedAt,
    special: await specialTables(tx, special),
    published: {
      template: code,
      lines: (ofStudents ? firstOfEach(lines) : lines).map(({ number, prize }) => ({ number, prize })),
    },
  });
  return ok({ list, snapshot, snapshotHash: hashSnapshot(snapshot), special, bundle });
}

/**
 * Another text as soon as the list, a line of it, its notices, who is on it, how it is printed or a special award of its
 * round has changed.
 */
async function publicationBasis(tx: Tx, viewer: Viewer, listId: string): Promise<string | null> {
  const list = await managedList(tx, viewer, listId);
  if (!list) return null;
  const { roundId } = list;
  return JSON.stringify([
    list,
    await tx.notice.count({ where: { listId, withdrawnAt: null } }),
    await tx.listTemplate.findMany({ where: { roundId }, orderBy: { id: 'asc' } }),
    await tx.entryListLine.groupBy({
      by: ['decision', 'prizeCode'],
      where: { listId },
      orderBy: [{ decision: 'asc' }, { prizeCode: 'asc' }],
      _count: { _all: true },
    }),
    await tx.listOverride.findMany({
      where: { listId },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
    await tx.listStudentOff.count({ where: { listId } }),
    await tx.prizeRule.findMany({ where: { roundId }, orderBy: { id: 'asc' } }),
    await tx.entry.aggregate({
      where: { listLines: { some: { listId } } },
      _count: { _all: true },
      _max: { updatedAt: true },
    }),
    await tx.$queryRaw`SELECT MAX(p."updatedAt") AS "at" FROM "EntryListLine" l
      JOIN "Entry" e ON e."id" = l."entryId" JOIN "Project" p ON p."id" = e."projectId"
      WHERE l."listId" = ${listId}`,
    await tx.specialAward.findMany({
      where: { roundId },
      orderBy: { id: 'asc' },
      omit: { inputs: true },
    }),
    await tx.specialLine.groupBy({
      by: ['specialId', 'decision'],
      where: { special: { roundId } },
      orderBy: [{ specialId: 'asc' }, { decision: 'asc' }],
      _count: { _all: true },
    }),
  ]);
}

/** One line for each project: of several authors the bundle counts the project once. */
function firstOfEach(lines: readonly NoticeLine[]): NoticeLine[] {
  return [...new Map(lines.toReversed().map((line) => [line.number, line])).values()].toReversed();
}
