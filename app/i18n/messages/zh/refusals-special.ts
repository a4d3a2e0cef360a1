import type { RefusalCode } from '#app/domain/refusals.ts';

/** Refusals of special awards. */
export const specialRefusals = {
  'special-wrong-status': '这一步现在不能进行：奖项的状态已经改变。',
  'special-nobody': '要求获得某一等奖，又规定获奖作品不能再得，就没有作品可以参评了。请改其中一项。',
  'special-percent': '按比例时，最多是 100%。',
  'special-no-points': '请至少为一项填写分值，否则无法计算。',
  'special-jury-begun': '评委已经开始提名，参评范围、评选方式和提名数不能再改。',
  'special-no-awards': '还没有确认的获奖名单，这个奖项要以它为依据。请先确认获奖名单。',
  'special-no-nominations': '还没有评委提交提名。',
  'special-none-eligible': '目前没有符合条件的参评对象，请检查参评范围。',
  'special-undecided': '还有 {count} 项并列没有决定。',
  'special-basis-changed': '依据已经变化，影响 {count} 项。请重新计算。',
  'special-empty': '还没有确定任何获奖者。',
  'special-nothing-new': '没有需要公布的新内容。',
  'special-no-notice': '获奖名单还没有公示。专项奖与组织奖和获奖名单在同一个公示上公布，请先公示获奖名单。',
  'special-juror-unknown': '请只选择本赛事的评委。',
  'special-juror-sent': '已经提交提名的评委不能移出。',
  'special-jury-empty': '请至少选择或邀请一位评委。',
  'special-jury-over': '提名已经结束。',
  'special-sent': '您已经提交提名，不能再更改。',
  'special-too-many': '最多提名 {most} 件。请先去掉一件。',
  'special-no-nomination': '还没有提名任何作品。',
  'special-not-eligible': '有 {count} 件提名的作品已不能参评，请先去掉。',
} satisfies Partial<Record<RefusalCode, string>>;
