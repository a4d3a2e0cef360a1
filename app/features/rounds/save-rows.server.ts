import { z } from 'zod';

import { saveCategories, saveDisciplines, saveGroups } from './save-divisions.server.ts';
import { saveFields, saveSlots } from './save-form.server.ts';
import { saveQuota } from './save-quota.server.ts';
import { savePrizes } from './save-prizes.server.ts';
import { QUOTA_LISTS } from './row-lists.ts';
import { RowSchemas } from './schemas.ts';

import { managesRound } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export const SaveRowsSchema = z.discriminatedUnion('list', [
  z.object({ list: z.literal('categories'), rows: RowSchemas.categories }),
  z.object({ list: z.literal('groups'), rows: RowSchemas.groups }),
  z.object({ list: z.literal('disciplines'), rows: RowSchemas.disciplines }),
  z.object({ list: z.literal('fields'), rows: RowSchemas.fields }),
  z.object({ list: z.literal('slots'), rows: RowSchemas.slots }),
  z.object({ list: z.literal('prizes'), rows: RowSchemas.prizes }),
  z.object({
    list: z.literal('hand-in-quota'),
    rows: RowSchemas['hand-in-quota'],
  }),
  z.object({
    list: z.enum(['finalist-quota', 'advance-quota']),
    rows: RowSchemas['advance-quota'],
    reserves: z.coerce.number().int().min(0).max(1000).default(0),
    minimum: z.coerce.number().min(0).max(100).optional(),
  }),
]);

type SaveRows = z.output<typeof SaveRowsSchema> & { roundId: string };

/**
 * Saves one of a round's lists whole: rows with an id change, rows without are new, rows left out go away unless
 * something uses them. Order is the order of the rows.
 */
export async function saveRows(
  viewer: Viewer,
  input: SaveRows,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, input.roundId);
    if (!round) return refuse('not-found');
    const saved = await saveList(tx, input);
    if (!saved.ok) return saved;
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-rows',
      subject: { type: 'round', id: input.roundId },
      roundId: input.roundId,
      data: { list: input.list, rows: input.rows.length },
    });
    return ok(undefined);
  });
}

function saveList(tx: Tx, input: SaveRows): Promise<Result<undefined>> {
  const { roundId } = input;
  switch (input.list) {
    case 'categories':
      return saveCategories(tx, roundId, input.rows);
    case 'groups':
      return saveGroups(tx, roundId, input.rows);
    case 'disciplines':
      return saveDisciplines(tx, roundId, input.rows);
    case 'fields':
      return saveFields(tx, roundId, input.rows);
    case 'slots':
      return saveSlots(tx, roundId, input.rows);
    case 'prizes':
      return savePrizes(tx, roundId, input.rows);
    case 'hand-in-quota':
      return saveQuota(tx, roundId, { kind: 'HAND_IN', rows: input.rows, reserves: 0 });
    case 'finalist-quota':
    case 'advance-quota':
      return saveQuota(tx, roundId, {
        kind: QUOTA_LISTS[input.list],
        rows: input.rows,
        reserves: input.reserves,
        minimum: input.minimum,
      });
  }
}
