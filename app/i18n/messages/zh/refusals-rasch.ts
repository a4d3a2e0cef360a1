import type { RaschRefusalCode } from '#app/domain/refusals-rasch.ts';

/** Why no table is made by the Rasch model, or in the background. */
export const raschRefusals: Record<RaschRefusalCode, string> = {
  'rasch-marks-not-whole':
    '指标“{criterion}”有不是整分的评分，拉什模型只能用整分。请把这项指标改为整分或等级后重新评分，或改用其他算法。',
  'rasch-too-many-marks':
    '指标“{criterion}”的档次太多（超过 {most} 档），不能当作等级，拉什模型无法使用。请把它拆成每项不超过 20 分的几项指标或改为等级，或改用其他算法。',
  'rasch-criteria-differ':
    '指标“{criterion}”在不同的评分标准里满分不同，拉什模型不能把它当作同一项指标。请统一满分，或给其中一项换一个代码，或改用其他算法。',
  'rasch-scales-differ':
    '指标“{criterion}”和“{other}”的满分不同，不能共用一个等级量表。请在设置里改选“各指标分别设档”，或统一满分。',
  'rasch-rubrics-apart':
    '几份评分标准没有一项共同的指标：分不清是作品好还是指标容易，拉什模型无法把它们放在一起排名。请让各评分标准至少共用一项代码相同的指标，或改用其他算法。',
  'rasch-pieces':
    '全部满分或全部最低分的作品和评委不参与估计；去掉它们以后，评审分成互不相连的 {pieces} 块，拉什模型无法把它们放在一起排名。请再安排共同评审，或改用其他算法。',
  'rasch-parted':
    '计算没有收敛，也不会收敛：评分把作品、评委或档次完全分成了高低两组，中间没有重叠，相差多少无法估计。没有生成汇总表；各指标满分相同时可以改选“全部指标共用一个量表”，也可以再安排共同评审，或改用其他算法。',
  'rasch-not-converged':
    '计算没有收敛：{turns} 步之后，最大残差仍是 {residual} 分，没有生成汇总表。评分可能太少；请再安排共同评审，或改用其他算法。',
  'result-inputs-moved':
    '计算期间评分一直在变（已重算 {count} 次），没有生成汇总表。请等评委提交得少一些时再生成。',
  'result-run-running': '评分汇总表正在生成，请等它完成，或先停止它。',
  'result-run-over': '这次生成已经结束。',
};
