import { z } from 'zod';

/** An author's word on showing the project in public. To agree takes the tick that the guardian agrees as well. */
export const GalleryChoiceSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('show'), guardian: z.literal('on') }),
  z.object({ intent: z.literal('hide') }),
]);
