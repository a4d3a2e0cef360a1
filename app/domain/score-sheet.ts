import { ok, refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';
import type { Draft } from './draft.ts';

/** A criterion as a mark is held against it; hundredths of a point. */
export type MarkRange = { id: string; maxX100: number; stepX100: number };

/** A mark in hundredths of a point. What has no mark is not scored, which is no zero. */
export type SheetMark = { criterionId: string; pointsX100: number };

/** The name of a criterion's field on the sheet. */
export const markField = (criterionId: string): string => `marks.${criterionId}`;

/** A sheet as its fields: points as text, '' for not scored, and the judge's words. */
export function sheetDraft(
  criteria: readonly { id: string }[],
  sheet: { marks: readonly SheetMark[]; feedback: string; remark: string } | null,
): Record<string, string> {
  const points = new Map(sheet?.marks.map(({ criterionId, pointsX100 }) => [criterionId, pointsX100]));
  const marks = criteria.map(({ id }) => {
    const mark = points.get(id);
    return [markField(id), mark === undefined ? '' : String(mark / 100)];
  });
  return { ...Object.fromEntries(marks), feedback: sheet?.feedback ?? '', remark: sheet?.remark ?? '' };
}

/**
 * A sheet as it was typed, so that one number is one text: full-width digits become plain, "7.50" becomes "7.5". What is
 * no number stays, to be refused by name.
 */
export function plainDraft(typed: Draft): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).map(([field, text]) => {
      const plain = text.replaceAll('\r\n', '\n').trim();
      if (!field.startsWith('marks.')) return [field, plain];
      const number = plain.normalize('NFKC').trim();
      return [field, NUMBER.test(number) ? String(Number(number)) : number];
    }),
  );
}

const NUMBER = /^\d{1,5}(\.\d{1,2})?$/;

/** Marks within each criterion's range and on its step; `complete`: none may be missing. Names every field that is wrong. */
export function readMarks(
  draft: Draft,
  criteria: readonly MarkRange[],
  complete: boolean,
): Result<SheetMark[]> {
  const refusals: Refusal[] = [];
  const marks: SheetMark[] = [];
  for (const { id, maxX100, stepX100 } of criteria) {
    const field = markField(id);
    const text = draft[field] ?? '';
    if (text === '') {
      if (complete) refusals.push({ code: 'sheet-mark-missing', field });
      continue;
    }
    const pointsX100 = NUMBER.test(text) ? Math.round(Number(text) * 100) : -1;
    if (pointsX100 < 0 || pointsX100 > maxX100 || pointsX100 % stepX100 !== 0)
      refusals.push({
        code: 'sheet-mark-range',
        params: { max: maxX100 / 100, step: stepX100 / 100 },
        field,
      });
    else marks.push({ criterionId: id, pointsX100 });
  }
  const refused = refuseAll(refusals);
  return refused.ok ? ok(marks) : refused;
}
