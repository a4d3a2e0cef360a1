import { z } from 'zod';

import { LIST_COLUMNS, SORT_KEYS, TEMPLATE_CODES } from '#app/domain/list-template.ts';

export const ListIdSchema = z.object({ listId: z.uuid() });

/** Handing on while the list's notice is still running needs a reason. */
export const HandOnListSchema = ListIdSchema.extend({ reason: z.string().trim().max(500).optional() });
export const RoundIdSchema = z.object({ roundId: z.uuid() });
/** Making the scoring table of a round, and ending a run that makes it. */
export const TableActionSchema = z.discriminatedUnion('intent', [
  RoundIdSchema.extend({ intent: z.literal('compute') }),
  RoundIdSchema.extend({ intent: z.literal('cancel'), jobId: z.uuid() }),
]);

/** A change by hand to one line of a drafted list. */
export const OverrideLineSchema = z.object({
  listId: z.uuid(),
  entryId: z.uuid(),
  to: z.enum(['SELECTED', 'RESERVE', 'NOT_SELECTED']),
  /** For an award list: the prize given with SELECTED. */
  prizeCode: z.string().optional(),
  reason: z.string().trim().min(4).max(500),
});

/** Publication of a confirmed list. `closesAt` is local time in the round's zone. */
export const PublishListSchema = z.object({
  listId: z.uuid(),
  title: z.string().trim().min(4).max(120),
  body: z.string().trim().max(4000).default(''),
  days: z.coerce.number().int().min(1).max(60).default(7),
});

export const WithdrawNoticeSchema = z.object({
  noticeId: z.uuid(),
  reason: z.string().trim().min(4).max(500),
});

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const words = (max: number) => z.string().trim().max(max).default('');

/** How a list is printed. A column without a place is left out; the others stand by their places. */
export const SaveListTemplateSchema = z.object({
  roundId: z.uuid(),
  code: z.enum(TEMPLATE_CODES),
  title: words(120).transform((title) => title || '{list}'),
  closing: words(300),
  sections: ticked,
  padNames: ticked,
  maskNames: ticked,
  columns: z
    .array(
      z.object({
        column: z.enum(LIST_COLUMNS),
        place: z.coerce.number().int().min(1).max(99).optional(),
        heading: words(40),
      }),
    )
    .transform((columns) =>
      columns
        .flatMap(({ place, ...column }) => (place === undefined ? [] : [{ place, column }]))
        .sort((a, b) => a.place - b.place)
        .map(({ column }) => column),
    ),
  order: z
    .array(z.enum(SORT_KEYS).optional())
    .default([])
    .transform((keys) => [...new Set(keys.flatMap((key) => key ?? []))]),
});
