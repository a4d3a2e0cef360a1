import { z } from 'zod';

import { FLAG_DECISIONS, FLAG_KINDS } from '#app/domain/flags.ts';

export const FLAG_WORDS_MAX = 1000;

export const RaiseFlagSchema = z.object({
  assignmentId: z.uuid(),
  /** Made on the device, so that a flag sent twice is stored once. */
  token: z.string().regex(/^[0-9a-f]{32}$/),
  kind: z.enum(FLAG_KINDS),
  words: z.string().trim().min(4).max(FLAG_WORDS_MAX),
});

export const SettleFlagSchema = z.object({
  flagId: z.uuid(),
  decision: z.enum(FLAG_DECISIONS),
  answer: z.string().trim().min(2).max(FLAG_WORDS_MAX),
});
