import { z } from 'zod';

const codes = z.array(z.string()).default([]);

/** Who may win a special prize, as a round keeps it. Categories, groups, disciplines and prizes are named by code. */
export const ProjectRuleSchema = z.object({
  categories: codes,
  groups: codes,
  disciplines: codes,
  minimumPrize: z.string().nullable().default(null),
  finalistsOnly: z.boolean().default(false),
  alsoWinners: z.boolean().default(true),
});

const whole = z.number().int().min(0).default(0);

/** How the points of an award to schools, units or tutors are counted, as a round keeps it. */
export const PointRuleSchema = z.object({
  prizePoints: z.record(z.string(), z.number().int().min(0)).default({}),
  perAdvanced: whole,
  perEntry: whole,
  minimumEntries: whole,
  percent: z.boolean().default(false),
  perUnit: z.number().int().min(1).nullable().default(null),
  byUnit: z.boolean().default(false),
});

const PartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prize'), code: z.string(), count: z.number(), each: z.number() }),
  z.object({ kind: z.literal('advanced'), count: z.number(), each: z.number() }),
  z.object({ kind: z.literal('entry'), count: z.number(), each: z.number() }),
]);

/** How a line came to what it is: a code with what fills its sentence. */
export const WhySchema = z.object({
  code: z.enum([
    'place',
    'below',
    'tie',
    'unit-tie',
    'unit-full',
    'remainder',
    'none',
    'too-few',
    'hand',
    'gone',
  ]),
  /** Among how many. */
  of: z.number().default(0),
  entries: z.number().nullable().default(null),
  parts: z.array(PartSchema).default([]),
  /** Of a jury's prize: by how many it was nominated, and at which places. */
  by: z.number().nullable().default(null),
  at: z.array(z.number()).default([]),
});
export type Why = z.output<typeof WhySchema>;
