import { judgesInReach } from './scope.server.ts';
import { personKey } from '#app/domain/person-key.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** A line that names a judge. */
export type NamedLine = { name: string; organisation: string; username?: string };

export type KnownPerson = { personId: string; name: string; username: string; organisation: string };

/**
 * For each line the people in reach it may mean: by user name, else by name and organisation. Judges are known by the
 * organisation in their profile, teachers by their school.
 */
export async function findKnown(
  tx: Pick<Tx, 'person'>,
  viewer: Viewer,
  lines: readonly NamedLine[],
): Promise<KnownPerson[][]> {
  const names = [...new Set(lines.flatMap(({ name }) => [name, name.replaceAll(/\s/gu, '')]))];
  const usernames = lines.flatMap(({ username, name }) => [username?.toLowerCase(), name.toLowerCase()]);
  const people = await tx.person.findMany({
    where: {
      AND: [
        { OR: [judgesInReach(viewer), teachersInReach(viewer)] },
        {
          OR: [{ name: { in: names } }, { username: { in: usernames.flatMap((one) => (one ? [one] : [])) } }],
        },
      ],
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      username: true,
      judgeProfile: { select: { organisation: true, school: { select: { name: true } } } },
      roles: {
        where: { role: 'TEACHER', revokedAt: null },
        select: { school: { select: { name: true } } },
      },
    },
  });
  const known = people.map(({ id, name, username, judgeProfile, roles }) => {
    const places = [
      judgeProfile?.organisation,
      judgeProfile?.school?.name,
      ...roles.map(({ school }) => school?.name),
    ].flatMap((place) => (place ? [place] : []));
    return {
      person: { personId: id, name, username: username ?? '', organisation: places[0] ?? '' },
      keys: places.map((place) => personKey(name, place)),
    };
  });
  return lines.map((line) => {
    const called = line.username?.toLowerCase();
    const key = personKey(line.name, line.organisation);
    return known
      .filter(({ person, keys }) =>
        called
          ? person.username === called
          : person.username === line.name.toLowerCase() || (key !== null && keys.includes(key)),
      )
      .map(({ person }) => person);
  });
}

function teachersInReach(viewer: Viewer) {
  return {
    closedAt: null,
    student: null,
    roles: { some: { role: 'TEACHER' as const, revokedAt: null, school: { unit: unitsInReach(viewer) } } },
  };
}

/** Said of a line: nobody who is known. */
export const SOMEBODY_NEW = 'new';

/**
 * Who each line is: the person chosen for it, else the first it may mean, else somebody new (null). Undefined where the
 * choice is nobody the line may mean.
 */
export function decideWho(
  known: readonly (readonly KnownPerson[])[],
  choices: readonly (string | undefined)[],
): (string | null | undefined)[] {
  return known.map((candidates, index) => {
    const choice = choices[index];
    if (choice === SOMEBODY_NEW) return null;
    if (!choice) return candidates[0]?.personId ?? null;
    return candidates.find(({ personId }) => personId === choice)?.personId;
  });
}
