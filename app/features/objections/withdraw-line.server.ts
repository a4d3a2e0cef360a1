import type { z } from 'zod';

import type { TakeOffSchema } from './schemas.ts';
import { takeOff } from './take-off.server.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { openBefore } from '#app/features/results/opened-bundles.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Takes an entry off a confirmed list of those who go on, with a reason that stands in public; the round above is told. */
export async function withdrawLine(
  viewer: Viewer,
  input: z.output<typeof TakeOffSchema>,
  context: Context,
): Promise<Result<{ noticesChanged: number }>> {
  if (!context.tx) await openBefore(viewer, input.listId);
  return inTransaction(context, (tx) => takeOff(tx, viewer, { ...input, kind: 'PLACE' }, context.now));
}
