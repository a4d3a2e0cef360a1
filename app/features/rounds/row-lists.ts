/** The lists of a round's settings, in the order in which they are usually filled in. */
export const ROW_LISTS = [
  'categories',
  'groups',
  'disciplines',
  'fields',
  'slots',
  'hand-in-quota',
  'advance-quota',
  'prizes',
] as const;
export type RowList = (typeof ROW_LISTS)[number];

/** Whether an address names one of the lists. */
export function isRowList(value: string | undefined): value is RowList {
  return ROW_LISTS.some((list) => list === value);
}

/** Lists that mean the same in another round; quotas and prizes name units and places of their own. */
const COPYABLE: readonly RowList[] = ['categories', 'groups', 'disciplines', 'fields', 'slots'];

/** Whether a list can be copied from another round. */
export function isCopyable(list: RowList): boolean {
  return COPYABLE.includes(list);
}
