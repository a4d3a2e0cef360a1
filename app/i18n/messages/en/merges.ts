import type { merges as source } from '../zh/merges.ts';

/** merges and how they are undone */
export const merges: Record<keyof typeof source, string> = {
  past: 'Merges so far',
  pastText:
    'Each merge remembers exactly what it moved and can be undone as a whole, as long as nothing has happened since that would come out wrong. Several are undone from the latest to the first.',
  at: 'When',
  by: 'By',
  gone: 'Went into it',
  kept: 'Stayed',
  moved: 'What moved',
  nothing: 'Nothing',
  'moved-student': '{count, plural, one {# student} other {# students}}',
  'moved-school': '{count, plural, one {# school} other {# schools}}',
  'moved-unit': '{count, plural, one {# unit below} other {# units below}}',
  'moved-round': '{count, plural, one {# round} other {# rounds}}',
  'moved-project': '{count, plural, one {# project} other {# projects}}',
  'moved-projectAuthor': '{count, plural, one {# project} other {# projects}}',
  'moved-consent': '{count, plural, one {# consent} other {# consents}}',
  'moved-roleGrant': '{count, plural, one {# role} other {# roles}}',
  'moved-roundJudge': '{count, plural, one {# place as judge} other {# places as judge}}',
  'moved-projectTutor': '{count, plural, one {# project tutored} other {# projects tutored}}',
  'moved-quotaLine': '{count, plural, one {# quota line} other {# quota lines}}',
  undo: 'Undo',
  undoTitle: 'Undo the merge with “{name}”?',
  undoText:
    'All that moved goes back to where it was; what has been added since stays with the one that was kept.',
  undone: 'Undone: “{name}” is as it was',
  wasUndone: 'Undone',
  system: 'The system',
};
