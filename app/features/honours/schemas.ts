import { z } from 'zod';

import { HONOUR_LEVELS } from '#app/domain/honours.ts';

export const UndoPastImportSchema = z.object({ intent: z.literal('undo'), importId: z.uuid() });

/** How prizes become bonus places of a round. */
export const BonusSchema = z.object({
  roundId: z.uuid(),
  year: z.coerce.number().int().min(1980).max(2200),
  level: z.enum(HONOUR_LEVELS),
  perPrize: z.coerce.number().int().min(1).max(20),
});
