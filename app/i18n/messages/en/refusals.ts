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
};
