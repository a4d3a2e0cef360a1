import { GALLERY_FACETS } from './gallery-facets.ts';
import type { GalleryFacet } from './gallery-facets.ts';
import { galleryPicture } from './gallery-picture.server.ts';
import type { NoticeLine } from '#app/features/results/snapshot.ts';
import { readSnapshot } from '#app/features/results/snapshot-cache.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const PAGE_SIZE = 24;

export type GalleryFilter = { search: string; page: number } & Record<GalleryFacet, string>;

/** The lines of a round's standing award lists by entry number, without what was taken back. */
async function awardedLines(roundId: string): Promise<Map<string, NoticeLine>> {
  const notices = await db.notice.findMany({
    where: { roundId, withdrawnAt: null, list: { kind: 'AWARD' } },
    orderBy: { publishedAt: 'asc' },
    select: {
      id: true,
      snapshotHash: true,
      versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true, snapshotHash: true } },
    },
  });
  const lines = new Map<string, NoticeLine>();
  for (const notice of notices) {
    const { version, snapshotHash } = notice.versions[0] ?? { version: 1, snapshotHash: notice.snapshotHash };
    const snapshot = await readSnapshot(notice.id, version, snapshotHash);
    for (const line of snapshot.lines) if (line.number && !line.revoked) lines.set(line.number, line);
  }
  return lines;
}

/**
 * Projects of a round that are shown: on a published award list, every author agrees, and every guardian's consent
 * stands where the round asks for it. What is shown of people is what the list says. Null for a round without a gallery.
 */
async function shownProjects(roundId: string, entryId?: string) {
  const round = await db.round.findUnique({
    where: { id: roundId },
    select: { hasGallery: true, requiresConsent: true, editionId: true },
  });
  if (!round?.hasGallery) return null;
  const lines = await awardedLines(roundId);
  const entries = await db.entry.findMany({
    where: {
      roundId,
      id: entryId,
      number: { not: null },
      project: {
        authors: {
          some: { status: 'ACCEPTED' },
          none: { status: 'ACCEPTED', galleryAt: null },
        },
      },
    },
    select: {
      id: true,
      number: true,
      discipline: { select: { name: true } },
      project: {
        select: {
          id: true,
          abstract: true,
          authors: {
            where: { status: 'ACCEPTED' },
            select: {
              galleryAt: true,
              student: {
                select: {
                  consents: {
                    where: { editionId: round.editionId, status: 'GIVEN' },
                    select: { id: true },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
  return entries
    .flatMap((entry) => {
      const line = lines.get(entry.number ?? '');
      const { authors } = entry.project;
      const hasConsent = authors.every(({ student }) => student.consents.length > 0);
      if (!line || (round.requiresConsent && !hasConsent)) return [];
      const agreedAt = new Date(Math.min(...authors.map(({ galleryAt }) => galleryAt?.getTime() ?? 0)));
      return [
        {
          id: entry.id,
          projectId: entry.project.id,
          agreedAt,
          ...line,
          discipline: entry.discipline?.name ?? '',
          abstract: entry.project.abstract,
        },
      ];
    })
    .sort((a, b) => a.seq - b.seq);
}

type Shown = NonNullable<Awaited<ReturnType<typeof shownProjects>>>[number];

function matches(project: Shown, filter: GalleryFilter): boolean {
  const wanted = filter.search.trim().toLowerCase();
  return (
    GALLERY_FACETS.every((facet) => !filter[facet] || project[facet] === filter[facet]) &&
    (!wanted ||
      [project.title, project.abstract, project.school, ...project.authors].some((text) =>
        text.toLowerCase().includes(wanted),
      ))
  );
}

/** A page of a round's gallery; null where there is none. */
export async function getGallery(roundId: string, filter: GalleryFilter) {
  const all = await shownProjects(roundId);
  if (!all) return null;
  const found = all.filter((project) => matches(project, filter));
  const page = found.slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE);
  const values = (facet: GalleryFacet) => [...new Set(all.map((project) => project[facet]).filter(Boolean))];
  return {
    total: all.length,
    matching: found.length,
    pageSize: PAGE_SIZE,
    facets: Object.fromEntries(
      GALLERY_FACETS.map((facet) => [facet, values(facet).length > 1 ? values(facet) : []]),
    ) as Record<GalleryFacet, string[]>,
    projects: await Promise.all(
      page.map(async ({ projectId, agreedAt, ...project }) => ({
        id: project.id,
        title: project.title,
        authors: project.authors,
        school: project.school,
        unit: project.unit,
        group: project.group,
        discipline: project.discipline,
        prize: project.prize,
        abstract: project.abstract,
        hasPicture: (await galleryPicture(roundId, projectId, agreedAt)) !== null,
      })),
    ),
  };
}

/** How many projects a round shows; null where there is no gallery. */
export async function countGallery(roundId: string): Promise<number | null> {
  return (await shownProjects(roundId))?.length ?? null;
}

/** The picture of a project while it is shown; null otherwise. */
export async function getGalleryPicture(roundId: string, entryId: string) {
  const [shown] = (await shownProjects(roundId, entryId)) ?? [];
  return shown ? galleryPicture(roundId, shown.projectId, shown.agreedAt) : null;
}
