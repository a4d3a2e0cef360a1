/** Awarded projects that their authors show in public. */
export const gallery = {
  title: '作品展示',
  pageTitle: '{round}：作品展示',
  lead: '获奖名单公示之后，作者和监护人都同意公开的作品在这里展示。',
  link: '看作品展示（{count} 件）',
  count: '{matching} 件，共 {total} 件',
  empty: '还没有可以展示的作品',
  emptyText: '名单公示、作者同意之后，作品会出现在这里。',
  noMatch: '没有符合条件的作品',
  noMatchText: '请换一个词或去掉筛选再试。',
  searchHint: '作品名称、摘要或学校',
  by: '{authors} · {school}',
  more: '摘要',
  setting: '设作品展示页',
  settingHint:
    '获奖名单公示之后，每位作者都同意公开的作品，其名称、作者、奖次、摘要和一张图片可以在赛事主页上看到。',
  choice: '公开作品展示',
  choiceLead:
    '作品获奖并公示之后，可以在赛事的公开作品展示中展示。是否展示由每位作者自己决定，随时可以改变。',
  choiceWhat:
    '会公开的是：作品名称、地区、组别、学科、奖次、摘要，以及名单上已公示的作者姓名和学校。其他材料和个人信息都不会公开。',
  choicePicture:
    '还会公开一张图片：“图片”材料中的第一张。图片里有人像或姓名的，请先更换。之后再上传的图片不会公开。',
  choiceNoPicture: '现在没有可以公开的图片，只展示文字。之后再上传的图片不会公开。',
  choicePictureLink: '看这张图片',
  guardian: '我同意公开展示这件作品；我已把以上内容告诉监护人，监护人也同意',
  agree: '同意展示',
  agreedOn: '你已于{at}同意展示。',
  waitingFor: '还需要同意的作者：{names}。全部同意之后才会展示。',
  allAgree: '所有作者都已同意。',
  leave: '不再展示',
  agreed: '已记下：同意展示',
  left: '已记下：不再展示，展示页上已看不到这件作品',
} as const;
