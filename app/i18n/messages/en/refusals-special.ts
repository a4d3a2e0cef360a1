import type { RefusalCode } from '#app/domain/refusals.ts';

/** Refusals of special awards. */
export const specialRefusals = {
  'special-wrong-status': 'The state of this award has changed; this cannot be done now.',
  'special-nobody':
    'A project cannot both need a prize and be kept out because of it: nobody could win. Please change one of the two.',
  'special-percent': 'A share is at most 100%.',
  'special-no-points': 'Give points to at least one thing, or there is nothing to compute.',
  'special-jury-begun':
    'The jury has begun to nominate: who may win, how it is decided and the number of nominations cannot change.',
  'special-no-awards': 'There are no prizes yet, and this award rests on them. Confirm the award list first.',
  'special-no-nominations': 'No member of the jury has sent nominations yet.',
  'special-none-eligible': 'Nobody may win it now. Please look at who may win.',
  'special-undecided': '{count} ties are not decided yet.',
  'special-basis-changed': 'The basis has changed for {count} lines. Please compute it again.',
  'special-empty': 'Nobody has been given the award.',
  'special-nothing-new': 'There is nothing new to publish.',
  'special-no-notice':
    'The award list is not in public. Special awards stand on its notice: publish the award list first.',
  'special-juror-unknown': 'Please choose judges of this round only.',
  'special-juror-sent': 'A member who has sent nominations cannot be taken out.',
  'special-jury-empty': 'Choose or invite at least one member.',
  'special-jury-over': 'Nominations are closed.',
  'special-sent': 'You have sent your nominations; they can no longer change.',
  'special-too-many': 'You can nominate at most {most}. Take one off first.',
  'special-no-nomination': 'You have not nominated anything yet.',
  'special-not-eligible': '{count} of the projects you nominated can no longer win. Take them off first.',
} satisfies Partial<Record<RefusalCode, string>>;
