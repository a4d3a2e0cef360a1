import type { RefusalCode } from '#app/domain/refusals.ts';

/** Refusals of deliberations, of what they hold up, and of stages with weights. */
export const deliberationRefusals = {
  'list-line-deliberated': '这件作品正在评议，请等评议作出决定，或先终止评议。',
  'list-deliberation-open': '有 {count} 项评议还没有作出决定。',
  'deliberation-too-few': '至少要有两件作品才需要评议。',
  'deliberation-places': '名额要在 1 和 {most} 之间：少于作品数，才有需要决定的事。',
  'deliberation-taken': '有 {count} 件作品已在另一项没有结束的评议中。',
  'deliberation-members': '请至少选择一位评议成员，并只选本赛事的评委或管理本赛事的组委会成员。',
  'deliberation-quorum-large': '法定人数不能多于成员人数（{members}）。',
  'deliberation-hand-reason': '有 {count} 件作品是手工加入或去掉的，请写明理由（至少 4 个字）。',
  'deliberation-over': '评议已经结束，不能再发言、投票或修改。',
  'deliberation-voted': '您已经投过票。票一经投出不能更改。',
  'deliberation-votes-many': '最多赞成 {places} 件。',
  'deliberation-votes-order': '顺序要从 1 开始、不重复、不跳号，并且只填在赞成的作品上。',
  'deliberation-quorum': '只有 {voted} 人投票，法定人数是 {quorum} 人。要现在截止，请写明理由。',
  'deliberation-not-closed': '请先截止投票，再作决定。',
  'deliberation-undecided': '还有 {count} 件作品没有决定。',
  'deliberation-choose': '请为每件作品选择决定。',
  'deliberation-no-entry': '这位评委没有可以加评的作品，可能是情况刚刚变了。',
  'result-stage-rubric': '按阶段加权计分，需要初评和答辩各有自己的评分标准。请先在设置里补上。',
  'stage-weights-both': '两个阶段的权重要么都填，要么都不填。',
  'stage-weights-consensus': '评审组合议只有一份合议分，不能按阶段加权。请改用其他计分方法，或清空权重。',
} satisfies Partial<Record<RefusalCode, string>>;
