import { z } from 'zod';

import { RASCH_MODELS } from '#app/domain/calibration/rasch-types.ts';
import type { TieBreaker } from '#app/domain/ranking.ts';
import { STAGES } from '#app/domain/rubric.ts';
import type { StageWeights } from '#app/domain/stages.ts';

/** The tie-breakers of a round, in their order. */
export const TieBreakersSchema: z.ZodType<TieBreaker[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('criterion'), criterionCode: z.string() }),
    z.object({ kind: z.literal('median') }),
    z.object({ kind: z.literal('highest') }),
  ]),
);

const StageSchema = z.enum(STAGES);

const weight = z.number().int().min(1);
const WeightsSchema = z.object({ PRELIMINARY: weight, DEFENCE: weight }).nullable();

/** The weights of the stages as a round keeps them; null where all sheets count as one pot. */
export const readStageWeights = (stored: unknown): StageWeights | null => WeightsSchema.parse(stored ?? null);

const RaschSchema = z.object({
  measure: z.number(),
  se: z.number().nullable(),
  infit: z.number().nullable(),
  outfit: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const RaschMarksSchema = z.object({ criterion: z.string().nullable(), marks: z.array(z.number()) });

/** What a stored result row says about how its value came about. Totals are scaled like the value. */
export const ResultDetailSchema = z.object({
  totals: z.array(
    z.object({
      judgeId: z.string(),
      total: z.number(),
      dropped: z.boolean(),
      correction: z.number().optional(),
      stage: StageSchema.optional(),
    }),
  ),
  notes: z.array(z.string()),
  /** The value at each stage, where stages are combined. */
  stages: z
    .array(z.object({ stage: StageSchema, value: z.number().nullable(), rasch: RaschSchema.optional() }))
    .default([]),
  /** By the Rasch model: in ten-thousandths, see the domain's `RaschDetail`. */
  rasch: RaschSchema.optional(),
  /** Among the finalists, where the round had named any: they stand before all others. */
  isFinalist: z.literal(true).optional(),
});
export type ResultDetail = z.infer<typeof ResultDetailSchema>;

export const ResultSummarySchema = z.object({
  entries: z.number(),
  scored: z.number(),
  missingSheets: z.number(),
  recusedSheets: z.number(),
  ties: z.array(z.array(z.string())),
  /** How many finalists the round had named; 0 where it had named none. */
  finalists: z.number().default(0),
  mixedVersions: z.array(z.number()).default([]),
  stageWeights: z.partialRecord(StageSchema, z.number()).nullable().default(null),
  /** Of the Rasch model, by stage where stages are combined. */
  fits: z
    .array(
      z.object({
        stage: StageSchema.optional(),
        model: z.enum(RASCH_MODELS),
        turns: z.number(),
        residual: z.number(),
        reliability: z.number().nullable(),
        collapsed: z.array(RaschMarksSchema),
        sparse: z.array(RaschMarksSchema),
      }),
    )
    .default([]),
});
export type ResultSummary = z.infer<typeof ResultSummarySchema>;

const Scalar = z.union([z.string(), z.number()]);

/** Why a line stands where it stands: a code of the selection with what fills its sentence. */
export const LineReasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), Scalar).default({}),
});
export type LineReason = z.infer<typeof LineReasonSchema>;
