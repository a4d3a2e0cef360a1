import { administers, isAdministrator } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** The facts that a permission looks at, per kind of subject. */
type UnitFacts = { path: string };
type SchoolFacts = { id: string; unitPath: string };
type RoundFacts = { id: string; unitPath: string };
type ProjectFacts = { schoolId: string; authorStudentIds: string[] };
/** A project in a round that lets teachers act for their students, or not. */
type EditFacts = ProjectFacts & { teacherMayEdit: boolean };
type EntryFacts = ProjectFacts & { round: RoundFacts };
type AssignmentFacts = { judgePersonId: string };

const teaches = (viewer: Viewer, schoolId: string) => viewer.teacherSchoolIds.includes(schoolId);
const isAuthor = (viewer: Viewer, project: ProjectFacts) =>
  viewer.student !== null && project.authorStudentIds.includes(viewer.student.id);

/**
 * Who may do what: one line per permission, deny by default. The same line draws the button and guards the verb.
 * Windows, states and quotas are not permissions: they are rules of their own.
 */
const POLICY = {
  'run-installation': (viewer: Viewer, _: null) => viewer.isOperator,
  'see-administration': (viewer: Viewer, _: null) => isAdministrator(viewer),
  'manage-edition': (viewer: Viewer, _: null) => isAdministrator(viewer),
  'manage-unit': (viewer: Viewer, unit: UnitFacts) => administers(viewer, unit.path),
  'manage-school': (viewer: Viewer, school: SchoolFacts) => administers(viewer, school.unitPath),
  'register-students': (viewer: Viewer, school: SchoolFacts) =>
    teaches(viewer, school.id) || administers(viewer, school.unitPath),
  'see-school': (viewer: Viewer, school: SchoolFacts) =>
    teaches(viewer, school.id) || administers(viewer, school.unitPath),
  'hand-in': (viewer: Viewer, school: SchoolFacts) => teaches(viewer, school.id),
  'manage-round': (viewer: Viewer, round: RoundFacts) => administers(viewer, round.unitPath),
  'check-entries': (viewer: Viewer, round: RoundFacts) =>
    viewer.checkerRoundIds.includes(round.id) || administers(viewer, round.unitPath),
  'edit-project': (viewer: Viewer, project: EditFacts) =>
    isAuthor(viewer, project) || (project.teacherMayEdit && teaches(viewer, project.schoolId)),
  // What only an author can say: the own work, declarations, who is in the team.
  'speak-as-author': (viewer: Viewer, project: ProjectFacts) => isAuthor(viewer, project),
  // The links of all authors' guardians; an author has only their own guardian's.
  'ask-every-guardian': (viewer: Viewer, project: ProjectFacts) => teaches(viewer, project.schoolId),
  // Authors and their school; the organiser has pages of their own, checkers have no business in it.
  'read-feedback': (viewer: Viewer, project: ProjectFacts) =>
    isAuthor(viewer, project) || teaches(viewer, project.schoolId),
  'see-entry': (viewer: Viewer, entry: EntryFacts) =>
    isAuthor(viewer, entry) ||
    teaches(viewer, entry.schoolId) ||
    viewer.checkerRoundIds.includes(entry.round.id) ||
    administers(viewer, entry.round.unitPath),
  'review-as-school': (viewer: Viewer, entry: EntryFacts) => teaches(viewer, entry.schoolId),
  score: (viewer: Viewer, assignment: AssignmentFacts) => assignment.judgePersonId === viewer.personId,
} as const;

export type Action = keyof typeof POLICY;
type SubjectOf<A extends Action> = Parameters<(typeof POLICY)[A]>[1];

/** Whether the viewer may do this to that. */
export function can<A extends Action>(viewer: Viewer, action: A, subject: SubjectOf<A>): boolean {
  const rule = POLICY[action] as (viewer: Viewer, subject: SubjectOf<A>) => boolean;
  return rule(viewer, subject);
}
