import type { OfflineList } from '#app/features/shared/offline-store.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What a judge's device needs to work on a round without a connection: the front page, the queue, every sheet, and the
 * files that the judge may see, with their small pictures where there are some.
 */
export async function listForOffline(viewer: Viewer, roundId: string): Promise<OfflineList> {
  const assignments = await db.assignment.findMany({
    where: { status: 'ASSIGNED', roundJudge: { roundId, personId: viewer.personId, leftAt: null } },
    orderBy: { order: 'asc' },
    select: { id: true, entryId: true },
  });
  const projects = await Promise.all(
    assignments.map(({ entryId }) => getProjectView(entryId, { blind: true })),
  );
  const versions = projects
    .flatMap((project) => project?.materials ?? [])
    .flatMap(({ versions: all }) => all);
  const files = versions.flatMap(({ id, bytes, preview }) => {
    const pictures = preview?.status === 'MADE' ? preview.pages : 0;
    const names = pictures > 0 ? Array.from({ length: pictures }, (_, index) => String(index + 1)) : [];
    return [
      { href: `/files/${id}`, bytes },
      ...names.map((name) => ({ href: `/files/${id}/preview/${name}`, bytes: PICTURE_BYTES })),
    ];
  });
  const pages = ['/judge', `/judge/rounds/${roundId}`];
  return {
    projects: assignments.length,
    pages: [...pages, ...assignments.map(({ id }) => `/judge/assignments/${id}`)],
    files,
  };
}

/** A page's picture has about this size. */
const PICTURE_BYTES = 200_000;
