import type { SheetCriterion } from '#app/features/judging/criterion-mark.tsx';
import { SCALES } from '#app/domain/rubric.ts';
import type { Scale } from '#app/domain/rubric.ts';

export type EditorLevel = { label: string; labelEn: string; points: string; description: string };

/** A criterion as its editor shows it and as it was typed. */
export type EditorCriterion = {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  guidance: string;
  weight: string;
  scale: Scale;
  max: string;
  step: string;
  commentLow: boolean;
  commentHigh: boolean;
  commentBand: string;
  levels: EditorLevel[];
  remove: boolean;
};

/** A blank criterion. */
export const BLANK: EditorCriterion = {
  id: '',
  code: '',
  name: '',
  nameEn: '',
  guidance: '',
  weight: '10',
  scale: 'POINTS',
  max: '10',
  step: '1',
  commentLow: false,
  commentHigh: false,
  commentBand: '10',
  levels: [],
  remove: false,
};

/** A stored criterion as its editor begins. */
export function editorCriterion(
  criterion: Omit<SheetCriterion, 'id'> & { id?: string; code: string },
): EditorCriterion {
  return {
    ...BLANK,
    ...criterion,
    id: criterion.id ?? '',
    nameEn: criterion.nameEn ?? '',
    guidance: criterion.guidance ?? '',
    weight: String(criterion.weight),
    max: String(criterion.maxX100 / 100),
    step: String(criterion.stepX100 / 100),
    commentBand: String(criterion.commentBand),
    levels: criterion.levels.map((level) => ({
      label: level.label,
      labelEn: level.labelEn ?? '',
      points: String(level.pointsX100 / 100),
      description: level.description ?? '',
    })),
  };
}

const FIELD = /^criteria\[(\d+)\]\.(?:levels\[(\d+)\]\.)?(\w+)$/;

/** The editor's form as it is being typed, or as it came back with a refusal: names and texts to criteria. */
export function criteriaTyped(fields: Iterable<readonly [string, unknown]>): EditorCriterion[] {
  const rows = new Map<number, { texts: Map<string, string>; levels: Map<number, Map<string, string>> }>();
  for (const [name, value] of fields) {
    const [, at, level, field] = FIELD.exec(name) ?? [];
    if (at === undefined || field === undefined || typeof value !== 'string') continue;
    const row = rows.get(Number(at)) ?? { texts: new Map(), levels: new Map() };
    rows.set(Number(at), row);
    if (level === undefined) row.texts.set(field, value);
    else {
      const texts = row.levels.get(Number(level)) ?? new Map<string, string>();
      row.levels.set(Number(level), texts.set(field, value));
    }
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, { texts, levels }]) => {
      const get = (field: string) => texts.get(field) ?? '';
      return {
        id: get('id'),
        code: get('code'),
        name: get('name'),
        nameEn: get('nameEn'),
        guidance: get('guidance'),
        weight: get('weight'),
        scale: SCALES.find((scale) => scale === get('scale')) ?? 'POINTS',
        max: get('max'),
        step: get('step'),
        commentLow: get('commentLow') === 'on',
        commentHigh: get('commentHigh') === 'on',
        commentBand: get('commentBand'),
        remove: get('remove') === 'on',
        levels: [...levels.entries()]
          .sort(([a], [b]) => a - b)
          .map(([, level]) => ({
            label: level.get('label') ?? '',
            labelEn: level.get('labelEn') ?? '',
            points: level.get('points') ?? '',
            description: level.get('description') ?? '',
          })),
      };
    });
}

const hundredths = (text: string) => Math.round(Number(text) * 100);

/** The criteria of an editor that can be drawn already, as the judge's sheet will have them. */
export function previewCriteria(rows: readonly EditorCriterion[]): SheetCriterion[] {
  return rows.flatMap((row, index) => {
    if (row.remove || (row.name.trim() === '' && row.code.trim() === '')) return [];
    const levels = row.levels
      .filter(({ label, points }) => label.trim() !== '' && points.trim() !== '' && hundredths(points) >= 0)
      .map(({ label, labelEn, points, description }) => ({
        label,
        labelEn: labelEn || null,
        description: description || null,
        pointsX100: hundredths(points),
      }))
      .filter((level, at, all) => all.findIndex((one) => one.pointsX100 === level.pointsX100) === at);
    const [maxX100, stepX100] = [hundredths(row.max), hundredths(row.step)];
    if (row.scale === 'POINTS' ? !(maxX100 > 0 && stepX100 > 0) : levels.length === 0) return [];
    return {
      id: `preview-${index}`,
      name: row.name || row.code,
      nameEn: row.nameEn || null,
      guidance: row.guidance || null,
      scale: row.scale,
      maxX100: row.scale === 'POINTS' ? maxX100 : Math.max(...levels.map((level) => level.pointsX100)),
      stepX100,
      weight: Number(row.weight) || 0,
      commentLow: row.commentLow,
      commentHigh: row.commentHigh,
      commentBand: Number(row.commentBand) || 0,
      levels: row.scale === 'POINTS' ? [] : levels,
    };
  });
}
