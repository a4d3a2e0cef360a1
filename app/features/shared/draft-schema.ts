import { z } from 'zod';

/** The fields of a form that saves itself, sent as one JSON text: name to text. */
export const DraftFieldsSchema = z
  .string()
  .max(200_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(80), z.string().max(20_000)));

/** A page as it stands, and as it stood when the page was made: two records of field names to texts, as JSON. */
