import { z } from 'zod';

/** The windows in which entries come in: while one of them is open or to come, an import needs no reason. */
export const ENTRY_WAITS = ['SUBMISSION', 'SCHOOL'] as const;

/** Why an import comes after the time for entering. */
export const ReasonSchema = z.string().trim().max(500);
export const REASON_LEAST = 4;

export const UndoEntryImportSchema = z.object({ intent: z.literal('undo'), importId: z.uuid() });
