import { z } from 'zod';

const ids = z.array(z.uuid()).min(1).max(5000);
const reason = z.string().trim().min(4).max(1000);

export const ApproveEntriesSchema = z.object({ entryIds: ids });
export const ReturnEntrySchema = z.object({ entryId: z.uuid(), reason });
export const HandInSchema = z.object({ roundId: z.uuid(), schoolId: z.uuid(), entryIds: ids });
export const TakeBackSchema = z.object({ entryId: z.uuid() });
export const PassEntriesSchema = z.object({ roundId: z.uuid(), entryIds: ids });
export const CheckEntrySchema = z.object({
  entryId: z.uuid(),
  decision: z.enum(['RETURN', 'REJECT']),
  reason,
});
export const ReopenCheckSchema = z.object({ entryId: z.uuid(), reason });

/** A deadline of one entry, in the round's local time. */
export const ExtendEntrySchema = z.object({ entryId: z.uuid(), until: z.string().min(1).max(19), reason });
