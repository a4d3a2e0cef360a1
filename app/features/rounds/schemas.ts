import { z } from 'zod';

import { CALIBRATED } from '#app/domain/calibration/methods.ts';
import { RASCH_CHOICES } from '#app/domain/calibration/rasch-choice.ts';

import type { RowList } from './row-lists.ts';
import { FEEDBACK_LEVELS } from '#app/domain/feedback.ts';
import { FORM_PROOFS } from '#app/domain/form-proof.ts';
import { PROMOTIONS } from '#app/domain/promoted-students.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { AUTHOR_RULES } from '#app/domain/team.ts';

const flag = z
  .union([z.literal('on'), z.literal(''), z.boolean()])
  .optional()
  .transform((value) => value === 'on' || value === true);
const text = (max: number) => z.string().trim().max(max);
const optional = (max: number) =>
  text(max)
    .optional()
    .transform((value) => value || null);
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const optionalCount = (min: number, max: number) =>
  count(min, max)
    .optional()
    .transform((value) => value ?? null);

/** A round's rules: who may enter, how it is judged, how results come about. */
export const RoundRulesSchema = z.object({
  roundId: z.uuid(),
  name: text(80).min(2),
  nameEn: optional(120),
  number: optionalCount(1, 500),
  maxAuthors: count(1, 10),
  maxTutors: count(0, 10),
  onePerStudent: flag,
  requiresConsent: flag,
  requiresOwnWork: flag,
  requiresSchoolApproval: flag,
  requiresEligibility: flag,
  requiresOriginality: flag,
  requiresEthics: flag,
  twoPersonChecks: flag,
  teacherMayEdit: flag,
  authorsAfterSubmission: z.enum(AUTHOR_RULES),
  formProof: z.enum(FORM_PROOFS),
  maxEntryMegabytes: count(1, 100_000),
  maxRoundMegabytes: optionalCount(1, 100_000_000),
  judgesPerEntry: count(1, 15),
  judgeMinLoad: count(0, 500),
  judgeMaxLoad: count(1, 1000),
  blindAuthors: flag,
  blindSchool: flag,
  conflictSameSchool: flag,
  conflictSameUnit: flag,
  usesPanels: flag,
  stage: z.enum(STAGES),
  scoringMethod: z.enum(['MEAN', 'TRIMMED', 'CONSENSUS', ...CALIBRATED]),
  raschModel: z.enum(RASCH_CHOICES).default('PARTIAL_CREDIT'),
  ownDisciplineOnly: flag,
  onePerOrganisation: flag,
  wantsOverlap: flag,
  keywordPercent: count(0, 50),
  trimMinimum: count(3, 15),
  decimals: count(0, 4),
  /** Of the stages; both empty: one pot. */
  preliminaryWeight: optionalCount(1, 100),
  defenceWeight: optionalCount(1, 100),
  twoPersonLists: flag,
  maskNames: flag,
  prizesPerCategory: flag,
  prizeCapPercent: optionalCount(1, 100),
  hasGallery: flag,
  objectionDays: count(1, 60),
  waitForNotice: flag,
  objectionKeepDays: count(1, 3650),
  feedbackLevel: z.enum(FEEDBACK_LEVELS),
  numberPattern: text(60).regex(/\{seq(:\d)?\}/),
  toRoundId: z.union([z.literal(''), z.uuid()]).default(''),
  /** What goes on to that round; stays as it is where it is not said. */
  goesOn: z.enum(PROMOTIONS).optional(),
  /** The contest run elsewhere that the list goes on to, and who holds it. */
  outsideName: optional(80),
  outsideOrganiser: optional(80),
});

/** Local times in the round's zone, as `<input type="datetime-local">` sends them; '' twice takes a window away. */
const local = z.string().max(19).default('');
export const WindowsSchema = z.object({
  roundId: z.uuid(),
  windows: z.array(
    z.object({
      kind: z.enum(['SUBMISSION', 'SCHOOL', 'CHECK', 'JUDGING', 'RESULT', 'NOTICE']),
      opensAt: local,
      closesAt: local,
    }),
  ),
});

const code = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[A-Za-z0-9_-]+$/);
const id = z.uuid().optional();
const named = { id, code, name: text(60).min(1), nameEn: optional(80) };

/** A row that is empty apart from its defaults was left blank on purpose. */
const rows = <S extends z.ZodObject>(row: S) =>
  z.preprocess((value) => (Array.isArray(value) ? value.filter(isFilled) : []), z.array(row).max(200));

function isFilled(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  if (Reflect.get(row, 'remove') === 'on') return false;
  const key: unknown = Reflect.get(row, 'key');
  const fields = typeof key === 'string' ? key.split(',') : ['code', 'name'];
  return fields.some((field) => {
    const value: unknown = Reflect.get(row, field);
    return typeof value === 'string' && value.trim() !== '';
  });
}

export const RowSchemas = {
  categories: rows(
    z.object({
      ...named,
      entrants: z.enum(['STUDENTS', 'TUTOR', 'GROUP_NAME']).default('STUDENTS'),
      maxAuthors: optionalCount(1, 10),
    }),
  ),
  groups: rows(z.object({ ...named, gradeFrom: optionalCount(1, 12), gradeTo: optionalCount(1, 12) })),
  disciplines: rows(z.object({ ...named, shortName: text(20).default(''), field: optional(20) })),
  fields: rows(
    z.object({
      ...named,
      name: text(200).min(1),
      nameEn: optional(300),
      section: text(40).default(''),
      kind: z
        .enum(['TEXT', 'LONG', 'CHOICE', 'DATE', 'NUMBER', 'YES_NO', 'DECLARATION', 'ROWS'])
        .default('TEXT'),
      options: text(1000).default(''),
      maxLength: optionalCount(1, 10_000),
      minimum: optionalCount(-1_000_000, 1_000_000),
      maximum: optionalCount(-1_000_000, 1_000_000),
      required: flag,
      forJudges: flag,
      categoryCode: optional(20),
      groupCode: optional(20),
      onlyWhen: text(60).default(''),
      hint: optional(300),
    }),
  ),
  slots: rows(
    z.object({
      ...named,
      categoryCode: optional(20),
      groupCode: optional(20),
      onlyWhen: text(60).default(''),
      isForm: flag,
      beforeStart: flag,
      maxPages: optionalCount(1, 2000),
      maxSeconds: optionalCount(1, 36_000),
      hint: optional(200),
      required: flag,
      accepts: z.enum(['pdf', 'image', 'pdf,image', 'video', 'office', 'pdf,office']).default('pdf'),
      maxMegabytes: count(1, 512),
      maxCount: count(1, 20),
      forJudges: flag,
    }),
  ),
  prizes: rows(
    z.object({
      ...named,
      mode: z.enum(['COUNT', 'PERCENT_OF_ENTRIES', 'PERCENT_OF_WINNERS']),
      value: z.coerce.number().min(0.01).max(100_000),
      among: z
        .enum(['FINALISTS', 'OTHERS'])
        .optional()
        .transform((value) => value ?? null),
    }),
  ),
  'hand-in-quota': quotaRows(),
  'finalist-quota': quotaRows(),
  'advance-quota': quotaRows(),
} as const;

function quotaRows() {
  return rows(
    z.object({
      id,
      kind: z.enum(['CAP', 'FLOOR', 'SHARE', 'BONUS']).default('CAP'),
      places: optionalCount(0, 100_000),
      percent: optionalCount(0, 100),
      each: z.array(z.enum(QUOTA_DIMENSIONS)).default([]),
      rounding: z.enum(['HAMILTON', 'WEBSTER']).default('HAMILTON'),
      unitId: optional(40),
      schoolTier: optional(30),
      groupCode: optional(20),
      categoryCode: optional(20),
      disciplineCode: optional(20),
    }),
  );
}

export type RowsOf<L extends RowList> = z.output<(typeof RowSchemas)[L]>;
