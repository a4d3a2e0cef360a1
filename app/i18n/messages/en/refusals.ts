import { objectionRefusals } from './refusals-objections.ts';
import { outsideRefusals } from './refusals-outside.ts';
import { resultRefusals } from './refusals-results.ts';
import type { RefusalCode } from '#app/domain/refusals.ts';
import { certificateRefusals } from './refusals-certificates.ts';
import { deliberationRefusals } from './refusals-deliberation.ts';
import { raschRefusals } from './refusals-rasch.ts';
import { specialRefusals } from './refusals-special.ts';

/** Why the portal says no. */
export const refusal: Record<RefusalCode, string> = {
  ...resultRefusals,
  ...outsideRefusals,
  ...objectionRefusals,
  ...certificateRefusals,
  ...deliberationRefusals,
  ...raschRefusals,
  ...specialRefusals,
  'not-allowed': 'You are not allowed to do this',
  'not-found': 'Not found; it may have been removed',
  'changed-meanwhile': 'Somebody saved a newer version while you were editing. Look at it, then save again.',
  'basis-moved':
    'Others kept changing what this rests on while it was being worked out. Nothing was written. Try again in a moment.',
  'invalid-input': 'Something that was entered is not right; please check',
  'window-not-open': 'This has not opened yet',
  'window-closed': 'The deadline has passed; this is no longer possible',
  'entry-wrong-status': 'The entry has moved on; this step is not possible now',
  'entry-not-editable': 'The entry is submitted and cannot be changed; withdraw it first',
  'entry-file-lost':
    '“{title}” lacks the required material “{names}”: the file had a virus and was deleted. Return the entry first, so that its authors upload it again',
  'class-move-none': 'There is nobody to move up or to let go',
  'class-move-undone': 'This move was undone before, or it is not the latest one',
  'merge-same': 'Choose two different accounts',
  'merge-two-entries': 'Both accounts have a project in “{edition}”. Take one of them out first.',
  'merge-consent-refused':
    'For one of the accounts the guardian said no for “{edition}”. Record the same decision for both, then merge.',
  'merge-other-unit': 'Only schools of the same area can be merged',
  'merge-school-quota': 'The quota of “{round}” has lines for both schools. Make them one first.',
  'merge-not-siblings': 'Only two units below the same unit can be merged',
  'merge-two-rounds': 'Both units hold a round in “{edition}”. Remove one of them first.',
  'merge-unit-below': 'Both have a unit “{name}” below them. Merge those two first.',
  'merge-unit-school':
    'Both have a school “{name}”. Rename one of them, merge the units, then merge the two schools.',
  'merge-unit-quota': 'The quota of “{round}” has lines for both. Make them one first.',
  'merge-person-student': 'Accounts of students are merged on their school’s page',
  'merge-out-of-reach':
    'One of the accounts has a role outside the places that you manage; a unit above both can merge them',
  'merge-own-account': 'You cannot close the account that you are using; keep that one',
  'merge-both-judge':
    'Both accounts have been asked to judge in “{round}”, as two people. Settle that first.',
  'merge-judge-conflict':
    '{count, plural, one {One entry} other {# entries}} would be judged by somebody who must not. Change the assignment first.',
  'merge-undone': 'This merge has been undone already',
  'merge-undo-later': '“{name}” was merged later; undo that first',
  'merge-undo-moved':
    '{count, plural, one {One thing} other {# things}} that the merge moved changed since, such as authors or quota lines',
  'merge-undo-submitted': '{count, plural, one {One entry was} other {# entries were}} submitted since',
  'merge-undo-handed-in': '{count, plural, one {One entry was} other {# entries were}} handed in since',
  'merge-undo-consents': '{count, plural, one {One guardian has} other {# guardians have}} decided since',
  'merge-undo-number': 'The number {number} belongs to another student now',
  'merge-undo-projects':
    'Students who would go back have begun {count, plural, one {one project} other {# projects}} since',
  'merge-undo-teams': '{count, plural, one {One project has} other {# projects have}} authors of both',
  'merge-undo-entries':
    'Schools or rounds that would go back have {count, plural, one {one entry} other {# entries}} begun since',
  'merge-undo-units':
    '{count, plural, one {One unit was} other {# units were}} made since below those that would go back',
  'merge-undo-name': 'Its name or code is used by “{name}” now',
  'merge-undo-assigned': '{count, plural, one {One assignment was} other {# assignments were}} made since',
  'merge-undo-scored':
    '{count, plural, one {One score sheet was} other {# score sheets were}} filled in since',
  'nobody-to-remind': 'All ticked judges are done; there is nobody to remind',
  'nothing-to-remind': 'None of the ticked entries is with its authors now, so there is nobody to remind',
  'nothing-to-approve': 'None of the ticked entries is submitted, so there is nothing to approve',
  'team-already-member': 'Already an author of this project',
  'team-other-school': 'All authors of a project must belong to the same school',
  'team-other-group':
    'The grades do not fit: all authors must be in the same group and the same stage of schooling',
  'team-full': 'The team is full: {max} authors at most, invited classmates included',
  'team-closed': 'Nobody can join once the project has been submitted',
  'team-code-unknown': 'There is no project with this team code. Please check it with the first author',
  'team-no-invitation': 'This invitation is no longer open',
  'team-fixed': 'By the rule of this contest the authors stay as they were submitted',
  'team-no-such-student':
    'No student of your school is called “{name}”. Please check the name, or ask your teacher to register them',
  'team-several-of-name':
    'Your school has more than one “{name}”. Please add grade and class, or tell them the team code',
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
  'file-virus':
    'A virus was found in this file; it was not taken. Please clean it, or export it on another computer, and upload it again',
  'file-content': 'The content of the file does not match its type; please check it and choose again',
  'answer-too-long': 'Up to {max} characters here',
  'answer-not-offered': 'Choose one of the answers that are offered',
  'answer-no-date': 'Give a date, such as 2026-03-01',
  'answer-no-number': 'Give a number',
  'answer-too-small': 'Not below {min}',
  'answer-too-large': 'Not above {max}',
  'answer-too-many-rows': 'Up to {max} lines',
  'field-options-needed': '“{name}” needs its choices or columns, separated by |',
  'field-condition-wrong':
    'The condition of “{name}” is written “code=answer”, with the code of an earlier question (yes or no for yes/no)',
  'form-code-wrong':
    'That is not the code of the present version. The project was changed after printing: download, sign and upload again',
  'signature-in-future': 'That day has not come yet; please check the date of the signature',
  'form-changed':
    'The form has been changed since you opened this page. What you see now is the new version; please read it before you confirm',
  'form-not-asked': 'The application form of this project is not confirmed online',
  'form-consent-first':
    'Please read the notice and decide about taking part first, then confirm the application form',
  'form-refused': 'A guardian has not agreed to the application form',
  'form-guardian-missing': 'Not every guardian has confirmed the present version of the application form',
  'form-school-missing': 'The school has not confirmed that the application form is true',
  'form-school-outdated':
    'The application form has changed since the school confirmed it; the school has to confirm again',
  'form-school-tick': 'Please tick that the school confirms the statements',
  'file-too-many-pages': '{pages} pages; at most {max} here',
  'file-too-long': '{seconds} seconds long; at most {max} here',
  'file-unreadable': 'The file cannot be opened or is encrypted. Export it again, then upload',
  'storage-full':
    'The server’s storage is full; everything uploaded before is safe. Tell the organisers: the upload continues when there is room',
  'round-space-full': 'All files of this round together have reached {max}; please ask the organisers',
  'upload-too-many':
    'Too many uploads were begun within a day without being kept. Try again tomorrow, or ask a teacher',
  'storage-low':
    'The disk is nearly full and takes no new files for now. What is stored or under way is safe; please tell the organisers',
  'storage-unavailable':
    'The storage of files cannot be reached right now; what is stored is safe. Try again in a few minutes; if it stays so, tell the organisers',
  'project-space-full':
    'The files of this project, earlier versions included, have reached {max}. Ask the organisers',
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
  'roster-no-headings':
    'No headings were recognised. Please say which column is the name and which the grade, or add these headings to the file.',
  'roster-column-twice': 'Each thing can stand in one column only.',
  'roster-columns-missing':
    'Please say which column is the name and which the grade (or a class that tells the grade).',
  'roster-empty':
    'The table is empty. Check that it is the right file and that the rows are on the first sheet.',
  'roster-too-long': 'At most {max} rows at a time; please split the file.',
  'school-table-no-headings': 'No headings were found. Keep the column “学校/School” and upload again.',
  'table-too-large': 'A table may be at most {max} MB.',
  'table-old-excel': 'This is an old Excel file (.xls). Save it as .xlsx and upload again.',
  'table-unreadable': 'This file cannot be read. Save it as .xlsx or .csv and upload again.',
  'unit-name-taken': 'There is already a unit of this name here.',
  'unit-code-taken': 'This code already belongs to “{name}”.',
  'unit-in-use':
    'This unit still has units, schools or rounds below it, or certificates of its own, and cannot be removed.',
  'school-name-taken': 'This unit already has a school of this name.',
  'school-code-taken': 'This code already belongs to “{name}”.',
  'school-in-use': 'This school has students or projects and cannot be removed.',
  'edition-no-units': 'Choose at least one unit.',
  'edition-round-exists': '“{unit}” already has a round in this edition.',
  'round-in-use': 'This round has entries and cannot be removed.',
  'round-edge-circle': 'A round cannot lead back to itself.',
  'window-order': 'The end must be after the beginning.',
  'extension-past': 'The new deadline must lie in the future',
  'window-date': 'Give a full date and time.',
  'division-code-twice': 'The code “{code}” is used twice.',
  'division-in-use': '“{name}” is used by entries and cannot be removed.',
  'division-needed': 'At least one is needed.',
  'rubric-locked': 'A score sheet has been begun with it: it has to stay.',
  'rubric-step': 'The maximum has to be a multiple of the step',
  'rubric-levels-few': 'At least two levels, each with a name and points',
  'rubric-levels-zero': 'The best level has to be worth more than 0',
  'rubric-level-twice': 'Two levels are worth the same',
  'rubric-label-twice': 'Two levels have the same name',
  'slot-in-use': '“{name}” already holds files and cannot be removed.',
  'file-missing': 'Choose a file or paste the rows.',
  'invitation-too-many': 'At most {max} people at a time.',
  'invitation-name-long': 'The name in this line is too long: {line}',
  'invitation-email-wrong': 'The e-mail address in this line is not complete: {line}',
  'role-own': 'You cannot end a role of your own; ask another administrator.',
  'email-taken': 'Another account uses this address.',
  'student-number-taken': 'The number {number} already belongs to {name}.',
  'check-second-person': 'You have passed this check: a second person must pass it too',
  'check-already-passed': 'This check has been passed',
  'check-done': 'This check is complete',
  'check-turn-same': 'Already so; nothing changes',
  'check-no-checkers': 'There is no checker left to give it to',
  'check-none-given': 'There is nothing to change for the chosen entries',
  'check-judges-assigned': 'Judges are assigned to this entry. Take the assignment away first.',
  'judge-discipline-unknown': 'This round has no discipline “{code}”.',
  'judge-has-sheets':
    '{count, plural, one {# sheet has} other {# sheets have}} been submitted; removing would lose scores.',
  'judge-banned':
    '{name} is on a blacklist and cannot be taken into this round. Lift it among all judges first.',
  'judge-not-available':
    'This judge has not accepted, has left, or is on a blacklist, and cannot be assigned.',
  'judge-answered':
    'Entries are assigned to you, so the answer stands. Step back from single entries, or ask the organisers.',
  'judge-table-no-headings': 'No headings found: a column “name” is needed.',
  'judge-table-rows': '{count} rows must be mended first; nothing was imported.',
  'conflict-certain': 'This judge is the tutor of the project; that cannot be lifted.',
  'conflict-has-sheet': 'The sheet of “{title}” is submitted. Open it again first, or ask the organisers.',
  'conflict-tie-missing': 'Please say how you are tied to “{title}” (in words, if it is something else).',
  'panel-name-taken': 'There is already a panel of this name.',
  'panel-discipline-taken': '“{discipline}” is already in “{panel}”.',
  'judging-closed': 'Judging is not open now; nothing was saved.',
  'defence-room-taken': '“{room}” is used by “{panel}” at this time. Choose another room or time.',
  'defence-panel-busy': '“{panel}” already sits at this time.',
  'defence-judge-busy': '{judge} also sits in “{panel}” at this time. Change the time or the panel.',
  'defence-breaks': 'Write breaks as “10:30-10:45”, several of them with spaces between.',
  'defence-one-day': 'A session ends on the day it begins; make one session for each day.',
  'defence-no-place': 'Not even one project fits into this time. Make it longer.',
  'defence-session-drawn': 'Projects have been placed in this session, so its panel stays. Draw again first.',
  'defence-session-full': '{count} projects are placed in this session; like this it would hold {room}.',
  'defence-panel-used': 'This panel has defence sessions. Remove them first.',
  'defence-no-sessions': 'There are no sessions yet. Add one first.',
  'defence-no-entries': 'No project has passed its checks yet, so there is nothing to place.',
  'defence-without-panel':
    'The discipline of {count, plural, one {# project} other {# projects}} ({disciplines}) has no panel, or its panel no session.',
  'defence-too-few-slots':
    '“{panel}” lacks {count, plural, one {# place} other {# places}}: it is {minutes} minutes short. Make its sessions longer or add one.',
  'defence-author-clash':
    '“{one}” and “{other}” share an author, who would be in two rooms at once. Move one of the panels to another time.',
  'defence-reason': 'Drawing again needs a reason; it stays in the record.',
  'defence-begun': 'Projects have been called already, so the order stays.',
  'defence-published': 'The schedule is published. Withdraw it before removing a session.',
  'defence-not-drawn':
    '{count, plural, one {# project has} other {# projects have}} no place yet. Draw before publishing.',
  'defence-room-busy': '“{number}” is still in the room. Mark it as done first.',
  'defence-swap-panel': 'Only projects of one panel can change places.',
  'defence-swap-begun': 'One of the two has been called already.',
  'sheet-submitted': 'This sheet has been submitted. Ask the organiser if it must change.',
  'sheet-mark-missing': 'Give a mark here',
  'panel-chair-member': 'The chair has to be a judge of this panel',
  'consensus-waiting': 'Not all members have submitted their sheets yet.',
  'consensus-reason': 'This lies outside what the members gave: say why',
  'consensus-words': 'Say what you object to',
  'sheet-mark-level': 'Choose one of the levels',
  'sheet-comment-missing': 'A mark at the very end of the scale needs reasons',
  'sheet-other-rubric': 'These marks were made by another version of the rubric and do not fit this sheet.',
  'sheet-mark-range': 'Between 0 and {max}, in steps of {step}',
};
