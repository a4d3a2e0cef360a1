import { commentEnd, hasComment, isMark } from './rubric.ts';
import type { CommentRule, MarkScale } from './rubric.ts';
import { ok, refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';
import type { Draft } from './draft.ts';

/** A criterion as a mark is held against it; hundredths of a point. */
export type MarkRange = MarkScale & CommentRule & { id: string };

/** A mark in hundredths of a point. What has no mark is not scored, which is no zero. */
export type SheetMark = { criterionId: string; pointsX100: number };
/** The judge's words on one criterion. */
export type SheetComment = { criterionId: string; text: string };

/** The name of a criterion's field on the sheet. */
export const markField = (criterionId: string): string => `marks.${criterionId}`;
/** The name of the field for words on a criterion. */
export const commentField = (criterionId: string): string => `comments.${criterionId}`;

/** The words of a sheet, each kind for readers of its own. */
export const WORD_FIELDS = ['feedback', 'remark', 'notes'] as const;

type StoredSheet = {
  marks: readonly SheetMark[];
  comments: readonly SheetComment[];
} & Record<(typeof WORD_FIELDS)[number], string>;

/** A sheet as its fields: points as text, '' for not scored, and the judge's words. */
export function sheetDraft(
  criteria: readonly ({ id: string } & CommentRule)[],
  sheet: StoredSheet | null,
): Record<string, string> {
  const points = new Map(sheet?.marks.map(({ criterionId, pointsX100 }) => [criterionId, pointsX100]));
  const words = new Map(sheet?.comments.map(({ criterionId, text }) => [criterionId, text]));
  const marks = criteria.map(({ id }) => {
    const mark = points.get(id);
    return [markField(id), mark === undefined ? '' : String(mark / 100)];
  });
  const comments = criteria.filter(hasComment).map(({ id }) => [commentField(id), words.get(id) ?? '']);
  return {
    ...Object.fromEntries(marks),
    ...Object.fromEntries(comments),
    ...Object.fromEntries(WORD_FIELDS.map((field) => [field, sheet?.[field] ?? ''])),
  };
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

/**
 * Marks that their criteria know, with the words that go with them; `complete`: no mark may be missing, and no words where
 * an end of a scale asks for them. Names every field that is wrong.
 */
export function readSheet(
  draft: Draft,
  criteria: readonly MarkRange[],
  complete: boolean,
): Result<{ marks: SheetMark[]; comments: SheetComment[] }> {
  const refusals: Refusal[] = [];
  const marks: SheetMark[] = [];
  const comments: SheetComment[] = [];
  for (const criterion of criteria) {
    const { id, scale, maxX100, stepX100 } = criterion;
    const field = markField(id);
    const text = draft[field] ?? '';
    const words = hasComment(criterion) ? (draft[commentField(id)] ?? '') : '';
    if (words !== '') comments.push({ criterionId: id, text: words });
    if (text === '') {
      if (complete) refusals.push({ code: 'sheet-mark-missing', field });
      continue;
    }
    const pointsX100 = NUMBER.test(text) ? Math.round(Number(text) * 100) : -1;
    if (!isMark(criterion, pointsX100)) {
      const params = { max: maxX100 / 100, step: stepX100 / 100 };
      refusals.push(
        scale === 'POINTS'
          ? { code: 'sheet-mark-range', params, field }
          : { code: 'sheet-mark-level', field },
      );
      continue;
    }
    marks.push({ criterionId: id, pointsX100 });
    if (complete && words === '' && commentEnd(criterion, pointsX100) !== null)
      refusals.push({ code: 'sheet-comment-missing', field: commentField(id) });
  }
  const refused = refuseAll(refusals);
  return refused.ok ? ok({ marks, comments }) : refused;
}

/** The fields of `typed` that say something and that `known` has no place for: they belong to another rubric. */
export function strayFields(typed: Draft, known: Draft): string[] {
  return Object.entries(typed)
    .filter(([field, text]) => text !== '' && !(field in known))
    .map(([field]) => field);
}
