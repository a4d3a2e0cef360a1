/** home */
export const home = {
  hello: '{name}，您好',
  setUp: '先把这几件事做好',
  setUpLead: '完成后，老师就可以登记学生，学生就可以提交作品。',
  stepUnits: '建立组织单位',
  stepSchools: '导入学校',
  stepTeachers: '邀请老师',
  stepEdition: '建立一届并添加赛事',
  stepDone: '已有 {count} 个',
  stepOpen: '还没有',
  waiting: '等待处理',
  toCheck: '{count} 件作品待审查',
  rounds: '赛事',
  noRounds: '还没有赛事',
  noRoundsText: '赛事建立后会列在这里，并显示正在进行的阶段。',
  until: '至 {at}',
  moreRounds: '还有 {count} 个赛事',
} as const;
