import { z } from 'zod';

import { CHECK_KINDS } from '#app/domain/checks.ts';

const ids = z.array(z.uuid()).min(1).max(5000);
const reason = z.string().trim().min(4).max(1000);

const tick = z
  .union([z.literal('on'), z.boolean()])
  .optional()
  .transform((value) => value === 'on' || value === true);

/** `confirm`: the school says that the application forms are true, where a round takes that electronically. */
export const ApproveEntriesSchema = z.object({ entryIds: ids, confirm: tick });
export const RemindEntriesSchema = z.object({
  entryIds: ids,
  message: z.string().trim().max(300).default(''),
});
export const ReturnEntrySchema = z.object({ entryId: z.uuid(), reason });
export const HandInSchema = z.object({ roundId: z.uuid(), schoolId: z.uuid(), entryIds: ids });
/** The school's order: its entries as they stood, and the place typed for each. */
export const OrderEntriesSchema = z.object({
  roundId: z.uuid(),
  schoolId: z.uuid(),
  orderIds: ids,
  places: z.record(z.uuid(), z.coerce.number().optional()).default({}),
});
export const TakeBackSchema = z.object({ entryId: z.uuid() });
export const PassEntriesSchema = z.object({
  roundId: z.uuid(),
  entryIds: ids,
  kind: z.enum(CHECK_KINDS).default('ELIGIBILITY'),
});
export const CheckEntrySchema = z.object({
  entryId: z.uuid(),
  decision: z.enum(['RETURN', 'REJECT']),
  kind: z.enum(CHECK_KINDS).default('ELIGIBILITY'),
  reason,
  /** With a return: the day and time until which its authors may correct it, in the round's local time. */
  until: z.string().max(19).default(''),
});
/** A return of several entries at once, for the same reason. */
export const ReturnEntriesSchema = CheckEntrySchema.omit({ entryId: true, decision: true }).extend({
  roundId: z.uuid(),
  entryIds: ids,
});
export const BULK_ACTS = ['pass', 'return', 'assign'] as const;
/** The most entries that one bulk act takes when it takes all of a filter. */
export const BULK_MOST = 500;
export type BulkAct = (typeof BULK_ACTS)[number];
/** Whose turn checks are to be: a person's, "share" for the round's checkers evenly, or "nobody"'s. */
export const AssignChecksSchema = z.object({
  roundId: z.uuid(),
  entryIds: ids,
  kind: z.enum(CHECK_KINDS).default('ELIGIBILITY'),
  to: z.union([z.enum(['share', 'nobody']), z.uuid()]),
});
export const ReopenCheckSchema = z.object({ entryId: z.uuid(), reason });

/** A deadline of one entry, in the round's local time. */
export const ExtendEntrySchema = z.object({ entryId: z.uuid(), until: z.string().min(1).max(19), reason });
