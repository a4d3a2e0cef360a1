import { BLANK } from './editor-rows.ts';
import type { EditorCriterion } from './editor-rows.ts';
import type { ReadyMade } from './ready-names.ts';
import { PRESETS } from '#app/features/rounds/presets.ts';

type Words = { code: string; name: string; nameEn: string; guidance: string };

const ofPreset = (preset: keyof typeof PRESETS): EditorCriterion[] =>
  PRESETS[preset].criteria.map(({ maxX100, weight, ...words }) => ({
    ...BLANK,
    ...words,
    max: String(maxX100 / 100),
    weight: String(weight),
  }));

/** Points with the weight equal to the maximum: the total is the plain sum. */
const points = (max: number, words: Words): EditorCriterion => ({
  ...BLANK,
  ...words,
  max: String(max),
  weight: String(max),
});

const GREEK = ['α', 'β', 'γ', 'δ'];
const letters = (words: Words): EditorCriterion => ({
  ...BLANK,
  ...words,
  scale: 'LETTERS',
  weight: '1',
  commentLow: true,
  commentHigh: true,
  commentBand: '0',
  levels: GREEK.map((label, index) => ({
    label,
    labelEn: '',
    points: String(GREEK.length - index),
    description: '',
  })),
});

const twelve = (weight: number, words: Words): EditorCriterion => ({
  ...BLANK,
  ...words,
  scale: 'LEVELS',
  weight: String(weight),
  levels: Array.from({ length: 12 }, (_, index) => ({
    label: String(index + 1),
    labelEn: '',
    points: String(index + 1),
    description: '',
  })),
});

const five = (words: Words): EditorCriterion => ({
  ...BLANK,
  ...words,
  scale: 'LEVELS',
  weight: '25',
  commentLow: true,
  commentHigh: true,
  commentBand: '0',
  levels: [
    { label: '1', labelEn: '', points: '1', description: '没有做到，或没有依据' },
    { label: '2', labelEn: '', points: '2', description: '部分做到，有明显欠缺' },
    { label: '3', labelEn: '', points: '3', description: '基本做到，符合学段要求' },
    { label: '4', labelEn: '', points: '4', description: '做得好，只有小的不足' },
    { label: '5', labelEn: '', points: '5', description: '做得突出，超出学段要求' },
  ],
});

const BANDS = '1–3 起步，4–6 一般，7–9 良好，10–12 突出。';

/** Rubrics to start from. Everything can be changed; nothing refers to them later on. */
export const READY_MADE = {
  hundred: ofPreset('innovation'),
  levels: [
    five({ code: 'C1', name: '创新性', nameEn: 'Originality', guidance: '选题、方法或结果有新意。' }),
    five({ code: 'C2', name: '科学性', nameEn: 'Soundness', guidance: '设计合理，数据真实，结论有据。' }),
    five({
      code: 'C3',
      name: '实用性',
      nameEn: 'Usefulness',
      guidance: '对学习、生活或社会有可预见的作用。',
    }),
    five({
      code: 'C4',
      name: '真实性',
      nameEn: 'Own work',
      guidance: '自己选题、自己设计和研究、自己制作和撰写。',
    }),
  ],
  isef: ofPreset('science-fair'),
  canada: [
    points(50, {
      code: 'S',
      name: '科学思维',
      nameEn: 'Scientific thought',
      guidance: '问题、方法、数据与结论。',
    }),
    points(33, {
      code: 'O',
      name: '创造性',
      nameEn: 'Originality and creativity',
      guidance: '想法和做法有多少是新的、自己的。',
    }),
    points(17, { code: 'C', name: '表达', nameEn: 'Communication', guidance: '展板、报告和交谈是否清楚。' }),
  ],
  eucys: [
    letters({
      code: 'O',
      name: '选题与思路',
      nameEn: 'Originality and creativity',
      guidance: '问题和思路有新意。',
    }),
    letters({
      code: 'S',
      name: '设计与实施',
      nameEn: 'Skill and thoroughness',
      guidance: '设计周到，实施细致。',
    }),
    letters({ code: 'R', name: '推理与解释', nameEn: 'Reasoning', guidance: '从结果到结论的推理清楚。' }),
    letters({ code: 'W', name: '书面报告', nameEn: 'Written presentation', guidance: '报告完整、易读。' }),
    letters({
      code: 'D',
      name: '与评委交谈',
      nameEn: 'Discussion with the judges',
      guidance: '理解自己所做的，会回答。',
    }),
  ],
  sfiab: [
    twelve(3, { code: 'S', name: '科学内容', nameEn: 'Scientific content', guidance: BANDS }),
    twelve(2, { code: 'I', name: '独立与创新', nameEn: 'Independence and innovation', guidance: BANDS }),
    twelve(1, { code: 'C', name: '展示与交流', nameEn: 'Communication', guidance: BANDS }),
  ],
} satisfies Record<ReadyMade, EditorCriterion[]>;
