/** Stages of judging that are combined by weight. */
export const stages = {
  preliminaryWeight: '初评权重',
  defenceWeight: '答辩权重',
  weightHint:
    '例如 40 和 60。两个阶段各按上面的方法算出得分，再按权重合成；只有一个阶段评分的作品没有总分。两个阶段要各有自己的评分标准，由不同的评委评分。都不填，则全部评分表一起计算。',
  'short-PRELIMINARY': '初评',
  'short-DEFENCE': '答辩',
  inStage: '（{stage}）',
  weights: '初评 {preliminary}，答辩 {defence}',
};
