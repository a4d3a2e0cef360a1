import { z } from 'zod';

/** An upload that its person has given up, by the page's own id. */
export const CancelUploadSchema = z.object({ uploadId: z.uuid() });

/** The day of the last signature on a form that is signed before work begins. */
export const DateSignatureSchema = z.object({
  entryId: z.uuid(),
  materialId: z.uuid(),
  signedOn: z.string().max(10),
});
