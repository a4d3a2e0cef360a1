import { limitOf, optionsOf, rowsOf } from '#app/domain/form-field.ts';
import type { FieldRule } from '#app/domain/form-field.ts';

/** The name of a field's input on the page; of one cell, for a table. */
export function answerName(code: string, row?: number, column?: number): string {
  return row === undefined ? `answer.${code}` : `answer.${code}.${row}.${column ?? 0}`;
}

/** Every input of the application form with its text. A table has one for each cell, so that cells merge by themselves. */
export function answersToDraft(
  fields: readonly FieldRule[],
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  const draft: Record<string, string> = {};
  for (const field of fields) {
    const answer = answers[field.code] ?? '';
    if (field.kind !== 'ROWS') {
      draft[answerName(field.code)] = answer;
      continue;
    }
    const rows = rowsOf(answer);
    for (let row = 0; row < limitOf(field); row += 1)
      for (let column = 0; column < optionsOf(field).length; column += 1)
        draft[answerName(field.code, row, column)] = rows[row]?.[column] ?? '';
  }
  return draft;
}

/** The answers that a page's inputs make. */
export function draftToAnswers(
  fields: readonly FieldRule[],
  draft: Readonly<Record<string, string>>,
): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const field of fields) {
    if (field.kind !== 'ROWS') {
      answers[field.code] = (draft[answerName(field.code)] ?? '').trim();
      continue;
    }
    const columns = optionsOf(field).length;
    const rows = Array.from({ length: limitOf(field) }, (_, row) =>
      Array.from({ length: columns }, (__, column) =>
        (draft[answerName(field.code, row, column)] ?? '').trim(),
      ),
    );
    const filled = rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1);
    answers[field.code] = filled.length > 0 ? JSON.stringify(filled) : '';
  }
  return answers;
}
