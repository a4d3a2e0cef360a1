import { formatEntryNumber } from '#app/domain/entry-number.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** The highest running number given in a round; 0 before the first. Numbers are never reused. */
export async function lastSequence(tx: Tx, roundId: string): Promise<number> {
  const { _max } = await tx.entry.aggregate({ where: { roundId }, _max: { sequence: true } });
  return _max.sequence ?? 0;
}

type Coded = { code: string } | null;

/** An entry's number by its round's pattern. */
export function numberOf(
  pattern: string,
  entry: { category: Coded; group: Coded; discipline: Coded } | undefined,
  seq: number,
): string {
  return formatEntryNumber(pattern, {
    category: entry?.category?.code ?? '',
    group: entry?.group?.code ?? '',
    discipline: entry?.discipline?.code ?? '',
    seq,
  });
}
