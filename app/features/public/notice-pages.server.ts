import { strToU8, zipSync } from 'fflate';

import { staticPages } from './static-pages.ts';
import { managedRound } from '#app/features/results/scope.server.ts';
import { readSnapshot } from '#app/features/results/snapshot-cache.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { catalogue, translator } from '#app/i18n/catalogue.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';

/** Of every file alike, so that the same pages make the same bytes; in local time, as zip files count. */
const WRITTEN = new Date(2000, 0, 1);

/** The static pages of a standing notice in a zip; null when the round is not managed or no such notice stands. */
export async function noticePages(viewer: Viewer, roundId: string, noticeId: string) {
  const notice = await db.notice.findFirst({
    where: { id: noticeId, roundId, withdrawnAt: null },
    select: {
      title: true,
      body: true,
      publishedAt: true,
      closesAt: true,
      snapshotHash: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, snapshotHash: true },
      },
      round: {
        select: {
          name: true,
          timeZone: true,
          unit: { select: { name: true } },
          edition: { select: { isSample: true, sampleNote: true } },
        },
      },
    },
  });
  if (!notice || !(await managedRound(db, viewer, roundId))) return null;
  const { round, versions, ...rest } = notice;
  const newest = versions[0] ?? { version: 1, snapshotHash: notice.snapshotHash };
  const { edition } = round;
  const pages = staticPages(
    {
      ...rest,
      ...newest,
      unit: round.unit.name,
      round: round.name,
      timeZone: round.timeZone,
      url: `${env().origin}/notices/${noticeId}`,
      sampleNote: edition.isSample ? edition.sampleNote || translator('zh')('common.sampleBanner') : null,
      snapshot: await readSnapshot(noticeId, newest.version, newest.snapshotHash),
    },
    { zh: catalogue('zh'), en: catalogue('en') },
  );
  const names = Object.keys(pages).sort();
  const bytes = zipSync(Object.fromEntries(names.map((name) => [name, strToU8(pages[name] ?? '')])), {
    level: 6,
    mtime: WRITTEN,
  });
  return { bytes, fileName: `${notice.title}.zip` };
}
