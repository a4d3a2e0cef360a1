import { z } from 'zod';

export const UndoMergeSchema = z.object({ mergeId: z.uuid() });
