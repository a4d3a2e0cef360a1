/** Why the portal says no to what is assigned, computed, listed and published. */
export const resultRefusals = {
  'honours-no-headings': 'Headings are missing: year, level, prize, title and school are needed',
  'feedback-nothing': 'The settings of this round give no feedback. Choose first what students may read.',
  'feedback-not-published': 'Feedback can be released once a list stands in public',
  'assignment-not-enough-judges':
    'Too few judges: {count, plural, one {# place is} other {# places are}} not filled',
  'list-wrong-status': 'The list has moved on; this step is not possible now',
  'list-second-person': 'This round asks a second administrator to confirm the list',
  'list-undecided':
    '{count, plural, one {One entry is} other {# entries are}} tied at the border; decide them first',
  'list-sheets-missing':
    '{count, plural, one {One score sheet is} other {# score sheets are}} not submitted; remind, hand over or take off these tasks',
  'list-flags-open':
    '{count, plural, one {One report of a judge has} other {# reports of judges have}} no answer yet',
  'list-table-old':
    'Scores have changed since this list was drafted; make the scoring table again and draft anew',
  'list-over-quota':
    'Changes by hand overrun the quota by {count}; take them back, or change the quota first',
  'list-empty': 'There is nothing on the list yet',
  'list-template-empty': 'At least one column is needed: number the columns that are printed',
  'list-no-next-round': 'This list does not lead to another round',
  'list-codes-missing': 'The next round, {round}, lacks: {codes}. Add them there first.',
  'list-promotes-changed':
    'What goes on was changed in the settings after this list was drafted: draft it anew',
  'list-students-barred':
    'No group of the next round ({groups}) admits {count} students: {names}. Take them off with a reason, or change the groups of the next round.',
  'list-line-nobody':
    'By {count} selected projects nobody goes on (all go on by another project or were taken off): make them not selected',
  'list-students-entered': '{count} students are in the next round already: {names}',
  'edge-promotes-locked': 'A list has been handed on: what goes on cannot be changed any more',
  'list-already-entered':
    '{count, plural, one {One project is} other {# projects are}} already in the next round',
  'list-line-unchanged': 'The entry already has this decision',
  'list-no-result': 'There is no scoring table yet; make one first',
  'list-no-finalist-quota': 'No quota of finalists has been set; set it first',
  'list-finalists-late':
    'Sheets of the defence have been submitted, so who defends can no longer be listed anew; on the list that stands, a project can be taken off or come in',
  'list-finalists-changed':
    'The finalists have changed in {count, plural, one {one place} other {# places}} since the scoring table was made; compute it again, then draft the list again',
  'list-no-quota': 'No quota has been set for advancing; set it first',
  'notice-already-published': 'This list is already published',
  'result-in-pieces':
    'Judging falls into {pieces} pieces that no judge joins; the chosen method cannot rank them together. “Fairness” names the sheets that would join them; or choose the mean.',
  'result-panels-apart':
    'Panels share too few projects ({lacking} more sheets across panels are needed); the chosen method is not reliable. Have some projects judged across panels, or choose the mean.',
  'result-nothing-scored': 'No score sheet has been submitted yet',
  'quota-exceeded':
    'Over the quota {line}: {used} entries for {limit, plural, one {# place} other {# places}}; take off {over}',
  'quota-shared-exceeded':
    'Over the quota {line}: {limit, plural, one {# place} other {# places}} for all schools together, other schools hold {others}, {left} left; take off {over}',
  'list-no-prizes': 'This round has no prizes yet',
  'list-prize-needed': 'Choose the prize',
  'prize-in-use': '“{name}” has been awarded and cannot be removed.',
  'quota-places-needed': 'Line {line}: give either places or a percentage, not both.',
  'assignment-no-entries': 'There are no eligible entries to assign yet.',
  'assignment-no-judges': 'The pool has no judges yet. Invite or add some first.',
  'assignment-conflict': 'This judge must not score this entry.',
  'assignment-stale': 'Entries, judges or conflicts have changed since. Make a new proposal.',
  'plan-run-running': 'A proposal is being made already. Wait for it, or stop it first.',
  'plan-run-over': 'This search is over.',
  'plan-seed-digits': 'Write at least one digit.',
  'plan-broken':
    '{count, plural, one {One thing in the proposal breaks} other {# things in the proposal break}} a rule. Mend that first.',
  'plan-pair-panel': 'This judge does not sit in the panel.',
  'plan-pair-discipline': 'This judge is not at home in the discipline, and the round asks for that.',
  'plan-pair-twice': 'This judge has the entry already.',
  'plan-pair-organisation': 'This judge is from the same organisation as {judge}.',
  'plan-pair-apart': 'This judge must not sit with {judge}.',
  'plan-pair-load': 'This judge is full ({load} / {max}). If it has to be, write why.',
  'plan-pair-places': 'The entry already has {count} judges. Choose whom to replace.',
  'plan-pair-stands':
    'A task that stands cannot be taken back in a proposal. Take it back on the assignment page.',
  'plan-table-no-headings':
    'No headings were found. Keep those of the entry number and the judge, and upload it again.',
  'plan-table-errors':
    '{count, plural, one {One row has} other {# rows have}} a problem. Mend that and upload it again.',
  'judges-apart-same': 'Choose two different judges.',
  'hand-over-none': 'This judge has no task that is not submitted.',
} as const;
