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
export const AddJudgesSchema = z.object({ roundId: z.uuid(), judges: z.string().trim().min(1).max(50_000) });
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

export const ProposeSchema = z.object({
  roundId: z.uuid(),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  /** Judges of no related discipline stay out, also where places stay empty. */
  ownDisciplineOnly: flag,
  /** No two judges of one school or unit on an entry. */
  onePerOrganisation: flag,
  /** Tasks that nobody has begun may move, as few as possible. */
  repair: flag,
});
export type ProposalOptions = Pick<
  z.input<typeof ProposeSchema>,
  'ownDisciplineOnly' | 'onePerOrganisation' | 'repair'
>;
export const PlanSchema = z.object({ planId: z.uuid() });
export const PlanPairSchema = z.object({ planId: z.uuid(), entryId: z.uuid(), roundJudgeId: z.uuid() });
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
