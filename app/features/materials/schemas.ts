import { z } from 'zod';

/** The day of the last signature on a form that is signed before work begins. */
export const DateSignatureSchema = z.object({
  entryId: z.uuid(),
  materialId: z.uuid(),
  signedOn: z.string().max(10),
});
