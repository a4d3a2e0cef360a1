import { INNOVATION_FORM, SCIENCE_FAIR_FORM } from './preset-forms.ts';
import type { PresetField } from './preset-forms.ts';

/** Settings that a new round begins with. Everything can be changed afterwards; nothing refers to a preset later on. */
export type Preset = {
  categories: { code: string; name: string; nameEn: string }[];
  groups: { code: string; name: string; nameEn: string; gradeFrom: number; gradeTo: number }[];
  disciplines: { code: string; name: string; nameEn: string; shortName: string; field: string }[];
  slots: {
    code: string;
    name: string;
    nameEn: string;
    required: boolean;
    accepts: string;
    maxBytes: number;
    maxCount: number;
    forJudges: boolean;
    onlyWhen: string;
    beforeStart: boolean;
    hint: string | null;
  }[];
  fields: PresetField[];
  criteria: {
    code: string;
    name: string;
    nameEn: string;
    guidance: string;
    maxX100: number;
    weight: number;
  }[];
};

const MB = 1024 * 1024;

/** The shape of the mainland chain: three stages of schooling, thirteen disciplines, 三性 as criteria. */
const INNOVATION: Preset = {
  categories: [{ code: 'A', name: '青少年科技创新成果', nameEn: 'Youth science and technology innovation' }],
  groups: [
    { code: 'P', name: '小学组', nameEn: 'Primary', gradeFrom: 1, gradeTo: 6 },
    { code: 'J', name: '初中组', nameEn: 'Junior secondary', gradeFrom: 7, gradeTo: 9 },
    { code: 'S', name: '高中组', nameEn: 'Senior secondary', gradeFrom: 10, gradeTo: 12 },
  ],
  disciplines: [
    discipline('MA', '数学', 'Mathematics', '数学', 'formal'),
    discipline('CS', '计算机科学', 'Computer science', '计算机', 'formal'),
    discipline('PH', '物理学', 'Physics', '物理', 'physical'),
    discipline('ES', '地球与空间科学', 'Earth and space science', '地球空间', 'physical'),
    discipline('EN', '工程学', 'Engineering', '工程', 'engineering'),
    discipline('ZO', '动物学', 'Zoology', '动物', 'life'),
    discipline('BO', '植物学', 'Botany', '植物', 'life'),
    discipline('MI', '微生物学', 'Microbiology', '微生物', 'life'),
    discipline('ME', '医药与健康学', 'Medicine and health', '医药', 'life'),
    discipline('CH', '化学', 'Chemistry', '化学', 'chemical'),
    discipline('BC', '生物化学与分子生物学', 'Biochemistry', '生化', 'chemical'),
    discipline('EV', '环境科学', 'Environmental science', '环境', 'chemical'),
    discipline('SO', '行为与社会科学', 'Behavioural and social sciences', '社会', 'social'),
  ],
  slots: [
    slot('report', '研究报告', 'Research report', true, 'pdf', 20 * MB, 1, true),
    slot('pictures', '图片', 'Pictures', false, 'image', 8 * MB, 6, true),
    slot('video', '演示视频', 'Video', false, 'video', 128 * MB, 1, true),
    slot('pledge', '诚信承诺书', 'Integrity pledge', false, 'pdf,image', 8 * MB, 1, false),
    slot('ethics', '伦理审查材料', 'Ethics review', true, 'pdf,image', 8 * MB, 3, false, {
      onlyWhen: 'human=yes|animal=yes|pathogen=yes',
      beforeStart: true,
      hint: '要在研究开始之前由学校或机构审查签字',
    }),
    slot('safety', '安全措施说明', 'Safety measures', true, 'pdf,image', 8 * MB, 3, false, {
      onlyWhen: 'hazard=yes',
      hint: '要写明指导人和防护办法',
    }),
  ],
  fields: INNOVATION_FORM,
  criteria: [
    criterion('C1', '创新性', 'Originality', '选题、方法或结果有新意，立意新颖。', 4000),
    criterion('C2', '科学性', 'Soundness', '设计合理，方法可靠，数据真实，结论有据。', 3000),
    criterion('C3', '实用性', 'Usefulness', '对学习、生活或社会有可预见的作用。', 2000),
    criterion('C4', '完整性', 'Completeness', '材料齐全，表述清楚，工作量与学段相称。', 1000),
  ],
};

/** The shape of ISEF and its fairs: two age groups by grade, broad categories, the published 10/15/20/20/35 rubric. */
const SCIENCE_FAIR: Preset = {
  categories: [{ code: 'R', name: '研究项目', nameEn: 'Research project' }],
  groups: [
    { code: 'J', name: '初中组', nameEn: 'Junior', gradeFrom: 6, gradeTo: 8 },
    { code: 'S', name: '高中组', nameEn: 'Senior', gradeFrom: 9, gradeTo: 12 },
  ],
  disciplines: [
    discipline('ANIM', '动物科学', 'Animal Sciences', '动物', 'life'),
    discipline('BEHA', '行为与社会科学', 'Behavioral and Social Sciences', '行为', 'social'),
    discipline('BCHM', '生物化学', 'Biochemistry', '生化', 'life'),
    discipline('BMED', '生物医学与健康科学', 'Biomedical and Health Sciences', '医学', 'life'),
    discipline('CELL', '细胞与分子生物学', 'Cellular and Molecular Biology', '细胞', 'life'),
    discipline('CHEM', '化学', 'Chemistry', '化学', 'physical'),
    discipline('EAEV', '地球与环境科学', 'Earth and Environmental Sciences', '地球', 'physical'),
    discipline('ETSD', '工程技术', 'Engineering Technology', '工程', 'engineering'),
    discipline('MATH', '数学', 'Mathematics', '数学', 'formal'),
    discipline('MATS', '材料科学', 'Materials Science', '材料', 'engineering'),
    discipline('PHYS', '物理与天文', 'Physics and Astronomy', '物理', 'physical'),
    discipline('PLNT', '植物科学', 'Plant Sciences', '植物', 'life'),
    discipline('ROBO', '机器人与智能机器', 'Robotics and Intelligent Machines', '机器人', 'engineering'),
    discipline('SOFT', '系统软件', 'Systems Software', '软件', 'formal'),
    discipline('TMED', '转化医学', 'Translational Medical Science', '转化', 'life'),
  ],
  slots: [
    slot('plan', '研究计划', 'Research plan', true, 'pdf', 16 * MB, 1, true, { beforeStart: true }),
    slot('abstract', '摘要表', 'Abstract form', true, 'pdf', 8 * MB, 1, true),
    slot(
      'form1',
      '表 1 成人负责人核查单',
      'Form 1 Checklist for Adult Sponsor',
      true,
      'pdf',
      8 * MB,
      1,
      false,
      { beforeStart: true },
    ),
    slot('form1a', '表 1A 学生核查单', 'Form 1A Student Checklist', true, 'pdf', 8 * MB, 1, false, {
      beforeStart: true,
    }),
    slot('form1b', '表 1B 批准表', 'Form 1B Approval Form', true, 'pdf', 8 * MB, 3, false, {
      beforeStart: true,
      hint: '每位学生一份，由家长签字',
    }),
    slot('form1c', '表 1C 机构表', 'Form 1C Regulated Institution', true, 'pdf', 8 * MB, 1, false, {
      onlyWhen: 'institution=yes',
      hint: '实验结束之后由机构填写',
    }),
    slot('form2', '表 2 合格科学家', 'Form 2 Qualified Scientist', true, 'pdf', 8 * MB, 1, false, {
      onlyWhen: 'scientist=yes|vertebrate=yes',
      beforeStart: true,
    }),
    slot('form3', '表 3 风险评估', 'Form 3 Risk Assessment', true, 'pdf', 8 * MB, 1, false, {
      onlyWhen: 'risk=yes',
      beforeStart: true,
    }),
    slot('form4', '表 4 人类受试者', 'Form 4 Human Participants', true, 'pdf', 8 * MB, 3, false, {
      onlyWhen: 'human=yes',
      beforeStart: true,
    }),
    slot('form5', '表 5A 或 5B 脊椎动物', 'Form 5A or 5B Vertebrate Animals', true, 'pdf', 8 * MB, 2, false, {
      onlyWhen: 'vertebrate=yes',
      beforeStart: true,
    }),
    slot(
      'form6a',
      '表 6A 危险生物材料',
      'Form 6A Potentially Hazardous Biological Agents',
      true,
      'pdf',
      8 * MB,
      1,
      false,
      {
        onlyWhen: 'phba=yes|tissue=yes',
        beforeStart: true,
      },
    ),
    slot(
      'form6b',
      '表 6B 人与脊椎动物组织',
      'Form 6B Human and Vertebrate Tissue',
      true,
      'pdf',
      8 * MB,
      1,
      false,
      {
        onlyWhen: 'tissue=yes',
      },
    ),
    slot('form7', '表 7 延续项目', 'Form 7 Continuation Projects', true, 'pdf', 8 * MB, 1, false, {
      onlyWhen: 'continuation=yes',
    }),
    slot('board', '展板', 'Poster', false, 'pdf,image', 16 * MB, 2, true),
  ],
  fields: SCIENCE_FAIR_FORM,
  criteria: [
    criterion('Q', '研究问题', 'Research question', '问题清楚、可检验，对领域有贡献。', 1000),
    criterion('D', '设计与方法', 'Design and methodology', '计划周到，变量与对照明确。', 1500),
    criterion('E', '实施与分析', 'Execution: data and analysis', '数据系统，分析可重复。', 2000),
    criterion('C', '创造性', 'Creativity', '在以上一处或几处有明显的创造性。', 2000),
    criterion('P', '展示', 'Presentation', '展板与答辩清楚，理解深入。', 3500),
  ],
};

export const PRESETS = { innovation: INNOVATION, 'science-fair': SCIENCE_FAIR } as const;
export type PresetCode = keyof typeof PRESETS;

function discipline(code: string, name: string, nameEn: string, shortName: string, field: string) {
  return { code, name, nameEn, shortName, field };
}

function slot(
  code: string,
  name: string,
  nameEn: string,
  required: boolean,
  accepts: string,
  maxBytes: number,
  maxCount: number,
  forJudges: boolean,
  rest: { onlyWhen?: string; beforeStart?: boolean; hint?: string } = {},
) {
  return {
    code,
    name,
    nameEn,
    required,
    accepts,
    maxBytes,
    maxCount,
    forJudges,
    onlyWhen: rest.onlyWhen ?? '',
    beforeStart: rest.beforeStart ?? false,
    hint: rest.hint ?? null,
  };
}

function criterion(code: string, name: string, nameEn: string, guidance: string, maxX100: number) {
  // With the weight equal to the maximum the total is the plain sum of the points.
  return { code, name, nameEn, guidance, maxX100, weight: maxX100 / 100 };
}
