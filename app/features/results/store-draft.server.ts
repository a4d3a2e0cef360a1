import { freeze } from './frozen.server.ts';
import type { Labels } from '#app/domain/bundle/labels.ts';
import type { ComputedLine, ListInputs } from '#app/domain/bundle/list-inputs.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';
import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

type Reason = { code: string; params: Record<string, string | number | undefined> };

type Draft = {
  list: Omit<Prisma.EntryListUncheckedCreateInput, 'inputs' | 'lines'> & { edgeId: string | null };
  /** By `freezeDraft`. */
  frozen: Uint8Array<ArrayBuffer>;
  entries: Labels;
  lines: readonly ComputedLine[];
  /** A line's reason in the words that people know. */
  reasonOf: (line: ComputedLine) => Reason;
};

/** What a list is kept with for good, packed; worked out before the transaction that keeps it. */
export function freezeDraft(inputs: ListInputs, lines: readonly ComputedLine[], entries: Labels) {
  return freeze({ inputs, lines, entryIds: entries.ids });
}

/**
 * Stores a list as it was computed, with everything it was computed from. An earlier draft for the same purpose is
 * superseded. Returns the list's id.
 */
export async function storeDraft(tx: Tx, { list, frozen, entries, lines, reasonOf }: Draft): Promise<string> {
  const { roundId, edgeId, kind } = list;
  await tx.entryList.updateMany({
    where: { roundId, edgeId, kind, status: 'DRAFT' },
    data: { status: 'SUPERSEDED' },
  });
  const { id } = await tx.entryList.create({
    data: { ...list, inputs: frozen },
    select: { id: true },
  });
  await insertRows(
    tx,
    'EntryListLine',
    lines.map((line) => ({
      id: uuidv7(),
      listId: id,
      entryId: entries.idOf(line.entryId),
      decision: line.decision,
      position: line.position,
      rank: line.rank,
      value: line.value,
      prizeCode: line.prizeCode,
      reason: JSON.stringify(reasonOf(line)),
    })),
    ['decision'],
  );
  return id;
}

/** The rows of a scoring table, best first, unscored last. */
export async function readRows(tx: Pick<Tx, 'resultRow'>, resultId: string): Promise<RankedEntry[]> {
  return tx.resultRow.findMany({
    where: { resultId },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entryId: 'asc' }],
    select: { entryId: true, value: true, rank: true, tied: true },
  });
}

/** The same rows under labels. */
export const labelRows = (rows: readonly RankedEntry[], entries: Labels): RankedEntry[] =>
  rows.map((row) => ({ ...row, entryId: entries.of(row.entryId) }));
