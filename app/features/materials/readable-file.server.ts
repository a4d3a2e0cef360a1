import { neutralFileName } from './neutral-file-name.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { deliberatedEntry } from '#app/features/deliberation/member-reading.server.ts';
import { juriedEntry } from '#app/features/special/jury-pages.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * A stored version that the viewer may read, under the name they may see; null otherwise. Authors, their school,
 * checkers and administrators of any round that the project stands in; judges what is assigned to them, what they
 * deliberate about or may nominate, and is meant for judges, the newest version only. What was deleted because of a virus nobody reads.
 */
export async function readableFile(viewer: Viewer, versionId: string) {
  const version = await db.materialVersion.findUnique({
    where: { id: versionId },
    select: {
      id: true,
      version: true,
      fileKey: true,
      fileName: true,
      mediaType: true,
      bytes: true,
      sha256: true,
      infectedAt: true,
      material: {
        select: {
          slotCode: true,
          removedAt: true,
          versions: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
          project: {
            select: {
              schoolId: true,
              authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } },
              entries: {
                select: {
                  id: true,
                  roundId: true,
                  round: {
                    select: {
                      blindAuthors: true,
                      unit: { select: { path: true } },
                      slots: { select: { code: true, forJudges: true } },
                    },
                  },
                  assignments: {
                    where: { status: 'ASSIGNED', roundJudge: { personId: viewer.personId, leftAt: null } },
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
  if (!version || version.infectedAt) return null;
  const { material } = version;
  const { project } = material;
  const file = {
    key: version.fileKey,
    name: version.fileName,
    type: version.mediaType,
    size: version.bytes,
    etag: version.sha256 || version.id,
  };
  const openly = project.entries.some((entry) =>
    can(viewer, 'see-entry', {
      schoolId: project.schoolId,
      authorStudentIds: project.authors.map((author) => author.studentId),
      round: { id: entry.roundId, unitPath: entry.round.unit.path },
    }),
  );
  const assigned = project.entries.find((entry) => entry.assignments.length > 0);
  // Who judges an entry sees it as a judge, whatever other role they hold.
  if (openly && !assigned) return file;
  const ids = project.entries.map(({ id }) => id);
  const seen = assigned ? null : ((await deliberatedEntry(viewer, ids)) ?? (await juriedEntry(viewer, ids)));
  const judged = assigned ?? project.entries.find(({ id }) => id === seen);
  if (!judged || material.removedAt || material.versions[0]?.id !== version.id) return null;
  if (!judged.round.slots.some((slot) => slot.code === material.slotCode && slot.forJudges)) return null;
  return judged.round.blindAuthors
    ? { ...file, name: neutralFileName(material.slotCode, 0, file.name) }
    : file;
}
