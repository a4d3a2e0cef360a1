import { readForms } from './confirm-school.server.ts';
import type { FormProofRule } from '#app/domain/form-proof.ts';
import { mayPassForm } from '#app/domain/form-proof.ts';
import type { Refusal } from '#app/domain/result.ts';
import { lostFileRefusals } from '#app/features/projects/lost-files.server.ts';
import type { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Why entries may not be found eligible as they are, whoever checks them: a required file was lost to a virus, or the
 * school has not confirmed the present version of the form. Those that may are absent. For what was imported from outside,
 * the list that its unit has sealed stands for the form.
 */
export async function passObstacles(
  tx: Tx | typeof db,
  entries: readonly { id: string; round: { formProof: FormProofRule } }[],
): Promise<Map<string, Refusal>> {
  const lost = await lostFileRefusals(
    tx,
    entries.map(({ id }) => id),
  );
  const imported = await tx.entry.findMany({
    where: { id: { in: entries.map(({ id }) => id) }, source: 'IMPORTED' },
    select: { id: true },
  });
  const sealed = new Set(imported.map(({ id }) => id));
  const own = entries.filter(({ id }) => !sealed.has(id));
  const unproven = (await readForms(tx, own)).flatMap(({ entry, facts }) => {
    const may = mayPassForm(facts.proof);
    return may.ok ? [] : [[entry.id, may.refusals[0]] as const];
  });
  return new Map([...unproven, ...lost]);
}
