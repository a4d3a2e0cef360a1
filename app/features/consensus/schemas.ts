import { z } from 'zod';

export const CONSENSUS_WORDS_MAX = 1000;

/** Agreed marks as their form sends them: `marks.<criterion>` and `reasons.<criterion>` to text. */
export const SaveConsensusSchema = z.object({
  entryId: z.uuid(),
  values: z.record(z.string().max(80), z.string().max(CONSENSUS_WORDS_MAX)),
});

export const AnswerConsensusSchema = z.object({
  entryId: z.uuid(),
  /** Of the marks that the member has seen. */
  revision: z.coerce.number().int().min(1),
  agrees: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  words: z.string().trim().max(CONSENSUS_WORDS_MAX).default(''),
});
