import { redirect } from '@remix-run/node';

import type { Viewer } from '#app/domain/viewer.ts';
import { currentSession } from '#app/platform/auth/auth.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { gathered } from '#app/platform/db/gather.server.ts';
import type { Asked } from '#app/platform/http/asked.ts';

/** The viewer of a request, or null for the public. */
export async function getViewer(request: Pick<Asked, 'headers'>): Promise<Viewer | null> {
  const session = await currentSession(request);
  return session ? loadViewer(session.personId) : null;
}

/** A person as a viewer; null for a closed or unknown account. Five hundred who come at once are read in one go. */
export const loadViewer: (personId: string) => Promise<Viewer | null> = gathered(async (personIds) => {
  const people = await readPeople(personIds);
  return new Map(people.map((person) => [person.id, asViewer(person)]));
});

function readPeople(personIds: readonly string[]) {
  return db.person.findMany({
    where: { id: { in: [...personIds] }, closedAt: null },
    select: {
      id: true,
      name: true,
      mustChangePassword: true,
      student: { select: { id: true, schoolId: true } },
      roundJudges: { where: { leftAt: null }, select: { roundId: true } },
      roles: {
        where: { revokedAt: null },
        select: { role: true, schoolId: true, roundId: true, unit: { select: { id: true, path: true } } },
      },
    },
  });
}

function asViewer(person: Awaited<ReturnType<typeof readPeople>>[number]): Viewer {
  const { roles } = person;
  return {
    personId: person.id,
    name: person.name,
    mustChangePassword: person.mustChangePassword,
    isOperator: roles.some((grant) => grant.role === 'OPERATOR'),
    adminUnits: roles.flatMap((grant) => (grant.role === 'ADMIN' && grant.unit ? [grant.unit] : [])),
    checkerRoundIds: roles.flatMap((grant) =>
      grant.role === 'CHECKER' && grant.roundId ? [grant.roundId] : [],
    ),
    teacherSchoolIds: roles.flatMap((grant) =>
      grant.role === 'TEACHER' && grant.schoolId ? [grant.schoolId] : [],
    ),
    judgeRoundIds: person.roundJudges.map((judge) => judge.roundId),
    isJudge: roles.some((grant) => grant.role === 'JUDGE') || person.roundJudges.length > 0,
    student: person.student,
  };
}

/**
 * The signed-in viewer. Sends others to the sign-in page and back afterwards; sends who still has a one-time password
 * to choose one.
 */
export async function requireViewer(request: Pick<Asked, 'url' | 'headers'>): Promise<Viewer> {
  const viewer = await getViewer(request);
  const { pathname, search } = new URL(request.url);
  if (!viewer) throw redirect(`/sign-in?to=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
  if (viewer.mustChangePassword && !pathname.startsWith('/password')) throw redirect('/password');
  return viewer;
}
