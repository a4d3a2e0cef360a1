import { takesPart } from './create-project.server.ts';
import { canEdit } from '#app/domain/entry-status.ts';
import type { EntryStatus } from '#app/domain/entry-status.ts';
import { settleGroup } from '#app/domain/eligibility.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { mayJoin } from '#app/domain/team.ts';
import type { TeamFacts } from '#app/domain/team.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const SELECT = {
  id: true,
  schoolId: true,
  editionId: true,
  authors: {
    orderBy: { order: 'asc' },
    select: {
      id: true,
      studentId: true,
      name: true,
      status: true,
      order: true,
      grade: true,
      joinedAt: true,
      leftAt: true,
      student: { select: { birthDate: true } },
    },
  },
  entries: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      status: true,
      handedInAt: true,
      extendedUntil: true,
      groupId: true,
      category: { select: { maxAuthors: true } },
      events: {
        where: { act: null, status: 'SUBMITTED' },
        orderBy: { at: 'asc' },
        take: 1,
        select: { at: true },
      },
      round: {
        select: {
          id: true,
          maxAuthors: true,
          onePerStudent: true,
          authorsAfterSubmission: true,
          requiresSchoolApproval: true,
          requiresEligibility: true,
          windows: true,
          groups: { orderBy: { order: 'asc' } },
        },
      },
    },
  },
} satisfies Prisma.ProjectSelect;

/** A project's team in the round where it began, with the rule that holds for it; null when there is no such project. */
export async function readTeam(tx: Pick<Tx, 'project'>, where: Prisma.ProjectWhereUniqueInput) {
  const project = await tx.project.findUnique({ where, select: SELECT });
  const entry = project?.entries[0];
  if (!project || !entry) return null;
  const members = project.authors.map((author) => ({ ...author, birthDate: author.student.birthDate }));
  const rule: TeamFacts = {
    schoolId: project.schoolId,
    maxAuthors: entry.category?.maxAuthors ?? entry.round.maxAuthors,
    submittedAt: entry.events[0]?.at ?? null,
    afterSubmission: entry.round.authorsAfterSubmission,
    members,
    groups: entry.round.groups,
  };
  return { project, entry, members, rule };
}
export type Team = NonNullable<Awaited<ReturnType<typeof readTeam>>>;

/** A student as a team looks at them. */
async function readCandidate(tx: Pick<Tx, 'student'>, studentId: string) {
  const { person, id, ...student } = await tx.student.findUniqueOrThrow({
    where: { id: studentId },
    select: { id: true, schoolId: true, grade: true, birthDate: true, person: { select: { name: true } } },
  });
  return { ...student, studentId: id, name: person.name };
}

/**
 * Gives a student a place in the team, as one who is asked (`INVITED`) or who has said yes (`ACCEPTED`): same school, a
 * group that admits all, a place left, the round's rule, no other project this edition.
 */
export async function takePlace(
  tx: Tx,
  team: Team,
  studentId: string,
  status: 'INVITED' | 'ACCEPTED',
  { now }: Context,
): Promise<Result<undefined>> {
  const { project, entry, members } = team;
  const candidate = await readCandidate(tx, studentId);
  const may = mayJoin(team.rule, candidate);
  if (!may.ok) return may;
  const editable = canEdit(entry, now);
  if (!editable.ok) return editable;
  if (entry.round.onePerStudent && (await takesPart(tx, studentId, project.editionId)))
    return refuse('author-other-project');
  const before = members.find((member) => member.studentId === studentId);
  const facts = {
    order:
      before?.status === 'INVITED' ? before.order : Math.max(0, ...members.map((member) => member.order)) + 1,
    status,
    name: candidate.name,
    grade: candidate.grade,
    // Who comes back keeps the day of joining: it tells who was there at the first submission.
    joinedAt: status === 'ACCEPTED' ? (before?.joinedAt ?? now) : (before?.joinedAt ?? null),
    leftAt: null,
  };
  await tx.projectAuthor.upsert({
    where: { projectId_studentId: { projectId: project.id, studentId } },
    create: { projectId: project.id, editionId: project.editionId, studentId, createdAt: now, ...facts },
    update: facts,
    select: { id: true },
  });
  return ok(undefined);
}

/** Brings what depends on the team up to date: whether it is one, and the group its grades leave. */
export async function settleTeam(tx: Tx, projectId: string): Promise<void> {
  const team = await readTeam(tx, { id: projectId });
  if (!team) return;
  const accepted = team.members.filter((member) => member.status === 'ACCEPTED');
  await tx.entry.update({
    where: { id: team.entry.id },
    data: {
      isTeam: accepted.length > 1,
      groupId: settleGroup(team.rule.groups, accepted, team.entry.groupId),
    },
    select: { id: true },
  });
}

/** Who joined or left, as a line of the entry's timeline. */
export async function recordTeamAct(
  tx: Pick<Tx, 'entryEvent'>,
  viewer: Viewer,
  entry: { id: string; status: EntryStatus },
  act: 'author-joined' | 'author-left' | 'first-author',
  name: string,
  { now }: Context,
): Promise<void> {
  await tx.entryEvent.create({
    data: {
      entryId: entry.id,
      status: entry.status,
      act,
      reason: name,
      byId: viewer.personId,
      byRole: 'STUDENT',
      at: now,
    },
    select: { id: true },
  });
}

/** The audit line of an act on a team, and whom it concerns. */
export async function auditTeam(
  tx: Tx,
  viewer: Viewer,
  team: Team,
  verb: string,
  studentId: string,
  context: Context,
): Promise<void> {
  await audit(tx, {
    at: context.now,
    actorId: viewer.personId,
    verb,
    subject: { type: 'entry', id: team.entry.id },
    schoolId: team.project.schoolId,
    roundId: team.entry.round.id,
    data: { studentId },
  });
}
