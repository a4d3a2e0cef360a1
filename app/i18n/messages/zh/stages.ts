/** Stages of judging that are combined by weight. */
export const stages = {
  preliminaryWeight: '初评权重',
  defenceWeight: '答辩权重',
  weightHint:
    '例如 40 和 60。两个阶段各按上面的方法算出得分，再按权重合成；缺一个阶段评分的作品没有总分。确定了入围名单的，未入围的作品只按初评排在入围作品之后。两个阶段要各有自己的评分标准。都不填，则全部评分表一起计算。',
  'short-PRELIMINARY': '初评',
  'short-DEFENCE': '答辩',
  stage: '阶段',
  allSheets: '全部评分表',
  assigned: '现在分配的是{stage}阶段。两个阶段各自分配，在“设置”里切换。',
  inStage: '（{stage}）',
  confirmFinalists:
    '确认后，这 {count} 件作品参加终评答辩，其他作品不再参加；已经安排给其他作品、还没有开始的答辩评审任务和答辩位置随之取消。',
  finalistsNamed: '{of} 件作品中有 {count} 件入围终评，只有它们参加答辩。',
  finalistsList: '看入围名单',
  finalistsNone: '没有确定入围名单，{count} 件作品都参加答辩。',
  finalistsDraft: '拟定入围名单',
  finalistsQuotaFirst: '初评后只让一部分作品参加答辩？先设置入围名额。',
  weights: '初评 {preliminary}，答辩 {defence}',
};
