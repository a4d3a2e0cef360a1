import type { MaterialView } from '../materials/material-view.ts';
import { INFECTED } from './checklist-facts.server.ts';
import type { ProjectViewData } from './project-view.tsx';
import { storedAnswers } from './stored-answers.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import { withPreviews } from '#app/features/materials/previews.server.ts';
import { signingState, startOfWork } from '#app/domain/signing.ts';
import { neutralFileName } from '#app/features/materials/neutral-file-name.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { typeset } from './typeset.ts';

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
        select: {
          code: true,
          name: true,
          nameEn: true,
          categoryId: true,
          groupId: true,
          forJudges: true,
          beforeStart: true,
        },
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
        where: { OR: [{ removedAt: null }, INFECTED] },
        orderBy: [{ order: 'asc' }, { createdAt: 'asc' }],
        select: {
          slotCode: true,
          removedAt: true,
          versions: {
            orderBy: { version: 'desc' },
            select: {
              id: true,
              fileKey: true,
              fileName: true,
              bytes: true,
              mediaType: true,
              pages: true,
              uploadedAt: true,
              uploadedById: true,
              infectedAt: true,
              signedOn: true,
            },
          },
        },
      },
    },
  },
} satisfies Prisma.EntrySelect;

/**
 * An entry's project as readers see it; null when there is none. Checks no access: the caller has done so.
 * `blind` gives what the round's judges may see: no authors and tutors when the round hides authors, no school when it
 * hides schools, the materials meant for judges in their newest version, under names that say nothing. Others also
 * read which files a virus has taken, where nothing stands in their place.
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
  const start = startOfWork(storedAnswers(project.answers));
  const signed = (signedOn: string | null) => ({ signedOn, state: signingState(signedOn, start) });
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
    materials: await shownMaterials(slots, project.materials, { blind, hideNames, signed }),
    form: {
      fields: slotsFor(round.fields, entry).filter((field) => field.forJudges || !blind),
      answers: blind ? heardBy(round.fields, project.answers) : storedAnswers(project.answers),
    },
    timeZone: round.timeZone,
  };
}

type Slot = { code: string; name: string; nameEn: string | null; beforeStart: boolean };
type Signed = (signedOn: string | null) => MaterialView['signing'];
type StoredMaterial = Prisma.EntryGetPayload<{ select: typeof SELECT }>['project']['materials'][number];

async function shownMaterials(
  slots: readonly Slot[],
  materials: readonly StoredMaterial[],
  { blind, hideNames, signed }: { blind: boolean; hideNames: boolean; signed: Signed },
): Promise<MaterialView[]> {
  const files = slots.flatMap((slot) => {
    const own = materials.filter(({ slotCode }) => slotCode === slot.code);
    const standing = own.filter(({ removedAt }) => removedAt === null);
    const lost = own.filter(({ versions: [newest] }) => newest?.infectedAt);
    return (standing.length > 0 || blind ? standing : lost).map(({ versions }, index) => ({
      slot,
      versions: (blind ? versions.slice(0, 1) : versions).map((version) =>
        hideNames ? { ...version, fileName: neutralFileName(slot.code, index, version.fileName) } : version,
      ),
    }));
  });
  const versions = await withPreviews(files.flatMap((file) => file.versions));
  const infected = versions.filter(({ infectedAt }) => infectedAt).map(({ uploadedById }) => uploadedById);
  const people =
    infected.length === 0 || blind
      ? []
      : await db.person.findMany({ where: { id: { in: infected } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const shown = new Map(
    versions.map(({ uploadedById, signedOn: _, ...version }) => [
      version.id,
      { ...version, uploadedBy: version.infectedAt ? (names.get(uploadedById) ?? null) : null },
    ]),
  );
  return files.map(({ slot, versions: own }) => ({
    slotCode: slot.code,
    slotName: slot.name,
    slotNameEn: slot.nameEn,
    signing: slot.beforeStart && !blind ? signed(own[0]?.signedOn ?? null) : null,
    versions: own.flatMap(({ id }) => shown.get(id) ?? []),
  }));
}

/** Answers without those that judges do not read. */
function heardBy(
  fields: readonly { code: string; forJudges: boolean }[],
  answers: unknown,
): Record<string, string> {
  const hidden = new Set(fields.filter((field) => !field.forJudges).map((field) => field.code));
  return Object.fromEntries(Object.entries(storedAnswers(answers)).filter(([code]) => !hidden.has(code)));
}
