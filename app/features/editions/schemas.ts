import { z } from 'zod';

import { PROMOTIONS } from '#app/domain/promoted-students.ts';

const name = z.string().trim().min(2).max(60);
const year = z.coerce.number().int().min(2000).max(2100);

export const CreateEditionSchema = z.object({ name, year });
export const CopyEditionSchema = z.object({ editionId: z.uuid(), name, year });

export const CreateRoundsSchema = z.object({
  editionId: z.uuid(),
  unitIds: z.array(z.uuid()).default([]),
  preset: z.enum(['innovation', 'science-fair']).default('innovation'),
  /** The first day on which students may enter, as YYYY-MM-DD in the time zone. */
  firstDay: z.iso.date(),
  timeZone: z
    .string()
    .max(60)
    .default('Asia/Shanghai')
    .refine((zone) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
      } catch {
        return false;
      }
    }),
  /** What goes on where one of the new links leads to a nation; projects if it is not said. */
  toNation: z.enum(PROMOTIONS).optional(),
  number: z.coerce.number().int().min(1).max(500).optional(),
});
