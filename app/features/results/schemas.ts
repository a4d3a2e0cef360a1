import { z } from 'zod';

export const ListIdSchema = z.object({ listId: z.uuid() });
export const RoundIdSchema = z.object({ roundId: z.uuid() });

/** A change by hand to one line of a drafted list. */
export const OverrideLineSchema = z.object({
  listId: z.uuid(),
  entryId: z.uuid(),
  to: z.enum(['SELECTED', 'RESERVE', 'NOT_SELECTED']),
  /** For an award list: the prize given with SELECTED. */
  prizeCode: z.string().optional(),
  reason: z.string().trim().min(4).max(500),
});

/** Publication of a confirmed list. `closesAt` is local time in the round's zone. */
export const PublishListSchema = z.object({
  listId: z.uuid(),
  title: z.string().trim().min(4).max(120),
  body: z.string().trim().max(4000).default(''),
  days: z.coerce.number().int().min(1).max(60).default(7),
});

export const WithdrawNoticeSchema = z.object({
  noticeId: z.uuid(),
  reason: z.string().trim().min(4).max(500),
});
