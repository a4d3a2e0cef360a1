import type { Prisma } from '#app/platform/prisma-client/client.ts';

const CODED = { select: { code: true, name: true } } as const;

/** What is handed over of a round that an entry has stood in. */
export const STOOD = {
  id: true,
  number: true,
  handedInAt: true,
  fromEntryId: true,
  round: { select: { name: true, edition: { select: { name: true } }, unit: { select: { name: true } } } },
  resultRows: {
    orderBy: { result: { version: 'desc' } },
    select: { resultId: true, rank: true, value: true, result: { select: { decimals: true } } },
  },
  awards: {
    where: { revokedAt: null },
    orderBy: { prizeRule: { order: 'asc' } },
    select: { prizeRule: { select: { name: true } } },
  },
  guardianConfirmations: {
    where: { refused: false },
    select: { authorId: true, formCode: true, at: true },
  },
  schoolConfirmation: { select: { formCode: true, at: true } },
  imported: { select: { history: true } },
} satisfies Prisma.EntrySelect;
export type Stood = Prisma.EntryGetPayload<{ select: typeof STOOD }>;

/** What is handed over of an entry. */
export const ENTRY = {
  ...STOOD,
  isTeam: true,
  submittedAt: true,
  categoryId: true,
  groupId: true,
  category: CODED,
  group: CODED,
  discipline: CODED,
  unit: { select: { name: true, code: true } },
  school: { select: { name: true, code: true, kind: true } },
  project: {
    select: {
      editionId: true,
      title: true,
      abstract: true,
      answers: true,
      authors: {
        where: { status: 'ACCEPTED' },
        orderBy: { order: 'asc' },
        select: {
          id: true,
          name: true,
          grade: true,
          ownWork: true,
          student: {
            select: {
              school: { select: { name: true } },
              consents: {
                where: { status: 'GIVEN' },
                select: { editionId: true, method: true, decidedAt: true, textVersion: true },
              },
            },
          },
        },
      },
      tutors: { orderBy: { order: 'asc' }, select: { name: true, organisation: true } },
      materials: {
        where: { removedAt: null },
        orderBy: [{ slotCode: 'asc' }, { order: 'asc' }, { createdAt: 'asc' }],
        select: {
          slotCode: true,
          versions: { where: { infectedAt: null }, orderBy: { version: 'desc' }, take: 1 },
        },
      },
    },
  },
} satisfies Prisma.EntrySelect;
export type Row = Prisma.EntryGetPayload<{ select: typeof ENTRY }>;
