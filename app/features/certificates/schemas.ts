import { z } from 'zod';

import {
  ACCENTS,
  CERTIFICATE_KINDS,
  CERTIFICATE_LANGUAGES,
  FRAMES,
  PAPERS,
} from '#app/domain/certificate/text.ts';

const line = (max: number) => z.string().trim().max(max);
/** Several lines; browsers send both signs for the end of one. */
const lines = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max));
const size = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** What a template says and how it looks, as it is typed and as it is stored. */
export const DesignSchema = z.object({
  paper: z.enum(PAPERS),
  language: z.enum(CERTIFICATE_LANGUAGES),
  title: line(40).min(1),
  addressee: line(80).default(''),
  body: lines(800).pipe(z.string().min(1)),
  issuers: lines(300).pipe(z.string().min(1)),
  date: z.union([z.literal(''), z.iso.date()]).default(''),
  sentence: line(160).min(1),
  accent: z.enum(ACCENTS),
  frame: z.enum(FRAMES),
  titleSize: size(20, 72),
  nameSize: size(12, 48),
  bodySize: size(10, 32),
});

export const KindSchema = z.enum(CERTIFICATE_KINDS);

/** A template as its page sends it; the pictures come beside it. */
export const TemplateSchema = DesignSchema.extend({
  name: line(40).min(1),
  kind: KindSchema,
  background: z.instanceof(File).optional(),
  seal: z.instanceof(File).optional(),
  withoutBackground: flag,
  withoutSeal: flag,
});

/** A template of the round, or one that comes with the portal ("ready:prize-zh"). */
const TemplateRef = z.string().regex(/^(ready:[a-z-]+|[0-9a-f-]{36})$/);
const NO_TEMPLATE = z.literal('').default('');

/** Who shall be given certificates, and with which templates. */
export const ChoiceSchema = z.object({
  prize: z.enum(['none', 'author', 'project']).default('author'),
  prizeTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  tutorTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  schoolTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  specialTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  schoolAwardTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  tutorAwardTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  unitAwardTemplate: z.union([TemplateRef, NO_TEMPLATE]),
  pattern: line(40).min(1),
});
export type IssueChoice = z.output<typeof ChoiceSchema>;

/** `count`: how many the preview has announced. */
export const IssueSchema = ChoiceSchema.extend({
  roundId: z.uuid(),
  count: z.coerce.number().int().min(0),
});

export const VoidSchema = z.object({
  certificateId: z.uuid(),
  reason: line(300).min(4),
});

export const ReissueSchema = z.object({
  certificateId: z.uuid(),
  /** One name a line, as all of these. */
  recipients: lines(300).pipe(z.string().min(1)),
  authors: lines(300).default(''),
  tutors: lines(300).default(''),
  title: line(200).default(''),
  school: line(80).default(''),
});

/** What is printed and what it was made from, as it was on the day of issue. */
export const StoredTextSchema = z.object({
  text: z.object({
    language: z.enum(CERTIFICATE_LANGUAGES),
    title: z.string(),
    addressee: z.string(),
    body: z.string(),
    sentence: z.string(),
    issuers: z.array(z.string()),
    date: z.string(),
  }),
  facts: z.object({
    recipients: z.array(z.string()),
    authors: z.array(z.string()),
    tutors: z.array(z.string()),
    school: z.string(),
    unit: z.string(),
    round: z.string(),
    edition: z.string(),
    organiser: z.string(),
    title: z.string(),
    prize: z.string(),
    sponsor: z.string().optional(),
    category: z.string(),
    group: z.string(),
    entryNumber: z.string(),
    prizes: z.array(z.object({ name: z.string(), count: z.number() })),
  }),
});

/** As many certificates of schools as were shown to state outdated numbers. */
export const RenewSchoolsSchema = z.object({
  roundId: z.uuid(),
  count: z.coerce.number().int().min(1).max(100_000),
});
