import { z } from 'zod';

import { COMMENT_DECISIONS } from '#app/domain/feedback.ts';

export const RoundFeedbackSchema = z.object({ roundId: z.uuid() });

export const COMMENT_MAX = 2000;

/** A decision on one comment. What is held back or worded anew needs a reason; what is worded anew, words. */
export const ReviewCommentSchema = z
  .object({
    sheetId: z.uuid(),
    /** The judge's words that were on the page. */
    original: z.string(),
    decision: z.enum(COMMENT_DECISIONS),
    text: z.string().trim().max(COMMENT_MAX).default(''),
    reason: z.string().trim().max(500).default(''),
  })
  .refine(({ decision, text }) => decision !== 'EDITED' || text.length >= 2, {
    path: ['text'],
    error: 'form.required',
  })
  .refine(({ decision, reason }) => decision === 'AS_WRITTEN' || reason.length >= 4, {
    path: ['reason'],
    error: 'form.required',
  });
