import { z } from 'zod';

/** What a stored result row says about how its value came about. Totals are scaled like the value. */
export const ResultDetailSchema = z.object({
  totals: z.array(
    z.object({
      judgeId: z.string(),
      total: z.number(),
      dropped: z.boolean(),
      correction: z.number().optional(),
    }),
  ),
  notes: z.array(z.string()),
});
export type ResultDetail = z.infer<typeof ResultDetailSchema>;

export const ResultSummarySchema = z.object({
  entries: z.number(),
  scored: z.number(),
  missingSheets: z.number(),
  recusedSheets: z.number(),
  ties: z.array(z.array(z.string())),
  mixedVersions: z.array(z.number()).default([]),
});
export type ResultSummary = z.infer<typeof ResultSummarySchema>;

const Scalar = z.union([z.string(), z.number()]);

/** Why a line stands where it stands: a code of the selection with what fills its sentence. */
export const LineReasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), Scalar).default({}),
});
export type LineReason = z.infer<typeof LineReasonSchema>;
