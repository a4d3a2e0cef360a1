/** The lists of a round's settings, in the order in which they are usually filled in. */
export const ROW_LISTS = [
  'categories',
  'groups',
  'disciplines',
  'fields',
  'slots',
  'hand-in-quota',
  'finalist-quota',
  'advance-quota',
  'prizes',
] as const;
export type RowList = (typeof ROW_LISTS)[number];

/** Lists that are a quota, by what it is for. */
export const QUOTA_LISTS = {
  'hand-in-quota': 'HAND_IN',
  'finalist-quota': 'FINALIST',
  'advance-quota': 'ADVANCE',
} as const;

/** Whether a list is a quota that picks from a ranking, with reserves and a least value. */
export const isPicking = (list: RowList): list is 'finalist-quota' | 'advance-quota' =>
  list === 'finalist-quota' || list === 'advance-quota';

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
