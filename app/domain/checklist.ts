import { guardiansAgree, isOnPaper, isRefused } from './form-proof.ts';
import type { FormProof } from './form-proof.ts';
import type { SigningState } from './signing.ts';
import type { AuthorStatus } from './team.ts';

/** Longest accepted texts, in characters. The longest real title known has 107. */
export const TITLE_MAX = 120;
export const ABSTRACT_MAX = 800;
export const OWN_WORK_MAX = 500;

/** The pages of a project's form. */
export type ChecklistPage =
  'edit' | 'form' | 'authors' | 'work' | 'tutors' | 'materials' | 'consent' | 'confirm';

export type ChecklistCode =
  | 'title'
  | 'category'
  | 'group'
  | 'discipline'
  | 'abstract'
  | 'field'
  | 'authors'
  | 'work'
  | 'tutors'
  | 'slot'
  | 'consent'
  | 'confirm';

/** Why an item is not done, where the name of the item does not say it already. */
export type ChecklistNote =
  | { code: 'grade-fits-no-group' }
  | { code: 'discipline-not-in-group' }
  | { code: 'invitations-open'; names: string[] }
  | { code: 'too-many-authors'; max: number }
  | { code: 'authors-do-not-fit' }
  | { code: 'work-missing'; names: string[] }
  | { code: 'too-many-tutors'; max: number }
  | { code: 'too-many-files'; max: number }
  | { code: 'consent-missing'; names: string[] }
  | { code: 'answer-wrong' }
  | { code: 'scan-unconfirmed' }
  | { code: 'scan-outdated' }
  | { code: 'file-infected' }
  | { code: 'signature-undated' }
  | { code: 'signature-late' }
  | { code: 'form-refused'; names: string[] }
  | { code: 'form-outdated'; names: string[] }
  | { code: 'form-unconfirmed'; names: string[] }
  | { code: 'form-or-paper'; names: string[] }
  | { code: 'form-on-paper' };

export type ChecklistItem = {
  code: ChecklistCode;
  page: ChecklistPage;
  /** `problem`: something is there but it cannot stay so. */
  state: 'done' | 'missing' | 'optional' | 'problem';
  note: ChecklistNote | null;
  /** The slot or the field of the application form that the item is about. */
  subject: { code: string; name: string; nameEn: string | null } | null;
};

/** A scanned form: its code was not given yet, agrees with the present content, or is of an older version. */
export type ScanState = 'unconfirmed' | 'current' | 'outdated';

export type SlotFacts = {
  code: string;
  name: string;
  nameEn: string | null;
  required: boolean;
  maxCount: number;
  /** Files that stand in it. */
  files: number;
  /** For a signed application form: whether the paper is of the present version; null for other slots. */
  scan: ScanState | null;
  /** What stood in it last was deleted because of a virus. */
  infected: boolean;
  /** For a form that is signed before work begins: how its date stands to the start; null for other slots. */
  signing: SigningState | null;
};

/** A field of the application form that is asked, and how it was answered. */
export type FieldFacts = {
  code: string;
  name: string;
  nameEn: string | null;
  required: boolean;
  answered: boolean;
  /** The answer cannot stand: the round's limits have changed since. */
  wrong: boolean;
};

/** All that the checklist looks at. */
export type ChecklistFacts = {
  title: string;
  abstract: string;
  categoryId: string | null;
  groupId: string | null;
  disciplineId: string | null;
  offers: { groups: boolean; disciplines: boolean };
  /** At least one group admits all authors. */
  authorsFit: boolean;
  /** The chosen discipline is open to the group. */
  disciplineFits: boolean;
  authors: readonly { name: string; status: AuthorStatus; ownWork: string; consentGiven: boolean }[];
  tutors: number;
  maxAuthors: number;
  maxTutors: number;
  requiresOwnWork: boolean;
  requiresConsent: boolean;
  slots: readonly SlotFacts[];
  fields: readonly FieldFacts[];
  /** Who has confirmed the application form. */
  proof: FormProof;
};

type State = ChecklistItem['state'];

/** What a project still lacks, in the order of its pages. Items that the round does not ask for are left out. */
export function checklist(facts: ChecklistFacts): ChecklistItem[] {
  const item = (
    code: ChecklistCode,
    page: ChecklistPage,
    state: State,
    note: ChecklistNote | null = null,
    subject: ChecklistItem['subject'] = null,
  ): ChecklistItem => ({ code, page, state, note, subject });
  const filled = (value: string | null): State => (value && value.trim() !== '' ? 'done' : 'missing');

  const items = [
    item('title', 'edit', filled(facts.title)),
    item('category', 'edit', filled(facts.categoryId)),
  ];
  if (facts.offers.groups) {
    items.push(
      facts.authorsFit
        ? item('group', 'edit', filled(facts.groupId))
        : item('group', 'edit', 'problem', { code: 'grade-fits-no-group' }),
    );
  }
  if (facts.offers.disciplines) {
    items.push(
      facts.disciplineId && !facts.disciplineFits
        ? item('discipline', 'edit', 'problem', { code: 'discipline-not-in-group' })
        : item('discipline', 'edit', filled(facts.disciplineId)),
    );
  }
  items.push(item('abstract', 'edit', filled(facts.abstract)));
  for (const { code, name, nameEn, required, answered, wrong } of facts.fields) {
    const empty: State = required ? 'missing' : 'optional';
    items.push(
      wrong
        ? item('field', 'form', 'problem', { code: 'answer-wrong' }, { code, name, nameEn })
        : item('field', 'form', answered ? 'done' : empty, null, { code, name, nameEn }),
    );
  }
  items.push(authorsItem(facts, item));
  if (facts.requiresOwnWork) items.push(workItem(facts, item));
  if (facts.maxTutors > 0 || facts.tutors > 0) {
    items.push(
      facts.tutors > facts.maxTutors
        ? item('tutors', 'tutors', 'problem', { code: 'too-many-tutors', max: facts.maxTutors })
        : item('tutors', 'tutors', facts.tutors > 0 ? 'done' : 'optional'),
    );
  }
  for (const slot of facts.slots) {
    const name = { code: slot.code, name: slot.name, nameEn: slot.nameEn };
    // Where guardians may confirm electronically, paper is a choice; what they have confirmed needs none.
    const isChoice = slot.scan !== null && facts.proof.rule === 'EITHER';
    const empty: State = slot.required && !isChoice ? 'missing' : 'optional';
    if (isChoice && guardiansAgree(facts.proof)) {
      items.push(item('slot', 'materials', 'optional', null, name));
      continue;
    }
    if (slot.files > 0 && slot.scan && slot.scan !== 'current') {
      items.push(item('slot', 'materials', 'problem', { code: `scan-${slot.scan}` }, name));
      continue;
    }
    if (slot.files > 0 && slot.signing && slot.signing !== 'in-time') {
      items.push(item('slot', 'materials', 'problem', { code: `signature-${slot.signing}` }, name));
      continue;
    }
    items.push(
      slot.files > slot.maxCount
        ? item('slot', 'materials', 'problem', { code: 'too-many-files', max: slot.maxCount }, name)
        : item('slot', 'materials', slot.files > 0 ? 'done' : empty, lossOf(slot), name),
    );
  }
  if (facts.requiresConsent) items.push(consentItem(facts, item));
  if (facts.proof.rule !== 'SCAN') items.push(confirmItem(facts.proof, item));
  return items;
}

type Make = (code: ChecklistCode, page: ChecklistPage, state: State, note?: ChecklistNote) => ChecklistItem;

const accepted = (facts: ChecklistFacts) => facts.authors.filter(({ status }) => status === 'ACCEPTED');

function authorsItem(facts: ChecklistFacts, item: Make): ChecklistItem {
  const invited = facts.authors.filter(({ status }) => status === 'INVITED');
  if (accepted(facts).length + invited.length > facts.maxAuthors)
    return item('authors', 'authors', 'problem', { code: 'too-many-authors', max: facts.maxAuthors });
  if (!facts.authorsFit && facts.authors.length > 1)
    return item('authors', 'authors', 'problem', { code: 'authors-do-not-fit' });
  if (invited.length > 0)
    return item('authors', 'authors', 'missing', {
      code: 'invitations-open',
      names: invited.map(({ name }) => name),
    });
  return item('authors', 'authors', accepted(facts).length > 0 ? 'done' : 'missing');
}

function workItem(facts: ChecklistFacts, item: Make): ChecklistItem {
  const names = accepted(facts).flatMap(({ name, ownWork }) => (ownWork.trim() === '' ? [name] : []));
  return names.length === 0
    ? item('work', 'work', 'done')
    : item('work', 'work', 'missing', { code: 'work-missing', names });
}

function consentItem(facts: ChecklistFacts, item: Make): ChecklistItem {
  const names = accepted(facts).flatMap(({ name, consentGiven }) => (consentGiven ? [] : [name]));
  return names.length === 0
    ? item('consent', 'consent', 'done')
    : item('consent', 'consent', 'missing', { code: 'consent-missing', names });
}

const lossOf = (slot: SlotFacts): ChecklistNote | null =>
  slot.files === 0 && slot.infected ? { code: 'file-infected' } : null;

/** Required materials that are missing because a virus was found in them. */
export function lostItems(items: readonly ChecklistItem[]): ChecklistItem[] {
  return items.filter(({ state, note }) => state === 'missing' && note?.code === 'file-infected');
}

function confirmItem(proof: FormProof, item: Make): ChecklistItem {
  const named = (...states: string[]) =>
    proof.guardians.flatMap(({ name, state }) => (states.includes(state) ? [name] : []));
  if (isRefused(proof))
    return item('confirm', 'confirm', 'problem', { code: 'form-refused', names: named('refused') });
  if (guardiansAgree(proof)) return item('confirm', 'confirm', 'done');
  if (isOnPaper(proof)) return item('confirm', 'confirm', 'optional', { code: 'form-on-paper' });
  const outdated = named('outdated');
  if (outdated.length > 0)
    return item('confirm', 'confirm', 'problem', { code: 'form-outdated', names: outdated });
  const code = proof.rule === 'EITHER' ? 'form-or-paper' : 'form-unconfirmed';
  return item('confirm', 'confirm', 'missing', { code, names: named('missing') });
}

/** The items that stand between the project and its submission. */
export function openItems(items: readonly ChecklistItem[]): ChecklistItem[] {
  return items.filter(({ state }) => state === 'missing' || state === 'problem');
}
