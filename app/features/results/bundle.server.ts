import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { managedRound } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * The bundle of a version of a published list as it was made then, to the byte; null when not managed or none was made.
 * Version 1 is what was published first.
 */
export async function getBundle(viewer: Viewer, roundId: string, noticeId: string, version = 1) {
  const notice = await db.notice.findFirst({
    where: { id: noticeId, roundId },
    select: {
      bundle: version === 1,
      publishedAt: true,
      list: { select: { title: true } },
      versions: { where: { version }, select: { bundle: true, at: true } },
    },
  });
  if (!notice || !(await managedRound(db, viewer, roundId))) return null;
  const [later] = notice.versions;
  const kept = version === 1 ? notice.bundle : later?.bundle;
  if (!kept) return null;
  const bytes = await promisify(gunzip)(kept);
  const day = (later?.at ?? notice.publishedAt).toISOString().slice(0, 10);
  return { bytes, fileName: `${notice.list.title} ${day}${version > 1 ? ` v${version}` : ''}.zip` };
}
