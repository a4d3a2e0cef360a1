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
};
