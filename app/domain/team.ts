import { groupsFor, stageOf } from './eligibility.ts';
import type { GradedAuthor, GroupRule } from './eligibility.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

export type AuthorStatus = 'INVITED' | 'ACCEPTED' | 'DECLINED' | 'LEFT';

/** 署名作者 after the first submission: they stay; they may leave; or who leaves may be replaced. */
export const AUTHOR_RULES = ['FIXED', 'LEAVE', 'REPLACE'] as const;
export type AuthorRule = (typeof AUTHOR_RULES)[number];

export type TeamMember = GradedAuthor & {
  studentId: string;
  status: AuthorStatus;
  joinedAt: Date | null;
  leftAt: Date | null;
};

/** What joining a team looks at. */
export type TeamFacts = {
  schoolId: string;
  maxAuthors: number;
  /** When the project was first submitted; null before. */
  submittedAt: Date | null;
  /** What the round allows from then on. */
  afterSubmission: AuthorRule;
  /** In the order of authors. */
  members: readonly TeamMember[];
  groups: readonly GroupRule[];
};

export type Candidate = GradedAuthor & { studentId: string; schoolId: string };

/** Authors who hold a place: those in the team and those invited. */
export function seats(members: readonly TeamMember[]): TeamMember[] {
  return members.filter(({ status }) => status === 'ACCEPTED' || status === 'INVITED');
}

/**
 * Whether a student may be invited to, or join, a team: same school, same group (same stage of schooling where groups
 * do not depend on the authors), a place left, and nothing submitted yet; where the round lets authors be replaced, also
 * after that, one for each who left since.
 */
export function mayJoin(team: TeamFacts, candidate: Candidate): Result<undefined> {
  if (team.members.some((member) => member.studentId === candidate.studentId && member.status === 'ACCEPTED'))
    return refuse('team-already-member');
  if (candidate.schoolId !== team.schoolId) return refuse('team-other-school');
  const others = seats(team.members).filter(({ studentId }) => studentId !== candidate.studentId);
  if (team.submittedAt && others.length >= placesKept(team, team.submittedAt)) return refuse('team-closed');
  if (others.length >= team.maxAuthors) return refuse('team-full', { max: team.maxAuthors });
  return fitsTogether([...others, candidate], team.groups) ? ok(undefined) : refuse('team-other-group');
}

/** How many authors the team had when it was first submitted, where those who leave may be replaced; else none. */
function placesKept({ members, afterSubmission }: TeamFacts, submittedAt: Date): number {
  if (afterSubmission !== 'REPLACE') return 0;
  return members.filter(
    ({ status, joinedAt, leftAt }) =>
      joinedAt !== null &&
      joinedAt <= submittedAt &&
      (status === 'ACCEPTED' || (leftAt !== null && leftAt >= submittedAt)),
  ).length;
}

/** How many more may be asked to join. */
export function placesFree(team: TeamFacts): number {
  const limit = team.submittedAt
    ? Math.min(team.maxAuthors, placesKept(team, team.submittedAt))
    : team.maxAuthors;
  return Math.max(0, limit - seats(team.members).length);
}

/** Whether an author may leave: the first author stays, and after the first submission the round's rule holds. */
export function mayLeave(team: TeamFacts, studentId: string): Result<undefined> {
  const first = team.members.find(({ status }) => status === 'ACCEPTED');
  if (first?.studentId === studentId) return refuse('team-first-author-stays');
  const leaving = team.members.find((member) => member.studentId === studentId);
  if (team.submittedAt && team.afterSubmission === 'FIXED' && leaving?.status === 'ACCEPTED')
    return refuse('team-fixed');
  return ok(undefined);
}

/** Whether first place may be handed on: before the first submission, and after it where authors may be replaced. */
export function mayHandOnFirst(team: Pick<TeamFacts, 'submittedAt' | 'afterSubmission'>): boolean {
  return team.submittedAt === null || team.afterSubmission === 'REPLACE';
}

/** Whether these authors may stand together: one group admits all, and all are at the same stage of schooling. */
export function fitsTogether(authors: readonly GradedAuthor[], groups: readonly GroupRule[]): boolean {
  const stages = new Set(authors.map(({ grade }) => stageOf(grade)));
  return stages.size <= 1 && (groups.length === 0 || groupsFor(groups, authors).length > 0);
}
