/** settings of prizes and shares beyond the first ones */
export const prizes = {
  among: 'Who may win it',
  amongFINALISTS: 'heard at the defence',
  amongOTHERS: 'not heard at the defence',
  rounding: 'Shares rounded by',
  roundingHAMILTON: 'largest remainder',
  roundingWEBSTER: 'Webster (Sainte-Laguë)',
  perCategory: 'Count percentages of prizes within each category',
  perCategoryHint: 'Otherwise all categories share the prizes together.',
  cap: 'Most entries that may win anything, in percent',
  capHint:
    'When prizes would pass it, the best are kept whole, and the first that does not fit is shared over the categories in proportion. Empty: no limit.',
  capTied:
    'When the cap was shared over categories, these had equal remainders: {names}. The first of them got the place; people should settle it.',
};
