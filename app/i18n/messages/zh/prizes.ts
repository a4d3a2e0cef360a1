/** settings of prizes and shares beyond the first ones */
export const prizes = {
  among: '谁可以得',
  amongFINALISTS: '进入答辩的',
  amongOTHERS: '没有进入答辩的',
  rounding: '按比例取整',
  roundingHAMILTON: '最大余数',
  roundingWEBSTER: '圣拉古（韦氏）',
  perCategory: '奖项比例按类别分别计算',
  perCategoryHint: '不勾选时，全部类别放在一起按同一比例评奖。',
  cap: '获奖总数上限（占参赛作品的百分比）',
  capHint: '奖项合计超过时，先保证高的奖项，放不下的那一级按各类别的名额比例分配。不填为不限。',
  capTied: '总数上限分到各类别时，这些类别的余数相同：{names}。名额给了排在前面的，请人工核定。',
};
