import { z } from 'zod';

import { MARKS } from '#app/domain/defence/marks.ts';

const minutes = (min: number) => z.coerce.number().int().min(min).max(120);
const reason = z.string().trim().min(4).max(500);

/** A session as its form says it: local times in the round's zone, breaks as "10:30-10:45 12:00-13:30". */
export const SaveSessionSchema = z.object({
  roundId: z.uuid(),
  sessionId: z
    .union([z.literal(''), z.uuid()])
    .optional()
    .transform((value) => value || null),
  panelId: z.uuid(),
  room: z.string().trim().min(1).max(40),
  startsAt: z.string().min(16).max(19),
  endsAt: z.string().min(16).max(19),
  presentMinutes: minutes(1),
  questionMinutes: minutes(0),
  changeMinutes: minutes(0),
  breaks: z.string().trim().max(200).default(''),
});
export const SessionIdSchema = z.object({ sessionId: z.uuid() });

export const DrawSchema = z.object({
  roundId: z.uuid(),
  mode: z.enum(['LOT', 'FIXED']),
  /** Announced in public; absent: the portal takes one by chance and writes it down. */
  seed: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  /** Why it is drawn again. */
  reason: z.string().trim().max(500).default(''),
});
export const PublishDefenceSchema = z.object({
  roundId: z.uuid(),
  bring: z.string().trim().max(500).default(''),
});
export const DefenceIdSchema = z.object({ roundId: z.uuid() });

export const MarkSlotSchema = z.object({
  entryId: z.uuid(),
  mark: z.enum(MARKS),
  reason: z
    .string()
    .trim()
    .max(500)
    .optional()
    .transform((value) => value || null),
});
export const SwapSlotsSchema = z.object({ entryId: z.uuid(), otherId: z.uuid(), reason });
