import { groupsFor, stageOf } from './eligibility.ts';
import type { GradedAuthor, GroupRule } from './eligibility.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

export type AuthorStatus = 'INVITED' | 'ACCEPTED' | 'DECLINED' | 'LEFT';

export type TeamMember = GradedAuthor & { studentId: string; status: AuthorStatus };

/** What joining a team looks at. */
export type TeamFacts = {
  schoolId: string;
  maxAuthors: number;
  /** Set once the project has been submitted anywhere: the team stays as it was then. */
  everSubmitted: boolean;
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
 * do not depend on the authors), a place left, and nothing submitted yet.
 */
export function mayJoin(team: TeamFacts, candidate: Candidate): Result<undefined> {
  if (team.members.some((member) => member.studentId === candidate.studentId && member.status === 'ACCEPTED'))
    return refuse('team-already-member');
  if (candidate.schoolId !== team.schoolId) return refuse('team-other-school');
  if (team.everSubmitted) return refuse('team-closed');
  const others = seats(team.members).filter(({ studentId }) => studentId !== candidate.studentId);
  if (others.length >= team.maxAuthors) return refuse('team-full', { max: team.maxAuthors });
  return fitsTogether([...others, candidate], team.groups) ? ok(undefined) : refuse('team-other-group');
}

/** Whether these authors may stand together: one group admits all, and all are at the same stage of schooling. */
export function fitsTogether(authors: readonly GradedAuthor[], groups: readonly GroupRule[]): boolean {
  const stages = new Set(authors.map(({ grade }) => stageOf(grade)));
  return stages.size <= 1 && (groups.length === 0 || groupsFor(groups, authors).length > 0);
}
