import type { Honour } from '#app/domain/honours.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const SCHOOL = {
  select: { id: true, name: true, unit: { select: { id: true, name: true, path: true } } },
} as const;

const AWARD = {
  prizeRule: { select: { name: true, nameEn: true } },
  entry: {
    select: {
      school: SCHOOL,
      project: {
        select: {
          title: true,
          tutors: { orderBy: { order: 'asc' }, select: { name: true, personId: true } },
        },
      },
      round: {
        select: { unit: { select: { kind: true } }, edition: { select: { year: true, isSample: true } } },
      },
    },
  },
} satisfies Prisma.AwardSelect;

/** A prize with what queries scope and group by. */
export type ReadHonour = Honour & { unitPath: string; tutorIds: string[]; isSample: boolean };

/**
 * Prizes that stand: given by an award list that is in public and not revoked since, and those from before the portal.
 * Checks no access: `school` says whose.
 */
export async function readHonours(
  school: Prisma.SchoolWhereInput,
  entry: Prisma.EntryWhereInput = {},
  past: Prisma.PastAwardWhereInput = {},
): Promise<ReadHonour[]> {
  const published = {
    decision: 'SELECTED',
    list: {
      kind: 'AWARD',
      status: { in: ['CONFIRMED', 'HANDED_ON'] },
      notices: { some: { withdrawnAt: null } },
    },
  } satisfies Prisma.EntryListLineWhereInput;
  const [awards, earlier] = await Promise.all([
    db.award.findMany({
      where: { revokedAt: null, entry: { AND: [{ school }, entry], listLines: { some: published } } },
      select: AWARD,
    }),
    db.pastAward.findMany({
      where: { AND: [{ school }, past] },
      select: {
        year: true,
        level: true,
        prize: true,
        title: true,
        tutors: true,
        school: SCHOOL,
      },
    }),
  ]);
  return [
    ...awards.map(({ prizeRule, entry: { school: own, project, round } }) => ({
      year: round.edition.year,
      level: round.unit.kind,
      prize: prizeRule.name,
      prizeEn: prizeRule.nameEn,
      title: project.title,
      school: { id: own.id, name: own.name },
      unit: { id: own.unit.id, name: own.unit.name },
      unitPath: own.unit.path,
      tutors: project.tutors.map(({ name }) => name),
      tutorIds: project.tutors.flatMap(({ personId }) => personId ?? []),
      isSample: round.edition.isSample,
    })),
    ...earlier.map(({ school: own, tutors, ...one }) => ({
      ...one,
      prizeEn: null,
      school: { id: own.id, name: own.name },
      unit: { id: own.unit.id, name: own.unit.name },
      unitPath: own.unit.path,
      tutors: tutors.split('、').filter(Boolean),
      tutorIds: [],
      isSample: false,
    })),
  ];
}
