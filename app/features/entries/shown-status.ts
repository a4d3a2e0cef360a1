import { ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import type { EntryStatus } from '#app/domain/entry-status.ts';

/** A state as people read it: what was promoted and wants completing is no return, though its authors write as after one. */
export type ShownStatus = EntryStatus | 'TO_COMPLETE';

export const SHOWN_STATUSES: readonly ShownStatus[] = ENTRY_STATUSES.flatMap((status) =>
  status === 'RETURNED' ? [status, 'TO_COMPLETE' as const] : [status],
);

/** A state named in an address; undefined when it names none. */
export const shownStatusOf = (status: string) => SHOWN_STATUSES.find((one) => one === status);

/** Entries in a state as people read it, given which of them want completing. */
export function shownStatusWhere(status: ShownStatus, toComplete: ReadonlySet<string>) {
  if (status === 'TO_COMPLETE') return { id: { in: [...toComplete] } };
  if (status === 'RETURNED' && toComplete.size > 0)
    return { status: 'RETURNED' as const, id: { notIn: [...toComplete] } };
  return { status };
}

/** How many entries are in each state as people read it. */
export function shownCounts(
  rows: readonly { status: EntryStatus; _count: { _all: number } }[],
  toComplete: number,
): Partial<Record<ShownStatus, number>> {
  const counts = Object.fromEntries(rows.map((row) => [row.status, row._count._all]));
  return toComplete === 0
    ? counts
    : { ...counts, RETURNED: (counts.RETURNED ?? 0) - toComplete, TO_COMPLETE: toComplete };
}
