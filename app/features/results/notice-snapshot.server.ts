import { createHash } from 'node:crypto';

import { SnapshotSchema } from './snapshot.ts';
import type { NoticeLine, Snapshot, SpecialSection } from './snapshot.ts';
import { makeVersionBundle } from './version-bundle.server.ts';
import { maskLine } from '#app/domain/list-template.ts';
import type { ListLine } from '#app/domain/list-template.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** SHA-256 of what was published, to the letter. */
export function hashSnapshot(snapshot: Snapshot): string {
  return createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
}

/**
 * Lines of a list as they are published, numbered after `last`. Where names are masked, a student stands alone with the
 * unit: the school would tell who it is.
 */
export function publicLines(
  list: { promotes: 'PROJECT' | 'STUDENT'; round: { maskNames: boolean } },
  lines: readonly ListLine[],
  last = 0,
): NoticeLine[] {
  const { maskNames } = list.round;
  const hidesSchool = maskNames && list.promotes === 'STUDENT';
  return lines
    .map((line) => (maskNames ? maskLine(line) : line))
    .map((line, index) => ({
      ...noticeLine(line, last + index + 1),
      ...(hidesSchool ? { school: '' } : {}),
    }));
}

/** A line of a list as it is published. */
function noticeLine(line: ListLine, seq: number): NoticeLine {
  return {
    seq,
    number: line.number,
    title: line.title,
    authors: line.authors,
    tutors: line.tutors,
    unit: line.unitName,
    school: line.schoolName,
    category: line.categoryName,
    group: line.groupName,
    prize: line.prizeName,
  };
}

/** What a notice says now, and as which version; null when there is no such notice. */
export async function newestSnapshot(tx: Pick<Tx, 'notice'>, noticeId: string) {
  const notice = await tx.notice.findUnique({
    where: { id: noticeId },
    select: {
      snapshot: true,
      versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true, snapshot: true } },
    },
  });
  if (!notice) return null;
  const [newest] = notice.versions;
  return {
    version: newest?.version ?? 1,
    snapshot: SnapshotSchema.parse(newest?.snapshot ?? notice.snapshot),
  };
}

/** Why, by whom and when a version is published, and what its bundle is told of it. */
export type VersionOptions = {
  reason: string;
  byId: string;
  at: Date;
  /** The objection that is being found proven with it. */
  objectionId?: string | undefined;
  /** Tables of special awards for the bundle, where the version says them anew. */
  special?: ((sections: readonly SpecialSection[]) => Promise<Readonly<Record<string, string>>>) | undefined;
};

/**
 * Publishes a new version of every standing notice of a list; what was published before stays as it is, with its hash.
 * Answers how many notices have changed.
 */
export async function publishVersion(
  tx: Tx,
  listId: string,
  change: (lines: readonly NoticeLine[]) => NoticeLine[],
  options: VersionOptions,
): Promise<number> {
  const notices = await tx.notice.findMany({ where: { listId, withdrawnAt: null }, select: { id: true } });
  for (const { id } of notices)
    await publishSnapshot(tx, id, (before) => ({ ...before, lines: change(before.lines) }), options);
  return notices.length;
}

/** Publishes one notice's next version, with a bundle of its own. The list behind it is what it will be. */
export async function publishSnapshot(
  tx: Tx,
  noticeId: string,
  change: (before: Snapshot) => Snapshot,
  { reason, byId, at, objectionId, special }: VersionOptions,
): Promise<void> {
  const before = await newestSnapshot(tx, noticeId);
  if (!before) return;
  const snapshot = change(before.snapshot);
  const version = before.version + 1;
  const snapshotHash = hashSnapshot(snapshot);
  const bundle = await makeVersionBundle(tx, {
    noticeId,
    version,
    at,
    snapshot,
    snapshotHash,
    objectionId,
    special: await special?.(snapshot.special ?? []),
  });
  await tx.noticeVersion.create({
    data: {
      noticeId,
      version,
      snapshot,
      snapshotHash,
      ...bundle,
      reason,
      byId,
      at,
    },
    select: { id: true },
  });
}
