/** The lists of a round's settings, in the order in which they are usually filled in. */
export const ROW_LISTS = [
  'categories',
  'groups',
  'disciplines',
  'fields',
  'slots',
  'criteria',
  'hand-in-quota',
  'advance-quota',
  'prizes',
] as const;
export type RowList = (typeof ROW_LISTS)[number];

/** Whether an address names one of the lists. */
export function isRowList(value: string | undefined): value is RowList {
  return ROW_LISTS.some((list) => list === value);
}
