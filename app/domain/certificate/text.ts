import { padName } from '../list-template.ts';

export const CERTIFICATE_KINDS = [
  'PRIZE',
  'TUTOR',
  'SCHOOL',
  'SPECIAL',
  'SCHOOL_AWARD',
  'TUTOR_AWARD',
  'UNIT_AWARD',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export const PAPERS = ['landscape', 'portrait'] as const;
export const CERTIFICATE_LANGUAGES = ['zh', 'en'] as const;
export const ACCENTS = ['red', 'gold', 'blue', 'green', 'ink'] as const;
export const FRAMES = ['wave', 'double', 'corners', 'side', 'none'] as const;
export type CertificateLanguage = (typeof CERTIFICATE_LANGUAGES)[number];

/** What a template says and how it looks; texts hold placeholders. */
export type CertificateDesign = {
  paper: (typeof PAPERS)[number];
  language: CertificateLanguage;
  title: string;
  addressee: string;
  body: string;
  /** One organisation a line. */
  issuers: string;
  /** "2026-06-01", or empty for the day of issue. */
  date: string;
  sentence: string;
  accent: (typeof ACCENTS)[number];
  frame: (typeof FRAMES)[number];
  titleSize: number;
  nameSize: number;
  bodySize: number;
};

const ALWAYS = ['name', 'school', 'unit', 'round', 'edition', 'organiser', 'number', 'date'] as const;
const OF_PROJECT = ['names', 'title', 'prize', 'category', 'group', 'entryNumber', 'tutors'] as const;
const OF_SCHOOL = ['prizes', 'count'] as const;
const OF_AWARD = ['prize', 'sponsor'] as const;
export type CertificatePlaceholder = (
  typeof ALWAYS | typeof OF_PROJECT | typeof OF_SCHOOL | typeof OF_AWARD
)[number];

/** The placeholders that a kind of certificate can fill, in the order in which they are offered. */
export const PLACEHOLDERS: Record<CertificateKind, readonly CertificatePlaceholder[]> = {
  PRIZE: ['name', ...OF_PROJECT, ...ALWAYS.slice(1)],
  TUTOR: ['name', ...OF_PROJECT, ...ALWAYS.slice(1)],
  SCHOOL: ['name', ...OF_SCHOOL, ...ALWAYS.slice(1)],
  SPECIAL: ['name', ...OF_PROJECT, 'sponsor', ...ALWAYS.slice(1)],
  SCHOOL_AWARD: ['name', ...OF_AWARD, ...ALWAYS.slice(1)],
  TUTOR_AWARD: ['name', ...OF_AWARD, ...ALWAYS.slice(1)],
  // A unit has no school, and is the unit itself.
  UNIT_AWARD: ['name', ...OF_AWARD, ...ALWAYS.slice(3)],
};

/** Whether certificates of a kind are about a project, with its title, authors and tutors. */
export const isOfProject = (kind: CertificateKind): boolean => PLACEHOLDERS[kind].includes('title');

/** Names are lists: what joins them depends on the language. */
export type CertificateFacts = {
  /** Whom it is for. */
  recipients: string[];
  /** All authors of the project. */
  authors: string[];
  tutors: string[];
  school: string;
  unit: string;
  round: string;
  edition: string;
  organiser: string;
  title: string;
  prize: string;
  /** Of a special award. */
  sponsor?: string;
  category: string;
  group: string;
  entryNumber: string;
  /** For a school: how many of each prize. */
  prizes: { name: string; count: number }[];
};

/** A certificate's words for ever. `date` is written out. */
export type CertificateText = Pick<
  CertificateDesign,
  'language' | 'title' | 'addressee' | 'body' | 'sentence'
> & {
  issuers: string[];
  date: string;
};

const TEXTS = ['title', 'addressee', 'body', 'issuers', 'sentence'] as const;
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The placeholders of a design that its kind cannot fill, each with the field it stands in. */
export function unknownPlaceholders(
  design: Pick<CertificateDesign, (typeof TEXTS)[number]>,
  kind: CertificateKind,
): { field: (typeof TEXTS)[number]; names: string[] }[] {
  const known: readonly string[] = PLACEHOLDERS[kind];
  return TEXTS.flatMap((field) => {
    const names = [...design[field].matchAll(PLACEHOLDER)].flatMap(([whole, name = '']) =>
      known.includes(name) ? [] : [whole],
    );
    return names.length > 0 ? [{ field, names: [...new Set(names)] }] : [];
  });
}

/** Names as they stand in a sentence: padded and joined as Chinese lists are, or the English way. */
function join(names: readonly string[], language: CertificateLanguage): string {
  if (language === 'zh') return names.map(padName).join('、');
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

function values(
  facts: CertificateFacts,
  language: CertificateLanguage,
  { number, date }: { number: string; date: string },
): Record<CertificatePlaceholder, string> {
  const zh = language === 'zh';
  const prizes = facts.prizes.map(({ name, count }) => (zh ? `${name} ${count} 项` : `${count} × ${name}`));
  return {
    name: join(facts.recipients, language),
    names: join(facts.authors, language),
    tutors: join(facts.tutors, language),
    prizes: prizes.join(zh ? '、' : ', '),
    count: String(facts.prizes.reduce((sum, { count }) => sum + count, 0)),
    school: facts.school,
    unit: facts.unit,
    round: facts.round,
    edition: facts.edition,
    organiser: facts.organiser,
    title: facts.title,
    prize: facts.prize,
    sponsor: facts.sponsor ?? '',
    category: facts.category,
    group: facts.group,
    entryNumber: facts.entryNumber,
    number,
    date,
  };
}

/** Brackets around something that this certificate does not have say nothing. */
const tidy = (text: string) => text.replaceAll(/（\s*）|\(\s*\)|《\s*》/g, '');

/** What one certificate says: the template's texts with everything filled in. A placeholder that is unknown stays visible. */
export function certificateText(
  design: CertificateDesign,
  facts: CertificateFacts,
  issued: { number: string; date: string },
): CertificateText {
  const known: Partial<Record<string, string>> = values(facts, design.language, issued);
  const fill = (text: string) =>
    tidy(text.replaceAll(PLACEHOLDER, (whole, name: string) => known[name] ?? whole)).trim();
  return {
    language: design.language,
    title: fill(design.title),
    addressee: fill(design.addressee),
    body: fill(design.body),
    sentence: fill(design.sentence),
    issuers: fill(design.issuers)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    date: issued.date,
  };
}
