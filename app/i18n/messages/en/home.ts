import type { home as source } from '../zh/home.ts';

/** home */
export const home: Record<keyof typeof source, string> = {
  hello: 'Welcome, {name}',
  setUp: 'First steps',
  setUpLead: 'Then teachers can register students, and students can enter projects.',
  stepUnits: 'Make units',
  stepSchools: 'Import schools',
  stepTeachers: 'Invite teachers',
  stepEdition: 'Make an edition with its rounds',
  stepDone: '{count} so far',
  stepOpen: 'Not yet',
  waiting: 'Waiting for you',
  toCheck: '{count, plural, one {# entry} other {# entries}} to check',
  myTurn:
    '{count, plural, one {# entry is} other {# entries are}} yours to check; the oldest has waited {days, plural, one {# day} other {# days}}',
  nobodysTurn: '{count, plural, one {The check of # entry is} other {Checks of # entries are}} nobody’s yet',
  rounds: 'Rounds',
  noRounds: 'No rounds yet',
  noRoundsText: 'Rounds are listed here with what is open in them.',
  until: 'until {at}',
  moreRounds: '{count, plural, one {# more round} other {# more rounds}}',
};
