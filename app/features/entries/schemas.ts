import { z } from 'zod';

import { CHECK_KINDS } from '#app/domain/checks.ts';

const ids = z.array(z.uuid()).min(1).max(5000);
const reason = z.string().trim().min(4).max(1000);

export const ApproveEntriesSchema = z.object({ entryIds: ids });
export const ReturnEntrySchema = z.object({ entryId: z.uuid(), reason });
export const HandInSchema = z.object({ roundId: z.uuid(), schoolId: z.uuid(), entryIds: ids });
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
export const ReopenCheckSchema = z.object({ entryId: z.uuid(), reason });

/** A deadline of one entry, in the round's local time. */
export const ExtendEntrySchema = z.object({ entryId: z.uuid(), until: z.string().min(1).max(19), reason });
