/**
 * Every reason for which the portal says no, by name. The sentences live in `app/i18n/messages/<language>/refusals.ts`,
 * whose type is a record over this union: a code without a sentence does not compile.
 * Keep the groups sorted by noun; a code is `noun-what-is-wrong`.
 */
export type RefusalCode =
  // anyone
  | 'not-allowed'
  | 'not-found'
  | 'changed-meanwhile'
  | 'invalid-input'
  // windows and states
  | 'window-not-open'
  | 'window-closed'
  | 'entry-wrong-status'
  | 'entry-not-editable'
  // assignment
  | 'assignment-not-enough-judges'
  // results, lists, notices
  | 'list-wrong-status'
  | 'list-second-person'
  | 'list-undecided'
  | 'list-empty'
  | 'list-no-next-round'
  | 'list-codes-missing'
  | 'list-already-entered'
  | 'list-line-unchanged'
  | 'list-no-result'
  | 'list-no-quota'
  | 'notice-already-published'
  | 'result-nothing-scored'
  // quota
  | 'quota-exceeded'
  | 'list-no-prizes'
  | 'list-prize-needed'
  // teams, projects, materials
  | 'team-already-member'
  | 'team-other-school'
  | 'team-other-group'
  | 'team-full'
  | 'team-closed'
  | 'team-code-unknown'
  | 'team-no-invitation'
  | 'team-first-author-stays'
  | 'author-other-project'
  | 'round-not-for-school'
  | 'project-incomplete'
  | 'project-consent-missing'
  | 'project-too-many-tutors'
  | 'file-type'
  | 'file-too-large'
  | 'file-empty'
  | 'file-content'
  | 'slot-full'
  // accounts
  | 'invitation-unknown'
  | 'invitation-used'
  | 'invitation-expired'
  | 'username-taken'
  | 'password-wrong'
  | 'password-same'
  | 'password-is-username'
  | 'account-locked'
  | 'sign-in-wrong';
