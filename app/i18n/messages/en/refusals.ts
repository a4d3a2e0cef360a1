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
};
