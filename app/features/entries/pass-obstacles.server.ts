import { readForms } from './confirm-school.server.ts';
import type { FormProofRule } from '#app/domain/form-proof.ts';
import { mayPassForm } from '#app/domain/form-proof.ts';
import type { Refusal } from '#app/domain/result.ts';
import { lostFileRefusals } from '#app/features/projects/lost-files.server.ts';
import type { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Why entries may not be found eligible as they are, whoever checks them: a required file was lost to a virus, or the
 * school has not confirmed the present version of the form. Those that may are absent.
 */
export async function passObstacles(
  tx: Tx | typeof db,
  entries: readonly { id: string; round: { formProof: FormProofRule } }[],
): Promise<Map<string, Refusal>> {
  const lost = await lostFileRefusals(
    tx,
    entries.map(({ id }) => id),
  );
  const unproven = (await readForms(tx, entries)).flatMap(({ entry, facts }) => {
    const may = mayPassForm(facts.proof);
    return may.ok ? [] : [[entry.id, may.refusals[0]] as const];
  });
  return new Map([...unproven, ...lost]);
}
