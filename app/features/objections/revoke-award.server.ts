import type { z } from 'zod';

import type { TakeOffSchema } from './schemas.ts';
import { takeOff } from './take-off.server.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { openBefore } from '#app/features/results/opened-bundles.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Takes a prize back after its list was confirmed, with a reason that stands in public; its certificate is void. */
export async function revokeAward(
  viewer: Viewer,
  input: z.output<typeof TakeOffSchema>,
  context: Context,
): Promise<Result<{ noticesChanged: number }>> {
  if (!context.tx) await openBefore(viewer, input.listId);
  return inTransaction(context, (tx) => takeOff(tx, viewer, { ...input, kind: 'AWARD' }, context.now));
}
