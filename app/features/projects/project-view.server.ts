import type { ProjectViewData } from './project-view.tsx';
import { storedAnswers } from './stored-answers.ts';
import { typeset } from './typeset.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import { neutralFileName } from '#app/features/materials/neutral-file-name.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const NAMED = { select: { id: true, name: true, nameEn: true } } as const;

const SELECT = {
  categoryId: true,
  groupId: true,
  category: NAMED,
  group: NAMED,
  discipline: NAMED,
  school: { select: { name: true } },
  round: {
    select: {
      timeZone: true,
      blindAuthors: true,
      blindSchool: true,
      slots: {
        orderBy: { order: 'asc' },
        select: { code: true, name: true, nameEn: true, categoryId: true, groupId: true, forJudges: true },
      },
      fields: { orderBy: { order: 'asc' } },
    },
  },
  project: {
    select: {
      title: true,
      abstract: true,
      answers: true,
      authors: {
        where: { status: 'ACCEPTED' },
        orderBy: { order: 'asc' },
        select: { name: true, grade: true, ownWork: true },
      },
      tutors: { orderBy: { order: 'asc' }, select: { name: true, organisation: true } },
      materials: {
        where: { removedAt: null },
        orderBy: [{ order: 'asc' }, { createdAt: 'asc' }],
        select: {
          slotCode: true,
          versions: {
            orderBy: { version: 'desc' },
            select: { id: true, fileName: true, bytes: true, mediaType: true, uploadedAt: true },
          },
        },
      },
    },
  },
} satisfies Prisma.EntrySelect;

/**
 * An entry's project as readers see it; null when there is none. Checks no access: the caller has done so.
 * `blind` gives what the round's judges may see: no authors and tutors when the round hides authors, no school when it
 * hides schools, the materials meant for judges in their newest version, under names that say nothing.
 */
export async function getProjectView(
  entryId: string,
  { blind }: { blind: boolean },
): Promise<ProjectViewData | null> {
  const entry = await db.entry.findUnique({ where: { id: entryId }, select: SELECT });
  if (!entry) return null;
  const { project, round } = entry;
  const hideNames = blind && round.blindAuthors;
  const slots = slotsFor(round.slots, entry).filter((slot) => slot.forJudges || !blind);
  return {
    title: project.title,
    abstract: project.abstract,
    abstractSet: typeset(project.abstract),
    category: entry.category,
    group: entry.group,
    discipline: entry.discipline,
    authors: hideNames ? null : project.authors.map(({ name, grade }) => ({ name, grade })),
    tutors: hideNames ? null : project.tutors,
    school: blind && round.blindSchool ? null : entry.school,
    statements: project.authors.map(({ name, ownWork }) => ({
      author: hideNames ? null : name,
      text: ownWork,
    })),
    materials: slots.flatMap((slot) => {
      const files = project.materials.filter(({ slotCode }) => slotCode === slot.code);
      return files.map(({ versions }, index) => ({
        slotCode: slot.code,
        slotName: slot.name,
        slotNameEn: slot.nameEn,
        versions: (blind ? versions.slice(0, 1) : versions).map((version) =>
          hideNames ? { ...version, fileName: neutralFileName(slot.code, index, version.fileName) } : version,
        ),
      }));
    }),
    form: {
      fields: slotsFor(round.fields, entry).filter((field) => field.forJudges || !blind),
      answers: blind ? heardBy(round.fields, project.answers) : storedAnswers(project.answers),
    },
    timeZone: round.timeZone,
  };
}

/** Answers without those that judges do not read. */
function heardBy(
  fields: readonly { code: string; forJudges: boolean }[],
  answers: unknown,
): Record<string, string> {
  const hidden = new Set(fields.filter((field) => !field.forJudges).map((field) => field.code));
  return Object.fromEntries(Object.entries(storedAnswers(answers)).filter(([code]) => !hidden.has(code)));
}
