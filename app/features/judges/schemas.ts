import { z } from 'zod';

import { TIES } from './ties.ts';

const text = (max: number) => z.string().trim().max(max).default('');
/** An id, or nothing chosen. */
const choice = z
  .union([z.literal(''), z.uuid()])
  .optional()
  .transform((value) => value || null);
const count = z.coerce
  .number()
  .int()
  .min(0)
  .max(1000)
  .optional()
  .transform((value) => value ?? null);
const reason = z.string().trim().min(4).max(500);

export const SaveJudgeSchema = z.object({
  organisation: text(80),
  title: text(40),
  schoolId: choice,
  unitId: choice,
  keywords: text(200),
  languages: text(200),
  availability: text(500),
  remark: text(200),
  usualMaxLoad: count,
  /** Weight by discipline code; nothing or 0: not theirs. */
  weights: z.record(z.string().max(20), z.coerce.number().int().min(0).max(100).optional()).default({}),
});
export const BanJudgeSchema = z.object({ unitId: choice, reason });
export const LiftBanSchema = z.object({ banId: z.uuid(), reason });

export const TakeJudgesSchema = z.object({
  personIds: z.array(z.uuid()).min(1).max(500),
  expectedLoad: count,
});
export const RoundJudgeIdSchema = z.object({ roundJudgeId: z.uuid() });
export const AnswerInvitationSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('ACCEPTED'), maxLoad: count, text: text(500) }),
  z.object({ answer: z.literal('DECLINED'), text: z.string().trim().min(2).max(500) }),
]);

export const DeclareSchema = z.object({
  entryIds: z.array(z.uuid()).max(1000).default([]),
  // Every title on the page sends its choice, the empty one too.
  ties: z.record(z.string(), z.union([z.literal(''), z.enum(TIES)]).optional()).default({}),
  reasons: z.record(z.string(), z.string().trim().max(500).optional()).default({}),
});
export const SetConflictSchema = z.object({
  roundJudgeId: z.uuid(),
  entryId: z.uuid(),
  act: z.enum(['bar', 'clear']),
  reason,
});
export const ReplaceSchema = z.object({ assignmentId: z.uuid(), roundJudgeId: z.uuid() });
