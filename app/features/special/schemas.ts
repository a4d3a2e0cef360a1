import { z } from 'zod';

const line = (max: number) => z.string().trim().max(max);
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const codes = z.array(z.string().max(40)).default([]);
const points = z.coerce.number().int().min(0).max(1000).default(0);
const reason = line(500).min(4);

const Common = z.object({
  name: line(60).min(2),
  nameEn: line(120).default(''),
  sponsor: line(80).default(''),
  words: z.string().trim().max(2000).default(''),
  places: z.coerce.number().int().min(1).max(10_000),
});

/** A special prize for projects as its form sends it. */
export const SpecialPrizeSchema = Common.extend({
  forWhom: z.literal('PROJECTS'),
  way: z.enum(['JURY', 'RULE']),
  nominations: z.coerce.number().int().min(1).max(20).default(3),
  categories: codes,
  groups: codes,
  disciplines: codes,
  minimumPrize: line(40).default(''),
  finalistsOnly: ticked,
  alsoWinners: z.enum(['yes', 'no']).default('yes'),
});

/** An award to schools, units or tutors as its form sends it. */
export const PointAwardSchema = Common.extend({
  forWhom: z.enum(['SCHOOLS', 'UNITS', 'TUTORS']),
  way: z.enum(['RULE', 'HAND']),
  prizePoints: z.array(z.object({ code: line(40), points })).default([]),
  perAdvanced: points,
  perEntry: points,
  minimumEntries: points,
  counted: z.enum(['number', 'percent']).default('number'),
  byUnit: ticked,
  perUnit: z.coerce.number().int().min(1).max(1000).optional(),
});

export const SaveSpecialSchema = z.discriminatedUnion('forWhom', [SpecialPrizeSchema, PointAwardSchema]);

export const SpecialIdSchema = z.object({ specialId: z.uuid() });

/** A decision by hand about one line of a draft. */
export const ChangeSpecialSchema = SpecialIdSchema.extend({
  lineId: z.uuid(),
  to: z.enum(['SELECTED', 'NOT_SELECTED']),
  reason,
});

export const ReopenSpecialSchema = SpecialIdSchema.extend({ reason });

export const PublishSpecialsSchema = z.object({ roundId: z.uuid(), reason });

/** The jury: people of the round's pool, and new ones, one a line. */
export const SetJurySchema = SpecialIdSchema.extend({
  personIds: z.array(z.uuid()).default([]),
  newPeople: z.string().max(4000).default(''),
});

/** Longest sentence with a nomination, in characters. */
export const NOMINATION_MAX = 300;

export const NominateSchema = SpecialIdSchema.extend({
  entryId: z.uuid(),
  place: z.coerce.number().int().min(1).max(20),
  words: line(NOMINATION_MAX).min(4),
});
