import { z } from 'zod';

import { DraftFieldsSchema } from '#app/features/shared/draft-schema.ts';

/** Longest words of a judge, in characters. */
export const WORDS_MAX = 2000;

/** A ticked box; absent is no. */
const flag = z
  .union([z.literal('on'), z.boolean()])
  .optional()
  .transform((value) => value === 'on' || value === true);
const ids = z.array(z.uuid()).default([]);

/** One judge a line: name, organisation, discipline codes separated by spaces. */
export const AddJudgesSchema = z.object({
  roundId: z.uuid(),
  judges: z.string().trim().min(1).max(50_000),
  /** Whether the page has asked who the known lines are, and the answers by line. */
  asked: z.literal('yes').optional(),
  who: z.array(z.string().optional()).default([]),
});
export const UpdateJudgeSchema = z.object({
  roundJudgeId: z.uuid(),
  disciplineCodes: z.array(z.string().max(20)).default([]),
  maxLoad: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .optional()
    .transform((value) => value ?? null),
});
export const RemoveJudgeSchema = z.object({ roundJudgeId: z.uuid() });

export const SavePanelSchema = z.object({
  roundId: z.uuid(),
  panelId: z
    .union([z.literal(''), z.uuid()])
    .optional()
    .transform((value) => value || null),
  name: z.string().trim().min(1).max(40),
  disciplineIds: ids,
  roundJudgeIds: ids,
  /** Who enters what the panel agrees on; left out: as before. */
  chairId: z.union([z.literal(''), z.uuid()]).optional(),
});
export const RemovePanelSchema = z.object({ panelId: z.uuid() });

/** Why a search runs besides filling what is empty. */
export const RunOptionsSchema = z.object({
  /** Tasks that nobody has begun may move, as few as possible. */
  repair: flag,
  /** A judge of the pool who gives all tasks back that are not submitted. */
  leaving: z.uuid().optional(),
});
export type RunOptions = z.input<typeof RunOptionsSchema>;
export const ProposeSchema = RunOptionsSchema.extend({
  roundId: z.uuid(),
  /** Public digits, such as the numbers of a lottery; without any, the clock's. */
  seedWords: z
    .string()
    .trim()
    .max(120)
    .optional()
    .transform((words) => words || undefined),
});
export const RunSchema = z.object({ runId: z.uuid() });
export const PlanSchema = z.object({ planId: z.uuid() });
/** A judge for an entry of a proposal; `instead` of one who is there, or above the maximum load for a reason. */
export const PlanPairSchema = z.object({
  planId: z.uuid(),
  entryId: z.uuid(),
  roundJudgeId: z.uuid(),
  instead: z.union([z.literal(''), z.uuid()]).optional(),
  loadReason: z.string().trim().max(300).optional(),
});
export const AssignmentIdSchema = z.object({ assignmentId: z.uuid() });

/** A sheet as its page stood and stands: `marks.<criterion>` and the judge's words to text; '' for not scored. */
export const SaveSheetSchema = z.object({
  assignmentId: z.uuid(),
  base: DraftFieldsSchema,
  values: DraftFieldsSchema.refine((fields) =>
    Object.values(fields).every((text) => text.length <= WORDS_MAX),
  ),
  submit: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
});
export const RecuseSchema = z.object({
  assignmentId: z.uuid(),
  reason: z.string().trim().min(2).max(500),
});
export const ReopenSheetSchema = z.object({
  assignmentId: z.uuid(),
  reason: z.string().trim().min(4).max(500),
});
export const RemindJudgesSchema = z.object({
  roundId: z.uuid(),
  roundJudgeIds: ids,
  message: z.string().trim().max(300).default(''),
});
/** Two judges who must not sit on one entry: put on the list, or taken off it. */
export const JudgesApartSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), firstId: z.uuid(), secondId: z.uuid() }),
  z.object({ intent: z.literal('remove'), apartId: z.uuid() }),
]);
