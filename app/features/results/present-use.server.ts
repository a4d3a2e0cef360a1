import { FrozenList } from './frozen-list.ts';
import { thaw } from './frozen.server.ts';
import { labelsOf } from '#app/domain/bundle/labels.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * How many places of each rule of a list are taken as it stands now, after changes by hand, withdrawals and reserves that
 * moved up; in the order in which the list keeps its rules. Null for a list without a quota, and for one that was drafted
 * before inputs were kept.
 */
export async function presentUse(
  tx: Pick<Tx, 'entryList' | 'entryListLine'>,
  listId: string,
): Promise<number[] | null> {
  const { inputs } = await tx.entryList.findUniqueOrThrow({
    where: { id: listId },
    select: { inputs: true },
  });
  if (!inputs) return null;
  const frozen = FrozenList.parse(await thaw(inputs));
  if (frozen.inputs.kind === 'AWARD') return null;
  const labels = labelsOf('e', frozen.entryIds);
  const known = new Set(frozen.entryIds);
  const selected = await tx.entryListLine.findMany({
    where: { listId, decision: 'SELECTED' },
    select: { entryId: true },
  });
  const taken = selected.flatMap(({ entryId }) => (known.has(entryId) ? [labels.of(entryId)] : []));
  return expandQuota(frozen.inputs.lines, frozen.inputs.candidates).map(
    ({ members }) => taken.filter((label) => members.has(label)).length,
  );
}
