/** The page that explains the ways of scoring; its long texts stay on the server. */
export const methods = {
  title: '得分怎么算',
  lead: '每种算法做什么、公式、需要什么、出处。赛事用哪一种由组委会事先公布。',
  total: '一位评委的总分',
  needs: '需要什么',
  source: '出处',
  open: '每种算法的公式和出处',
  ofNotice: '得分算法：',
  more: '更多说明',
};
