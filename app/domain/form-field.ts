/** The kinds of question that an application form asks. */
export type FieldKind = 'TEXT' | 'LONG' | 'CHOICE' | 'DATE' | 'NUMBER' | 'YES_NO' | 'DECLARATION' | 'ROWS';

export type FieldRule = {
  code: string;
  kind: FieldKind;
  required: boolean;
  /** Characters of a text, or the most lines of a table; null: the kind's own limit. */
  maxLength: number | null;
  minimum: number | null;
  maximum: number | null;
  /** Choices, or the columns of a table, separated by "|". */
  options: string;
  /** "code=answer" of an earlier field, several separated by "|" of which one is enough, or ''. */
  onlyWhen: string;
};

/** Field code to answer. A table's answer is the JSON text of its lines, each a list of cells. */
export type Answers = Readonly<Record<string, string>>;

/** Longest answer where the round sets no limit of its own, in characters. */
export const TEXT_MAX = 200;
export const LONG_MAX = 3000;
/** Most lines of a table where the round sets no limit. */
export const ROWS_MAX = 10;
const CELL_MAX = 200;

export const YES = 'yes';
export const NO = 'no';

/** Why an answer cannot stand. */
export type AnswerProblem =
  | { code: 'answer-too-long'; max: number }
  | { code: 'answer-not-offered' }
  | { code: 'answer-no-date' }
  | { code: 'answer-no-number' }
  | { code: 'answer-too-small'; min: number }
  | { code: 'answer-too-large'; max: number }
  | { code: 'answer-too-many-rows'; max: number };

/** The choices of a CHOICE, or the columns of a ROWS field. */
export function optionsOf(field: Pick<FieldRule, 'options'>): string[] {
  return field.options
    .split('|')
    .map((option) => option.trim())
    .filter((option) => option !== '');
}

/** How long a text may be, or how many lines a table may have. */
export function limitOf(field: Pick<FieldRule, 'kind' | 'maxLength'>): number {
  if (field.maxLength !== null) return field.maxLength;
  if (field.kind === 'LONG') return LONG_MAX;
  return field.kind === 'ROWS' ? ROWS_MAX : TEXT_MAX;
}

/** The alternatives of a condition "code=answer|code=answer", any of which is enough. */
function alternatives(condition: string): { code: string; wanted: string }[] {
  if (condition.trim() === '') return [];
  return condition.split('|').map((one) => {
    const [code = '', ...wanted] = one.split('=');
    return { code: code.trim(), wanted: wanted.join('=').trim() };
  });
}

/** Whether a condition holds. An empty one always does; one that asks for an empty answer never. */
export function holds(condition: string, answers: Answers): boolean {
  const any = alternatives(condition);
  return any.length === 0 || any.some(({ code, wanted }) => wanted !== '' && answers[code] === wanted);
}

/** The answers by which a condition holds; none for an empty condition. */
export function turnedOnBy(condition: string, answers: Answers): { code: string; answer: string }[] {
  return alternatives(condition)
    .filter(({ code, wanted }) => wanted !== '' && answers[code] === wanted)
    .map(({ code, wanted }) => ({ code, answer: wanted }));
}

/** Whether a condition names only these fields and answers that they can have. An empty condition is fine. */
export function isCondition(condition: string, fields: readonly FieldRule[]): boolean {
  return alternatives(condition).every(({ code, wanted }) => {
    const field = fields.find((one) => one.code === code);
    return field && wanted !== '' && field.kind !== 'ROWS' && answerProblem(field, wanted) === null;
  });
}

/**
 * The fields that are asked, given the answers: those whose condition holds. A field whose own question is not asked
 * cannot turn another one on, however it was answered before.
 */
export function askedFields<F extends FieldRule>(fields: readonly F[], answers: Answers): F[] {
  const asked: F[] = [];
  // Conditions look back: a field asked later, or not at all, has not been heard.
  const heard: Record<string, string> = {};
  for (const field of fields) {
    if (!holds(field.onlyWhen, heard)) continue;
    asked.push(field);
    heard[field.code] = answers[field.code] ?? '';
  }
  return asked;
}

/** The answers that count: those of the fields that are asked. */
export function heardAnswers(fields: readonly FieldRule[], answers: Answers): Record<string, string> {
  return Object.fromEntries(askedFields(fields, answers).map(({ code }) => [code, answers[code] ?? '']));
}

/** The lines of a table's answer; lines without any text are left out. An answer that is no table has none. */
export function rowsOf(answer: string): string[][] {
  try {
    const parsed: unknown = answer === '' ? [] : JSON.parse(answer);
    if (!Array.isArray(parsed)) return [];
    return parsed
      .filter((row): row is unknown[] => Array.isArray(row))
      .map((row) => row.map((cell) => (typeof cell === 'string' ? cell.trim() : '')))
      .filter((row) => row.some((cell) => cell !== ''));
  } catch {
    return [];
  }
}

/** Whether something was answered at all. */
export function isAnswered(field: Pick<FieldRule, 'kind'>, answer: string): boolean {
  if (field.kind === 'ROWS') return rowsOf(answer).length > 0;
  if (field.kind === 'DECLARATION') return answer === YES;
  return answer.trim() !== '';
}

/** What is wrong with an answer; null when it may stand. An empty answer is never wrong, only missing. */
export function answerProblem(field: FieldRule, answer: string): AnswerProblem | null {
  const text = answer.trim();
  if (text === '') return null;
  const limit = limitOf(field);
  switch (field.kind) {
    case 'TEXT':
    case 'LONG':
      return [...text].length > limit ? { code: 'answer-too-long', max: limit } : null;
    case 'CHOICE':
      return optionsOf(field).includes(text) ? null : { code: 'answer-not-offered' };
    case 'YES_NO':
      return text === YES || text === NO ? null : { code: 'answer-not-offered' };
    case 'DECLARATION':
      return text === YES ? null : { code: 'answer-not-offered' };
    case 'DATE':
      return isDay(text) ? null : { code: 'answer-no-date' };
    case 'NUMBER':
      return numberProblem(field, text);
    case 'ROWS':
      return rowsProblem(field, text, limit);
  }
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function numberProblem(field: FieldRule, text: string): AnswerProblem | null {
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return { code: 'answer-no-number' };
  const value = Number(text);
  if (field.minimum !== null && value < field.minimum)
    return { code: 'answer-too-small', min: field.minimum };
  if (field.maximum !== null && value > field.maximum)
    return { code: 'answer-too-large', max: field.maximum };
  return null;
}

function rowsProblem(field: FieldRule, text: string, limit: number): AnswerProblem | null {
  const rows = rowsOf(text);
  if (rows.length > limit) return { code: 'answer-too-many-rows', max: limit };
  const columns = optionsOf(field).length;
  if (rows.some((row) => row.length > columns)) return { code: 'answer-not-offered' };
  return rows.flat().some((cell) => [...cell].length > CELL_MAX)
    ? { code: 'answer-too-long', max: CELL_MAX }
    : null;
}
