import { managesRound } from '#app/features/rounds/scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** An objection of a round that the viewer manages, with what every verb asks for; null otherwise. */
export async function managedObjection(
  tx: Pick<Tx, 'objection' | 'round'>,
  viewer: Viewer,
  objectionId: string,
) {
  const objection = await tx.objection.findUnique({
    where: { id: objectionId },
    select: {
      id: true,
      roundId: true,
      entryId: true,
      status: true,
      name: true,
      phone: true,
      assignedToId: true,
      assignedAt: true,
      answeredAt: true,
      erasedAt: true,
      notice: { select: { id: true, listId: true, list: { select: { kind: true } } } },
    },
  });
  const round = objection ? await managesRound(tx, viewer, objection.roundId) : null;
  return objection && round ? { ...objection, round } : null;
}

/** People who have judged or tutor the project of an entry, in whatever round: not for them to decide about it. */
export async function involvedIn(
  tx: Pick<Tx, 'assignment' | 'entry' | 'projectTutor'>,
  entryId: string | null,
): Promise<Set<string>> {
  const entry = entryId
    ? await tx.entry.findUnique({ where: { id: entryId }, select: { projectId: true } })
    : null;
  if (!entry) return new Set();
  const { projectId } = entry;
  const [judges, tutors] = await Promise.all([
    tx.assignment.findMany({
      where: { entry: { projectId }, status: 'ASSIGNED' },
      select: { roundJudge: { select: { personId: true } } },
    }),
    tx.projectTutor.findMany({ where: { projectId, personId: { not: null } }, select: { personId: true } }),
  ]);
  return new Set([
    ...judges.map(({ roundJudge }) => roundJudge.personId),
    ...tutors.flatMap(({ personId }) => personId ?? []),
  ]);
}

/** Administrators of the round's unit and of those above it who may be given the objection, by name. */
export async function handlersOf(
  tx: Pick<Tx, 'assignment' | 'entry' | 'person' | 'projectTutor'>,
  objection: { entryId: string | null; round: { unit: { path: string } } },
) {
  const involved = await involvedIn(tx, objection.entryId);
  const unitIds = objection.round.unit.path.split('/').filter(Boolean);
  const people = await tx.person.findMany({
    where: {
      closedAt: null,
      roles: { some: { role: 'ADMIN', revokedAt: null, unitId: { in: unitIds } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      roles: {
        where: { role: 'ADMIN', revokedAt: null, unitId: { in: unitIds } },
        take: 1,
        select: { unit: { select: { name: true } } },
      },
    },
  });
  return people
    .filter(({ id }) => !involved.has(id))
    .map(({ roles, ...person }) => ({ ...person, unit: roles[0]?.unit?.name ?? '' }));
}
