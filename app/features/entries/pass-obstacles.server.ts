import type { Refusal } from '#app/domain/result.ts';
import { lostFileRefusals } from '#app/features/projects/lost-files.server.ts';
import type { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Why entries may not be found eligible as they are, whoever checks them; those that may are absent. */
export async function passObstacles(
  tx: Tx | typeof db,
  entries: readonly { id: string }[],
): Promise<Map<string, Refusal>> {
  return lostFileRefusals(
    tx,
    entries.map(({ id }) => id),
  );
}
