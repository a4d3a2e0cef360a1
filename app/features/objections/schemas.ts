import { z } from 'zod';

import { OUTCOMES, REMEDIES } from '#app/domain/objections.ts';

export const STATEMENT_MAX = 4000;
export const ANSWER_MAX = 4000;
export const PUBLIC_MAX = 300;

const ticked = z
  .union([z.literal('on'), z.literal(''), z.boolean()])
  .optional()
  .transform((value) => value === 'on' || value === true);

/** What an objector sends; files come beside it. */
export const FileObjectionSchema = z.object({
  noticeId: z.uuid(),
  /** Running number of a published line; '' for the list in general. */
  line: z.union([z.literal(''), z.coerce.number().int().min(1).max(1_000_000)]).default(''),
  /** Made with the page: the same form sent twice is one objection. */
  token: z.uuid(),
  name: z.string().trim().min(2).max(40),
  unitName: z.string().trim().min(2).max(80),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^\+?[\d\s()-]{6,}$/),
  text: z.string().trim().min(10).max(STATEMENT_MAX),
  vouches: z.literal('on'),
});

export const ObjectionIdSchema = z.object({ objectionId: z.uuid() });

export const AssignObjectionSchema = ObjectionIdSchema.extend({ personId: z.uuid() });

export const AddNoteSchema = ObjectionIdSchema.extend({ text: z.string().trim().min(2).max(2000) });

/** How it ends. `remedy` is asked for where the objection is proven. */
export const AnswerObjectionSchema = ObjectionIdSchema.extend({
  outcome: z.enum(OUTCOMES),
  remedy: z.enum(REMEDIES).optional(),
  answer: z.string().trim().min(4).max(ANSWER_MAX),
  publicText: z.string().trim().min(4).max(PUBLIC_MAX),
  /** Looked at again: what looks like the objector's name is somebody else's. */
  namesNobody: ticked,
});

export const EraseRoundSchema = z.object({ roundId: z.uuid() });

/** About an entry that the list it came from has taken off. */
export const DecideBelowSchema = z.object({
  roundId: z.uuid(),
  entryId: z.uuid(),
  decision: z.enum(['LEAVES', 'STAYS']),
  reason: z.string().trim().min(4).max(PUBLIC_MAX),
});

/** A line of a confirmed list that is taken off. */
export const TakeOffSchema = z.object({
  listId: z.uuid(),
  entryId: z.uuid(),
  reason: z.string().trim().min(4).max(PUBLIC_MAX),
});

/** One author of a project on a list that promotes students. */
export const StudentOffSchema = TakeOffSchema.extend({ authorId: z.uuid() });
export const StudentBackSchema = z.object({ listId: z.uuid(), authorId: z.uuid() });

export const PromoteSchema = z.object({
  listId: z.uuid(),
  /** Who was taken off. */
  withdrawnId: z.uuid(),
  /** Who was shown to come in. */
  entryId: z.uuid(),
  reason: z.string().trim().min(4).max(PUBLIC_MAX),
});
