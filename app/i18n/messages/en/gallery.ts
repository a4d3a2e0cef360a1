import type { gallery as source } from '../zh/gallery.ts';

/** Awarded projects that their authors show in public. */
export const gallery: Record<keyof typeof source, string> = {
  title: 'Project gallery',
  pageTitle: '{round}: project gallery',
  lead: 'Once the awards are published, projects whose authors and guardians agree are shown here.',
  link: 'See the gallery ({count, plural, one {# project} other {# projects}})',
  count: '{matching} of {total, plural, one {# project} other {# projects}}',
  empty: 'No project can be shown yet',
  emptyText: 'Projects appear here when the list is published and their authors have agreed.',
  noMatch: 'No project matches',
  noMatchText: 'Try another word, or take a filter away.',
  searchHint: 'Title, abstract or school',
  by: '{authors} · {school}',
  more: 'Abstract',
  setting: 'Keep a public project gallery',
  settingHint:
    'Once the awards are published, title, authors, prize, abstract and one picture of projects whose authors all agree can be seen from the page of the round.',
  choice: 'Public gallery',
  choiceLead:
    'When the project has won a prize and the list is published, it may be shown in the public gallery of the round. Every author decides for themselves, and may change their mind at any time.',
  choiceWhat:
    'What becomes public: title, unit, group, discipline, prize, abstract, and the authors’ names and school as they stand on the published list. No other material and nothing else about you.',
  choicePicture:
    'One picture becomes public as well: the first of the material “Pictures”. If it shows people or names, replace it first. Pictures uploaded later do not become public.',
  choiceNoPicture:
    'There is no picture to show at the moment, only text. Pictures uploaded later do not become public.',
  choicePictureLink: 'See the picture',
  guardian:
    'I agree that this project is shown in public; I have told my guardian all of the above, and they agree too',
  agree: 'Agree',
  agreedOn: 'You agreed on {at}.',
  waitingFor: 'Still to agree: {names}. The project is shown when everybody has.',
  allAgree: 'All authors have agreed.',
  leave: 'Stop showing it',
  agreed: 'Noted: you agree',
  left: 'Noted: the project can no longer be seen in the gallery',
};
