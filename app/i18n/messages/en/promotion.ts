import type { promotion as source } from '../zh/promotion.ts';

export const promotion: Record<keyof typeof source, string> = {
  setting: 'What goes on',
  settingHint: 'Places and ranking are counted in projects. Fixed once a list has been handed on.',
  locked: 'A list has been handed on: this cannot be changed any more.',
  kindPROJECT: 'Projects',
  hintPROJECT: 'A project enters the next round with all its authors.',
  kindFIRST: 'Students: first authors',
  hintFIRST:
    'One place, one student: the first author of each selected project goes on, with an entry of their own in the next round.',
  kindEVERY: 'Students: every signed author',
  hintEVERY:
    'Places are counted in projects: every signed author of a selected project goes on, each with an entry of their own. The list says how many students that makes.',
  toNation: 'What goes on to the national round',
  toNationHint: 'Can be changed in each round’s settings. Between the other levels projects go on.',
  leads: '{round} ({kind})',
  leadFIRST: 'This list sends students on: of each project the first author. One place is one student.',
  leadEVERY:
    'This list sends students on: every signed author of a selected project. Places are counted in projects.',
  count: '{projects} projects, {students} students go on.',
  once: 'A student goes on once, by the best-ranked project.',
  student: 'Student',
  counted: 'Not counted again: goes on by the better-ranked project {number} (rank {rank})',
  countedPlain: 'Not counted again: goes on by project {number}',
  off: 'Taken off',
  offBecause: 'Taken off: {reason}',
  barred: 'No group of the next round admits this student: {rules}',
  barGrade: '{group}: grades {from}–{to}',
  barAge: '{group}: {from}–{to} years on {on}, is {age}',
  barAgeOpen: '{group}: at least {from} years on {on}, is {age}',
  barNoBirthDate: '{group}: goes by age, and no date of birth is known',
  takeOff: 'Take student off',
  takeOffTitle: 'Take {name} off the list?',
  takeOffText:
    'The other authors of the project stay. If there is no other, the project leaves the list too and its place is free.',
  takeOffSettled:
    'The list is confirmed: the line is struck out, the reason stands in public, and the next round is told. The other authors of the project stay; if there is no other, the project’s place is free for a reserve.',
  reason: 'Reason',
  reasonPublic: 'The reason stands in public: no personal facts, please.',
  takenOff: 'The student was taken off',
  putBack: 'Put back',
  putBackDone: 'The student is back on the list',
  confirmText:
    'There are {projects} projects and {students} students on the list. Once confirmed it does not change.',
  handOnText:
    '{students} students enter {round}, each with an entry of their own ({projects} projects). This cannot be undone.',
  toComplete: 'You go on to this round. Complete what is missing below and submit once more.',
  schoolWaits:
    '{count, plural, one {# promoted entry} other {# promoted entries}} to be completed by students',
  schoolWaitsNote: 'Remind them to complete and submit before the deadline',
  coAuthors: 'Authors of the project it comes from: {names}',
};
