import { index, layout, prefix, route } from '@remix-run/route-config';
import type { RouteConfig } from '@remix-run/route-config';

/** The site map: every address of the portal on one screen. */
export default [
  layout('routes/public/layout.tsx', [
    // public
    index('routes/public/home.tsx'),
    route('help', 'routes/public/help.tsx'),
    route('notices/:noticeId', 'routes/public/notice.tsx'),
    route('consent/:code', 'routes/public/consent.tsx'),
    route('consent/:code/forms/:entryId', 'routes/public/consent-form.tsx'),
    // auth
    route('sign-in', 'routes/auth/sign-in.tsx'),
    route('setup', 'routes/auth/setup.tsx'),
    route('password', 'routes/auth/password.tsx'),
    route('account', 'routes/auth/account.tsx'),
    route('invitations', 'routes/auth/invitation-code.tsx'),
    route('invitations/:code', 'routes/auth/invitation.tsx'),
  ]),

  // screens that fill a wall or a tablet, without a frame
  route('wall/:code', 'routes/public/defence-wall.tsx'),
  route('timer', 'routes/public/defence-timer.tsx'),

  // student
  layout(
    'routes/student/layout.tsx',
    prefix('student', [
      index('routes/student/home.tsx'),
      route('join', 'routes/student/join.tsx'),
      route('entries/new', 'routes/student/entry-new.tsx'),
      route('entries/:entryId/draft', 'routes/student/entry-draft.ts'),
      route('entries/:entryId', 'routes/student/entry-layout.tsx', [
        index('routes/student/entry.tsx'),
        route('edit', 'routes/student/entry-edit.tsx'),
        route('authors', 'routes/student/entry-authors.tsx'),
        route('form', 'routes/student/entry-form.tsx'),
        route('work', 'routes/student/entry-work.tsx'),
        route('tutors', 'routes/student/entry-tutors.tsx'),
        route('materials', 'routes/student/entry-materials.tsx'),
        route('confirm', 'routes/student/entry-confirm.tsx'),
      ]),
    ]),
  ),

  // school
  layout(
    'routes/school/layout.tsx',
    prefix('school', [
      index('routes/school/index.tsx'),
      route(':schoolId', 'routes/school/home.tsx'),
      route(':schoolId/students', 'routes/school/students.tsx'),
      route(':schoolId/students/new', 'routes/school/student-new.tsx'),
      route(':schoolId/students/import', 'routes/school/students-import.tsx'),
      route(':schoolId/students/consent', 'routes/school/consent-slips.tsx'),
      route(':schoolId/students/slips', 'routes/school/slips.tsx'),
      route(':schoolId/students/year', 'routes/school/students-year.tsx'),
      route(':schoolId/students/namesakes', 'routes/school/students-namesakes.tsx'),
      route(':schoolId/students/:studentId', 'routes/school/student.tsx'),
      route(':schoolId/entries', 'routes/school/entries.tsx'),
      route(':schoolId/entries/:entryId', 'routes/school/entry.tsx'),
      route(':schoolId/hand-in/:roundId', 'routes/school/hand-in.tsx'),
      route(':schoolId/defence', 'routes/school/defence.tsx'),
    ]),
  ),

  // judge
  layout(
    'routes/judge/layout.tsx',
    prefix('judge', [
      index('routes/judge/home.tsx'),
      route('rounds/:roundId', 'routes/judge/round.tsx'),
      route('rounds/:roundId/defence', 'routes/judge/defence.tsx'),
      route('entries/:entryId/panel', 'routes/judge/panel.tsx'),
      route('assignments/:assignmentId', 'routes/judge/assignment.tsx'),
      route('assignments/:assignmentId/sheet', 'routes/judge/sheet.ts'),
      route('assignments/:assignmentId/flag', 'routes/judge/flag.ts'),
    ]),
  ),

  // admin
  layout(
    'routes/admin/layout.tsx',
    prefix('admin', [
      index('routes/admin/home.tsx'),
      route('units', 'routes/admin/units.tsx'),
      route('units/new', 'routes/admin/unit-new.tsx'),
      route('units/:unitId', 'routes/admin/unit.tsx'),
      route('schools', 'routes/admin/schools.tsx'),
      route('schools/new', 'routes/admin/school-new.tsx'),
      route('schools/import', 'routes/admin/schools-import.tsx'),
      route('schools/:schoolId', 'routes/admin/school.tsx'),
      route('people', 'routes/admin/people.tsx'),
      route('people/merge', 'routes/admin/people-merge.tsx'),
      route('invitations', 'routes/admin/invitations.tsx'),
      route('invitations/new', 'routes/admin/invitation-new.tsx'),
      route('invitations/print', 'routes/admin/invitations-print.tsx'),
      route('editions', 'routes/admin/editions.tsx'),
      route('editions/new', 'routes/admin/edition-new.tsx'),
      route('editions/:editionId', 'routes/admin/edition.tsx'),
      route('editions/:editionId/rounds/new', 'routes/admin/rounds-new.tsx'),
      route('rounds/:roundId', 'routes/admin/round-layout.tsx', [
        index('routes/admin/round.tsx'),
        route('settings', 'routes/admin/round-settings.tsx'),
        route('settings/windows', 'routes/admin/round-windows.tsx'),
        route('settings/criteria', 'routes/admin/round-rubric.tsx'),
        route('settings/apart', 'routes/admin/round-apart.tsx'),
        route('settings/:list', 'routes/admin/round-rows.tsx'),
        route('entries', 'routes/admin/round-entries.tsx'),
        route('entries/bulk', 'routes/admin/round-entries-bulk.tsx'),
        route('schools', 'routes/admin/round-schools.tsx'),
        route('entries/:entryId', 'routes/admin/round-entry.tsx'),
        route('judges', 'routes/admin/round-judges.tsx'),
        route('judges/slips', 'routes/admin/round-judge-slips.tsx'),
        route('judges/:judgeId', 'routes/admin/round-judge.tsx'),
        route('panels/:panelId', 'routes/admin/round-panel.tsx'),
        route('assignment', 'routes/admin/round-assignment.tsx'),
        route('judging', 'routes/admin/round-judging.tsx'),
        route('defence', 'routes/admin/round-defence.tsx'),
        route('defence/print', 'routes/admin/round-defence-print.tsx'),
        route('defence/:sessionId', 'routes/admin/round-defence-desk.tsx'),
        route('defence/:sessionId/edit', 'routes/admin/round-defence-session.tsx'),
        route('flags', 'routes/admin/round-flags.tsx'),
        route('assignment/plan', 'routes/admin/round-plan.tsx'),
        route('assignment/plan/upload', 'routes/admin/round-plan-upload.tsx'),
        route('assignment/plan/:entryId', 'routes/admin/round-plan-entry.tsx'),
        route('assignment/runs/:runId', 'routes/admin/plan-record.tsx'),
        route('results', 'routes/admin/round-results.tsx'),
        route('lists', 'routes/admin/round-lists.tsx'),
        route('lists/:listId', 'routes/admin/round-list.tsx'),
      ]),
    ]),
  ),

  // resources
  route('api/uploadthing', 'routes/resources/uploadthing.ts'),
  route('api/uploadthing/ingest/:key', 'routes/resources/upload-ingest.ts'),
  route('files/:versionId', 'routes/resources/file.ts'),
  route('files/:versionId/preview/:name?', 'routes/resources/file-preview.ts'),
  route('roster-template.xlsx', 'routes/resources/roster-template.ts'),
  route('entries/:entryId/:paper.pdf', 'routes/resources/entry-paper.ts'),
  route('judge/rounds/:roundId/certificate.pdf', 'routes/resources/judge-certificate.ts'),
  route('school/:schoolId/hand-in/:roundId/list.pdf', 'routes/resources/seal-form.ts'),
  route('admin/rounds/:roundId/judging.xlsx', 'routes/resources/judging-xlsx.ts'),
  route('admin/rounds/:roundId/results.xlsx', 'routes/resources/results-xlsx.ts'),
  route('admin/rounds/:roundId/assignment/run', 'routes/resources/plan-run.ts'),
  route('admin/rounds/:roundId/assignment/plan.xlsx', 'routes/resources/plan-xlsx.ts'),
  route('admin/rounds/:roundId/assignment/runs/:runId/record.pdf', 'routes/resources/plan-record-pdf.ts'),
  route('admin/rounds/:roundId/assignment/runs/:runId/:table.csv', 'routes/resources/plan-table.ts'),
  route('admin/rounds/:roundId/lists/:listId.xlsx', 'routes/resources/list-xlsx.ts'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('locale', 'routes/auth/locale.ts'),
  route('theme', 'routes/auth/theme.ts'),
  route('healthz', 'routes/resources/healthz.ts'),
] satisfies RouteConfig;
