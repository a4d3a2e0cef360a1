import type { CertificateDesign, CertificateKind } from './text.ts';

export type ReadyTemplate = { code: string; kind: CertificateKind; design: CertificateDesign };

const ZH = {
  language: 'zh',
  issuers: '{round}组委会',
  date: '',
  sentence: '本证书不作为中小学招生入学依据。',
} as const;
const EN = {
  language: 'en',
  issuers: 'Organising Committee of {round}',
  date: '',
  sentence: 'This certificate is not a basis for admission to primary or secondary schools.',
} as const;
const LANDSCAPE = { paper: 'landscape', titleSize: 46, nameSize: 24, bodySize: 20 } as const;
const PORTRAIT = { paper: 'portrait', titleSize: 44, nameSize: 22, bodySize: 18 } as const;

/** Templates to begin with, complete enough to print at once. */
export const READY_TEMPLATES: readonly ReadyTemplate[] = [
  {
    code: 'prize-zh',
    kind: 'PRIZE',
    design: {
      ...ZH,
      ...LANDSCAPE,
      title: '获奖证书',
      addressee: '{name} 同学：',
      body: '在{round}中，你的作品《{title}》荣获{category}（{group}）{prize}。\n特发此证，以资鼓励。',
      accent: 'red',
      frame: 'wave',
    },
  },
  {
    code: 'prize-zh-portrait',
    kind: 'PRIZE',
    design: {
      ...ZH,
      ...PORTRAIT,
      title: '荣誉证书',
      addressee: '',
      body: '作品名称：{title}\n作者：{names}\n学校：{school}\n辅导教师：{tutors}\n在{round}中荣获{category}（{group}）{prize}，特发此证。',
      accent: 'blue',
      frame: 'side',
    },
  },
  {
    code: 'prize-en',
    kind: 'PRIZE',
    design: {
      ...EN,
      ...LANDSCAPE,
      titleSize: 40,
      nameSize: 28,
      bodySize: 17,
      title: 'Certificate of Award',
      addressee: '{name}',
      body: 'of {school}\nis awarded the {prize}\nin {category} ({group}) for the project\n“{title}”\nat {round}.',
      accent: 'blue',
      frame: 'double',
    },
  },
  {
    code: 'tutor-zh',
    kind: 'TUTOR',
    design: {
      ...ZH,
      ...LANDSCAPE,
      title: '优秀辅导教师证书',
      addressee: '{name} 老师：',
      body: '您辅导的作品《{title}》（作者：{names}）在{round}中荣获{category}（{group}）{prize}，被评为优秀辅导教师。\n特发此证，以资鼓励。',
      accent: 'gold',
      frame: 'double',
    },
  },
  {
    code: 'tutor-en',
    kind: 'TUTOR',
    design: {
      ...EN,
      ...LANDSCAPE,
      titleSize: 40,
      nameSize: 28,
      bodySize: 17,
      title: 'Certificate of Appreciation',
      addressee: '{name}',
      body: 'is honoured as an outstanding tutor.\nThe project “{title}” by {names},\nmade under this guidance, won the {prize}\nin {category} ({group}) at {round}.',
      accent: 'gold',
      frame: 'corners',
    },
  },
  {
    code: 'school-zh',
    kind: 'SCHOOL',
    design: {
      ...ZH,
      ...LANDSCAPE,
      title: '优秀组织单位',
      addressee: '{name}：',
      body: '在{round}中，贵单位选送的作品获奖 {count} 项：{prizes}，组织工作成绩突出，被评为优秀组织单位。\n特发此证，以资鼓励。',
      accent: 'red',
      frame: 'corners',
    },
  },
  {
    code: 'school-en',
    kind: 'SCHOOL',
    design: {
      ...EN,
      ...LANDSCAPE,
      titleSize: 40,
      nameSize: 28,
      bodySize: 17,
      title: 'Certificate of Merit',
      addressee: '{name}',
      body: 'is commended for its work with young scientists.\nIts projects won {count} awards\nat {round}: {prizes}.',
      accent: 'green',
      frame: 'double',
    },
  },
];
