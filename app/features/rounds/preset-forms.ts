import type { FieldKind } from '#app/domain/form-field.ts';

/** A question of an application form that a new round begins with. */
export type PresetField = {
  code: string;
  name: string;
  nameEn: string;
  section: string;
  kind: FieldKind;
  required: boolean;
  maxLength: number | null;
  hint: string | null;
  onlyWhen: string;
  forJudges: boolean;
};

type Rest = Partial<Pick<PresetField, 'required' | 'maxLength' | 'hint' | 'onlyWhen' | 'forJudges'>>;

const inSection =
  (section: string) =>
  (code: string, kind: FieldKind, name: string, nameEn: string, rest: Rest = {}): PresetField => ({
    code,
    name,
    nameEn,
    section,
    kind,
    required: true,
    maxLength: null,
    hint: null,
    onlyWhen: '',
    forJudges: true,
    ...rest,
  });

const study = inSection('研究概况');
const risk = inSection('风险与伦理问卷');
const pledge = inSection('声明');

/** 申报书 of the mainland chain, as short as it can be: where the question came from, when, risks, and the pledge. */
export const INNOVATION_FORM: PresetField[] = [
  study('source', 'LONG', '选题来源', 'Where the question came from', {
    maxLength: 300,
    hint: '从哪里发现的问题，为什么想研究它',
  }),
  study('start', 'DATE', '研究开始日期', 'Work began on'),
  study('end', 'DATE', '研究完成日期', 'Work was finished on'),
  study('earlier', 'YES_NO', '是否在以前参赛作品的基础上继续研究？', 'Does it continue an earlier entry?'),
  study(
    'earlierWhat',
    'LONG',
    '与以前的作品相比，新做了什么？',
    'What is new compared with the earlier entry?',
    {
      maxLength: 500,
      onlyWhen: 'earlier=yes',
    },
  ),
  risk('human', 'YES_NO', '是否以人为研究对象？', 'Were people studied?', {
    hint: '问卷、访谈、测试、个人信息都算',
    forJudges: false,
  }),
  risk('animal', 'YES_NO', '是否使用脊椎动物？', 'Were vertebrate animals used?', { forJudges: false }),
  risk(
    'pathogen',
    'YES_NO',
    '是否使用微生物、病原体，或人和动物的组织？',
    'Were micro-organisms, pathogens, or human or animal tissue used?',
    { forJudges: false },
  ),
  risk(
    'hazard',
    'YES_NO',
    '是否使用危险化学品、设备，或从事有危险的活动？',
    'Were hazardous chemicals, devices or activities involved?',
    { forJudges: false },
  ),
  risk('ai', 'YES_NO', '是否使用了人工智能工具？', 'Were tools of artificial intelligence used?'),
  risk('aiUse', 'LONG', '用了哪些人工智能工具，用在哪里？', 'Which tools, and for what?', {
    maxLength: 500,
    onlyWhen: 'ai=yes',
  }),
  pledge(
    'pledge',
    'DECLARATION',
    '我们保证：选题、设计、制作和撰写由作者本人完成，数据真实，没有抄袭，也没有他人代做。',
    'We state that the authors chose, designed, made and wrote this themselves; that the data are true; and that nothing was copied or done by others.',
    { forJudges: false },
  ),
];

const plan = inSection('研究计划');
const forms = inSection('表格');

/** The questions by which ISEF's fairs find the forms that a project needs. */
export const SCIENCE_FAIR_FORM: PresetField[] = [
  plan('start', 'DATE', '实验开始日期', 'Start of experimentation'),
  plan('end', 'DATE', '实验结束日期', 'End of experimentation'),
  plan('continuation', 'YES_NO', '是否为以前项目的延续？', 'Is this a continuation of an earlier project?'),
  forms(
    'institution',
    'YES_NO',
    '是否在学校以外的研究机构或工业环境中进行？',
    'Was work done in a research institution or industrial setting?',
    { forJudges: false },
  ),
  forms('scientist', 'YES_NO', '是否需要有资质的科学家指导？', 'Is a qualified scientist required?', {
    forJudges: false,
  }),
  forms('risk', 'YES_NO', '是否使用有害物质、活动或设备？', 'Hazardous chemicals, activities or devices?', {
    forJudges: false,
  }),
  forms('human', 'YES_NO', '是否以人为研究对象？', 'Human participants?', { forJudges: false }),
  forms('vertebrate', 'YES_NO', '是否使用脊椎动物？', 'Vertebrate animals?', { forJudges: false }),
  forms('phba', 'YES_NO', '是否使用潜在危险的生物材料？', 'Potentially hazardous biological agents?', {
    forJudges: false,
  }),
  forms('tissue', 'YES_NO', '是否使用人或脊椎动物的组织？', 'Human or vertebrate tissue?', {
    forJudges: false,
  }),
];
