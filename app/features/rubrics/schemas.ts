import { z } from 'zod';

import { SCALES, STAGES } from '#app/domain/rubric.ts';

const flag = z
  .union([z.literal('on'), z.boolean()])
  .optional()
  .transform((value) => value === 'on' || value === true);
const text = (max: number) => z.string().trim().max(max);
const optional = (max: number) =>
  text(max)
    .optional()
    .transform((value) => value || null);
/** Points with up to two decimals, as hundredths. */
const hundredths = (min: number, max: number) =>
  z.coerce
    .number()
    .min(min)
    .max(max)
    .transform((points) => Math.round(points * 100));

/** Lines of which one of the named fields says something, and that are not to be removed. */
const filled = <S extends z.ZodObject>(line: S, fields: readonly string[], max: number) =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : []).filter((one: unknown) => {
        if (typeof one !== 'object' || one === null || Reflect.get(one, 'remove') === 'on') return false;
        return fields.some((field) => String(Reflect.get(one, field) ?? '').trim() !== '');
      }),
    z.array(line).max(max),
  );

const LevelSchema = z.object({
  label: text(20).min(1),
  labelEn: optional(30),
  points: hundredths(0, 1000),
  description: optional(300),
});

export const CriterionSchema = z.object({
  id: z.uuid().optional(),
  code: text(20)
    .min(1)
    .regex(/^[A-Za-z0-9_-]+$/),
  name: text(60).min(1),
  nameEn: optional(80),
  guidance: optional(500),
  weight: z.coerce.number().int().min(1).max(1000),
  scale: z.enum(SCALES).default('POINTS'),
  max: hundredths(0.5, 1000).default(1000),
  step: hundredths(0.01, 100).default(100),
  levels: filled(LevelSchema, ['label', 'points'], 20),
  commentLow: flag,
  commentHigh: flag,
  commentBand: z.coerce.number().int().min(0).max(50).default(10),
});
export type CriterionInput = z.output<typeof CriterionSchema>;

/** Whose rubric it is: a category's or all categories' (''), and the stage. */
export const RubricPlaceSchema = z.object({
  categoryId: z
    .union([z.literal(''), z.uuid()])
    .optional()
    .transform((value) => value || null),
  stage: z.enum(STAGES).default('PRELIMINARY'),
});
export type RubricPlace = z.output<typeof RubricPlaceSchema>;

export const SaveRubricSchema = RubricPlaceSchema.extend({
  criteria: filled(CriterionSchema, ['code', 'name'], 30),
});
