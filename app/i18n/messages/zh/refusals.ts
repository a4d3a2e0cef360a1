import type { RefusalCode } from '#app/domain/refusals.ts';

/** Why the portal says no. */
export const refusal: Record<RefusalCode, string> = {
  'not-allowed': '您没有进行这项操作的权限',
  'not-found': '没有找到，可能已被移除',
  'changed-meanwhile': '在您编辑期间，别人已经保存了新的内容。请查看后再保存。',
  'invalid-input': '填写的内容有误，请检查',
  'window-not-open': '还没有开始，请在开放时间内操作',
  'window-closed': '已经截止，不能再操作',
  'entry-wrong-status': '作品的状态已经改变，这一步现在不能进行',
  'entry-not-editable': '作品已提交，不能再修改；如需修改请先撤回',
  'assignment-not-enough-judges': '评委不够：还差 {count} 个评审位置',
  'list-wrong-status': '这份名单的状态已经改变，这一步现在不能进行',
  'list-second-person': '本赛事要求由另一位管理员确认名单',
  'list-undecided': '还有 {count} 件作品在名额线上并列，请先逐一决定',
  'list-empty': '名单上还没有作品',
  'list-no-next-round': '这份名单没有指定下一级赛事',
  'list-codes-missing': '下一级赛事“{round}”没有设置：{codes}。请先在该赛事中补上。',
  'list-already-entered': '有 {count} 件作品已经在下一级赛事中',
  'list-line-unchanged': '这件作品已经是这个决定',
  'list-no-result': '还没有可用的评分汇总，请先生成',
  'list-no-quota': '还没有设置晋级名额，请先设置',
  'notice-already-published': '这份名单已经公示',
  'result-nothing-scored': '还没有已提交的评分表',
  'quota-exceeded': '超出名额：现有 {used} 项，名额 {limit} 项，请减少 {over} 项',
  'list-no-prizes': '本赛事还没有设置奖项',
  'list-prize-needed': '请选择给予的奖次',
};
