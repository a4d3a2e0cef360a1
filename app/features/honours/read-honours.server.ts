import type { Honour } from '#app/domain/honours.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const UNIT = { select: { id: true, name: true, path: true } } as const;
const SCHOOL = { select: { id: true, name: true, unit: UNIT } } as const;

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
export type ReadHonour = Honour & {
  unitPath: string;
  tutorIds: string[];
  isSample: boolean;
  /** A special award, given beside the prizes: no bonus rests on it. */
  isSpecial: boolean;
  /** The name of who won it, where that is a unit: of a prize counted further up, which one it was. */
  wonBy: string | null;
};
/** A prize that a school, or somebody at a school, has won. */
export type SchoolHonour = ReadHonour & { school: NonNullable<Honour['school']> };

const SPECIAL = {
  name: true,
  personId: true,
  school: SCHOOL,
  unit: UNIT,
  special: {
    select: {
      name: true,
      nameEn: true,
      round: {
        select: { unit: { select: { kind: true } }, edition: { select: { year: true, isSample: true } } },
      },
    },
  },
  entry: {
    select: {
      school: SCHOOL,
      project: {
        select: {
          title: true,
          tutors: { orderBy: { order: 'asc' }, select: { name: true, personId: true } },
        },
      },
    },
  },
} satisfies Prisma.SpecialLineSelect;

/** Awards that units have won themselves and that are in public. Checks no access: `unit` says whose. */
export async function readUnitHonours(unit: Prisma.UnitWhereInput): Promise<ReadHonour[]> {
  const lines = await db.specialLine.findMany({
    where: { ...PUBLIC_SPECIAL, entryId: null, schoolId: null, unit },
    select: SPECIAL,
  });
  return lines.flatMap(({ unit: own, special: { round, ...award } }) =>
    own
      ? [
          {
            year: round.edition.year,
            level: round.unit.kind,
            prize: award.name,
            prizeEn: award.nameEn,
            title: '',
            school: null,
            unit: { id: own.id, name: own.name },
            unitPath: own.path,
            tutors: [],
            tutorIds: [],
            isSample: round.edition.isSample,
            isSpecial: true,
            wonBy: own.name,
          },
        ]
      : [],
  );
}

const PUBLIC_SPECIAL = {
  decision: 'SELECTED',
  special: { status: 'CONFIRMED', notice: { withdrawnAt: null } },
} satisfies Prisma.SpecialLineWhereInput;

/**
 * Prizes of schools that stand: given by an award list that is in public and not revoked since, special awards that are in
 * public, and those from before the portal. Checks no access: `school` says whose.
 */
export async function readHonours(
  school: Prisma.SchoolWhereInput,
  entry: Prisma.EntryWhereInput = {},
  past: Prisma.PastAwardWhereInput = {},
  special: Prisma.SpecialLineWhereInput = {},
): Promise<SchoolHonour[]> {
  const published = {
    decision: 'SELECTED',
    list: {
      kind: 'AWARD',
      status: { in: ['CONFIRMED', 'HANDED_ON'] },
      notices: { some: { withdrawnAt: null } },
    },
  } satisfies Prisma.EntryListLineWhereInput;
  const [awards, specials, earlier] = await Promise.all([
    db.award.findMany({
      where: { revokedAt: null, entry: { AND: [{ school }, entry], listLines: { some: published } } },
      select: AWARD,
    }),
    db.specialLine.findMany({
      where: {
        ...PUBLIC_SPECIAL,
        OR: [{ entry: { AND: [{ school }, entry] } }, { entryId: null, school, ...special }],
      },
      select: SPECIAL,
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
      isSpecial: false,
      wonBy: null,
    })),
    ...specials.flatMap(({ name, personId, special: { round, ...award }, entry: project, school: at }) => {
      const own = project?.school ?? at;
      if (!own) return [];
      return {
        year: round.edition.year,
        level: round.unit.kind,
        prize: award.name,
        prizeEn: award.nameEn,
        title: project?.project.title ?? '',
        school: { id: own.id, name: own.name },
        unit: { id: own.unit.id, name: own.unit.name },
        unitPath: own.unit.path,
        tutors: project ? project.project.tutors.map((tutor) => tutor.name) : name ? [name] : [],
        tutorIds: project
          ? project.project.tutors.flatMap((tutor) => tutor.personId ?? [])
          : personId
            ? [personId]
            : [],
        isSample: round.edition.isSample,
        isSpecial: true,
        wonBy: null,
      };
    }),
    ...earlier.map(({ school: own, tutors, ...one }) => ({
      ...one,
      prizeEn: null,
      school: { id: own.id, name: own.name },
      unit: { id: own.unit.id, name: own.unit.name },
      unitPath: own.unit.path,
      tutors: tutors.split('、').filter(Boolean),
      tutorIds: [],
      isSample: false,
      isSpecial: false,
      wonBy: null,
    })),
  ];
}
