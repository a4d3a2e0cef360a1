import type { ConflictEntry, ConflictJudge, ConflictTutors, DeclaredConflict } from '#app/domain/conflict.ts';
import { personKey } from '#app/domain/person-key.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** What conflicts look at in a judge, as a select of the person. */
export const CONFLICT_PERSON = {
  id: true,
  name: true,
  judgeProfile: {
    select: { organisation: true, schoolId: true, unitId: true, school: { select: { name: true } } },
  },
} satisfies Prisma.PersonSelect;

/** A judge as conflicts see them: where they work, and every name under which a tutor could be the same person. */
export function conflictJudge(
  person: Prisma.PersonGetPayload<{ select: typeof CONFLICT_PERSON }>,
): ConflictJudge {
  const profile = person.judgeProfile;
  const places = [...new Set([profile?.organisation, profile?.school?.name])];
  return {
    personId: person.id,
    schoolId: profile?.schoolId ?? null,
    unitId: profile?.unitId ?? null,
    keys: places.flatMap((place) => personKey(person.name, place ?? '') ?? []),
  };
}

const TUTORED = {
  id: true,
  school: { select: { name: true } },
  tutors: { select: { personId: true, name: true, organisation: true } },
} satisfies Prisma.ProjectSelect;

/** Tutors by account and by name; one whose organisation nobody wrote is of the project's own school. */
function tutorsOf(project: Prisma.ProjectGetPayload<{ select: typeof TUTORED }>): ConflictTutors {
  return {
    personIds: project.tutors.flatMap(({ personId }) => personId ?? []),
    keys: project.tutors.flatMap(
      ({ name, organisation }) => personKey(name, organisation || project.school.name) ?? [],
    ),
  };
}

/** Entries as conflicts see them, with the tutors of their authors' other projects, in the order of their ids. */
export async function conflictEntries(
  tx: Pick<Tx, 'entry'>,
  where: Prisma.EntryWhereInput,
): Promise<ConflictEntry[]> {
  const entries = await tx.entry.findMany({
    where,
    orderBy: { id: 'asc' },
    select: {
      id: true,
      schoolId: true,
      unitId: true,
      project: {
        select: {
          ...TUTORED,
          authors: {
            where: { status: 'ACCEPTED' },
            select: {
              student: {
                select: {
                  authorships: {
                    where: { status: 'ACCEPTED', project: { tutors: { some: {} } } },
                    orderBy: { id: 'asc' },
                    select: { project: { select: TUTORED } },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
  return entries.map(({ project, ...entry }) => {
    const { personIds, keys } = tutorsOf(project);
    const earlier = project.authors
      .flatMap(({ student }) => student.authorships.map((one) => one.project))
      .filter((one) => one.id !== project.id)
      .map(tutorsOf);
    return {
      ...entry,
      tutorPersonIds: personIds,
      tutorKeys: keys,
      earlier: {
        personIds: earlier.flatMap((one) => one.personIds),
        keys: earlier.flatMap((one) => one.keys),
      },
    };
  });
}

/** What people have said about pairs. */
export async function declaredConflicts(
  tx: Pick<Tx, 'conflict'>,
  where: Prisma.ConflictWhereInput,
): Promise<DeclaredConflict[]> {
  const rows = await tx.conflict.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { personId: true, entryId: true, kind: true, clearedAt: true },
  });
  return rows.map(({ clearedAt, ...row }) => ({ ...row, cleared: clearedAt !== null }));
}
