import { z } from 'zod';

/** Pairs of a proposal as they are stored. */
export const PairsSchema = z.array(
  z.object({
    entryId: z.string(),
    roundJudgeId: z.string(),
    match: z.number(),
    byHand: z.boolean().default(false),
  }),
);
const ReasonSchema = z.enum(['no-judges', 'conflicts', 'organisation', 'load']);

/** What a search said about its proposal. */
export const SummarySchema = z.object({
  shortfalls: z.array(
    z.object({
      entryId: z.string(),
      missing: z.number(),
      reason: ReasonSchema,
    }),
  ),
  /** Absent in plans of before. */
  lacks: z
    .array(
      z.object({
        discipline: z.string(),
        places: z.number(),
        judges: z.number(),
        reason: ReasonSchema,
        sharedWith: z.array(z.string()),
      }),
    )
    .default([]),
  /** Tasks that a repair takes back. */
  leaves: z.array(z.object({ entryId: z.string(), judgeId: z.string() })).default([]),
  quality: z
    .object({
      worst: z.number(),
      worstBound: z.number(),
      total: z.number(),
      totalBound: z.number(),
      worstProved: z.boolean(),
      totalProved: z.boolean(),
      components: z.number(),
      sharingPairs: z.number(),
      connectionCost: z.number(),
    })
    .nullable()
    .default(null),
  finished: z.boolean().default(true),
  /** How many pairs it proposed, before anybody's hand. */
  proposed: z.number().nullable().default(null),
  loads: z.array(z.object({ judgeId: z.string(), load: z.number() })),
  meanMatch: z.number(),
  worstMatch: z.number(),
});
