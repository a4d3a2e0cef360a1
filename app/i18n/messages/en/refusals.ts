import type { RefusalCode } from '#app/domain/refusals.ts';

/** Why the portal says no. */
export const refusal: Record<RefusalCode, string> = {
  'not-allowed': 'You are not allowed to do this',
  'not-found': 'Not found; it may have been removed',
  'changed-meanwhile': 'Somebody saved a newer version while you were editing. Look at it, then save again.',
  'invalid-input': 'Something that was entered is not right; please check',
  'window-not-open': 'This has not opened yet',
  'window-closed': 'The deadline has passed; this is no longer possible',
  'entry-wrong-status': 'The entry has moved on; this step is not possible now',
  'entry-not-editable': 'The entry is submitted and cannot be changed; withdraw it first',
  'assignment-not-enough-judges':
    'Too few judges: {count, plural, one {# place is} other {# places are}} not filled',
  'list-wrong-status': 'The list has moved on; this step is not possible now',
  'list-second-person': 'This round asks a second administrator to confirm the list',
  'list-undecided':
    '{count, plural, one {One entry is} other {# entries are}} tied at the border; decide them first',
  'list-empty': 'There is nothing on the list yet',
  'list-no-next-round': 'This list does not lead to another round',
  'list-codes-missing': 'The next round, {round}, lacks: {codes}. Add them there first.',
  'list-already-entered':
    '{count, plural, one {One project is} other {# projects are}} already in the next round',
  'list-line-unchanged': 'The entry already has this decision',
  'list-no-result': 'There is no scoring table yet; make one first',
  'list-no-quota': 'No quota has been set for advancing; set it first',
  'notice-already-published': 'This list is already published',
  'result-nothing-scored': 'No score sheet has been submitted yet',
  'quota-exceeded':
    'Over the quota: {used} entries for {limit, plural, one {# place} other {# places}}; take off {over}',
  'list-no-prizes': 'This round has no prizes yet',
  'list-prize-needed': 'Choose the prize',
  'team-already-member': 'Already an author of this project',
  'team-other-school': 'All authors of a project must belong to the same school',
  'team-other-group':
    'The grades do not fit: all authors must be in the same group and the same stage of schooling',
  'team-full': 'The team is full: {max} authors at most, invited classmates included',
  'team-closed': 'Nobody can join once the project has been submitted',
  'team-code-unknown': 'There is no project with this team code. Please check it with the first author',
  'team-no-invitation': 'This invitation is no longer open',
  'team-first-author-stays': 'The first author cannot leave. Move another author to first place before',
  'author-other-project':
    '{name} already has the project “{title}” in this edition; each student may enter one',
  'round-not-for-school': 'This contest does not take projects from your school',
  'project-incomplete':
    'Not complete yet: please finish the {count, plural, one {open item} other {# open items}}',
  'project-consent-missing': 'A guardian’s consent has not been recorded yet for: {names}',
  'project-too-many-tutors': 'At most {max, plural, one {# tutor} other {# tutors}}',
  'file-type': 'This kind of file is not accepted here. Please upload: {accepts}',
  'file-too-large': 'The file is too large: {max} at most',
  'file-empty': 'The file is empty; please choose another',
  'file-content': 'The content of the file does not match its type; please check it and choose again',
  'slot-full':
    'There is room for {max, plural, one {# file} other {# files}} here. Remove one first, or replace it',
  'invitation-unknown': 'There is no such invitation; check the code',
  'invitation-used': 'This invitation has been used',
  'invitation-expired': 'This invitation is no longer valid; ask for a new one',
  'username-taken': 'Somebody has this user name already; choose another',
  'password-wrong': 'The current password is wrong',
  'password-same': 'The new password must differ from the old one',
  'password-is-username': 'The password must not be the user name',
  'account-locked': 'Too many attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}',
  'sign-in-wrong':
    'The user name or the password is wrong. Check both and try again; a student who has forgotten it can ask a teacher for a new one.',
};
