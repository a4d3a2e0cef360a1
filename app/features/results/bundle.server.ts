import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { managedRound } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The bundle of a published list as it was made then, to the byte; null when not managed or none was made. */
export async function getBundle(viewer: Viewer, roundId: string, noticeId: string) {
  const notice = await db.notice.findFirst({
    where: { id: noticeId, roundId, bundle: { not: null } },
    select: { bundle: true, publishedAt: true, list: { select: { title: true } } },
  });
  if (!notice?.bundle || !(await managedRound(db, viewer, roundId))) return null;
  const bytes = await promisify(gunzip)(notice.bundle);
  return { bytes, fileName: `${notice.list.title} ${notice.publishedAt.toISOString().slice(0, 10)}.zip` };
}
