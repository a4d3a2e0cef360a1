import { redirect } from '@remix-run/node';

import type { Viewer } from '#app/domain/viewer.ts';
import { currentSession } from '#app/platform/auth/auth.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The viewer of a request, or null for the public. */
export async function getViewer(request: Request): Promise<Viewer | null> {
  const session = await currentSession(request);
  return session ? loadViewer(session.personId) : null;
}

/** A person as a viewer; null for a closed or unknown account. */
export async function loadViewer(personId: string): Promise<Viewer | null> {
  const person = await db.person.findUnique({
    where: { id: personId, closedAt: null },
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
  if (!person) return null;
  const roles = person.roles;
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
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await getViewer(request);
  const { pathname, search } = new URL(request.url);
  if (!viewer) throw redirect(`/sign-in?to=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
  if (viewer.mustChangePassword && !pathname.startsWith('/password')) throw redirect('/password');
  return viewer;
}
