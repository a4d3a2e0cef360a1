import { z } from 'zod';

import { DraftFieldsSchema } from '#app/features/shared/draft-schema.ts';

/** Longest comment, in characters. */
export const COMMENT_MAX = 2000;

const ids = z.array(z.uuid()).default([]);
const optionalNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(10_000)
  .optional()
  .transform((value) => value ?? null);
const reason = z.string().trim().min(4).max(500);

/** A deliberation as it is opened; `places` empty: as many as the list leaves to the chosen entries. */
export const OpenDeliberationSchema = z.object({
  listId: z.uuid(),
  border: z.string().max(200),
  entryIds: ids,
  handReason: z.string().trim().max(500).default(''),
  places: optionalNumber,
  personIds: ids,
  quorum: z.coerce.number().int().min(0).max(1000).default(1),
  words: z.string().trim().max(2000).default(''),
});

/** What a member is writing: `about` an entry or '' for all, and the `text`. */
export const SaveWordsSchema = z.object({
  deliberationId: z.uuid(),
  base: DraftFieldsSchema,
  values: DraftFieldsSchema.refine(
    ({ about = '', text = '' }) => about.length < 40 && text.length <= COMMENT_MAX,
  ),
  submit: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
});

export const VoteSchema = z.object({
  deliberationId: z.uuid(),
  yes: z.array(z.object({ entryId: z.uuid(), place: z.number().int().min(1).max(1000).nullable() })),
});

export const CloseDeliberationSchema = z.object({
  deliberationId: z.uuid(),
  /** Needed without the quorum. */
  reason: z.string().trim().max(500).default(''),
});
export const DropDeliberationSchema = z.object({ deliberationId: z.uuid(), reason });

/** What becomes of every entry, with one reason for all and others where they are their own. */
export const DecideSchema = z.object({
  deliberationId: z.uuid(),
  reason,
  lines: z.array(
    z.object({
      entryId: z.uuid(),
      to: z.enum(['SELECTED', 'RESERVE', 'NOT_SELECTED']),
      prizeCode: z.string().max(40).nullable(),
      reason: z.string().trim().max(500),
    }),
  ),
});

export const SecondLookSchema = z.object({
  deliberationId: z.uuid(),
  roundJudgeId: z.uuid(),
  entryIds: ids,
});

const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');

/** A ballot as its form sends it: ticks named `yes`, places named `place.<entry>`. */
export function ballotOf(form: FormData) {
  return form.getAll('yes').map((value) => {
    const entryId = text(value);
    const place = Number.parseInt(text(form.get(`place.${entryId}`)), 10);
    return { entryId, place: place > 0 ? place : null };
  });
}

/** A decision as its form sends it: `to.<entry>` holds a decision, with a prize behind a colon, `why.<entry>` words. */
export function decisionOf(form: FormData) {
  const lines = [...form.keys()]
    .filter((key) => key.startsWith('to.'))
    .map((key) => {
      const entryId = key.slice('to.'.length);
      const [to = '', prizeCode = null] = text(form.get(key)).split(/:(.*)/s);
      return { entryId, to, prizeCode, reason: text(form.get(`why.${entryId}`)) };
    });
  return { reason: text(form.get('reason')), lines };
}
