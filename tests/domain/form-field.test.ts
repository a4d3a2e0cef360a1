import { describe, expect, it } from 'vitest';

import {
  answerProblem,
  askedFields,
  holds,
  isAnswered,
  isCondition,
  rowsOf,
} from '#app/domain/form-field.ts';
import type { FieldKind, FieldRule } from '#app/domain/form-field.ts';
import { answersToDraft, draftToAnswers } from '#app/features/projects/form-drafts.ts';

const field = (code: string, kind: FieldKind, rest: Partial<FieldRule> = {}): FieldRule => ({
  code,
  kind,
  required: true,
  maxLength: null,
  minimum: null,
  maximum: null,
  options: '',
  onlyWhen: '',
  ...rest,
});

describe('answers', () => {
  it.each<[string, FieldRule, string, string | null]>([
    ['a text at its limit', field('a', 'TEXT', { maxLength: 3 }), '一二三', null],
    ['a text over it', field('a', 'TEXT', { maxLength: 3 }), '一二三四', 'answer-too-long'],
    ['characters, not code units', field('a', 'TEXT', { maxLength: 2 }), '𠮷𠮷', null],
    ['an offered choice', field('a', 'CHOICE', { options: '甲 | 乙' }), '乙', null],
    ['a choice not offered', field('a', 'CHOICE', { options: '甲|乙' }), '丙', 'answer-not-offered'],
    ['a day', field('a', 'DATE'), '2024-02-29', null],
    ['a day that does not exist', field('a', 'DATE'), '2025-02-29', 'answer-no-date'],
    ['a number', field('a', 'NUMBER', { minimum: 1, maximum: 3 }), '2.5', null],
    ['a number below', field('a', 'NUMBER', { minimum: 1 }), '0.9', 'answer-too-small'],
    ['a number above', field('a', 'NUMBER', { maximum: 3 }), '3.1', 'answer-too-large'],
    ['no number', field('a', 'NUMBER'), '1e3', 'answer-no-number'],
    ['a declaration refused', field('a', 'DECLARATION'), 'no', 'answer-not-offered'],
    ['nothing at all', field('a', 'DATE'), '  ', null],
    [
      'too many lines',
      field('a', 'ROWS', { options: '列', maxLength: 1 }),
      '[["1"],["2"]]',
      'answer-too-many-rows',
    ],
    ['too many cells', field('a', 'ROWS', { options: '列' }), '[["1","2"]]', 'answer-not-offered'],
  ])('%s', (_, rule, answer, problem) => expect(answerProblem(rule, answer)?.code ?? null).toBe(problem));

  it('count only when something was said', () => {
    expect(isAnswered(field('a', 'ROWS', { options: '列' }), '[[""],[" "]]')).toBe(false);
    expect(isAnswered(field('a', 'DECLARATION'), 'no')).toBe(false);
    expect(rowsOf('{broken')).toEqual([]);
  });
});

describe('conditions', () => {
  const form = [
    field('human', 'YES_NO'),
    field('how', 'TEXT', { onlyWhen: 'human=yes' }),
    field('more', 'TEXT', { onlyWhen: 'how=问卷' }),
  ];
  const asked = (answers: Record<string, string>) => askedFields(form, answers).map(({ code }) => code);

  it('turn questions on, and what hangs on a question that is off stays off', () => {
    expect(asked({})).toEqual(['human']);
    expect(asked({ human: 'yes' })).toEqual(['human', 'how']);
    expect(asked({ human: 'yes', how: '问卷' })).toEqual(['human', 'how', 'more']);
    expect(asked({ human: 'no', how: '问卷' })).toEqual(['human']);
  });

  it('hold when any alternative does', () => {
    expect(holds('a=yes|b=yes', { b: 'yes' })).toBe(true);
    expect(holds('a=yes|b=yes', { a: 'no' })).toBe(false);
    expect(holds('', {})).toBe(true);
    expect(holds('a', { a: '' })).toBe(false);
  });

  it('name questions that exist and answers that they can have', () => {
    expect(isCondition('human=yes', form)).toBe(true);
    expect(isCondition('human=perhaps', form)).toBe(false);
    expect(isCondition('animal=yes', form)).toBe(false);
    expect(isCondition('human', form)).toBe(false);
  });
});

describe('a form as inputs', () => {
  it('comes back as the same answers', () => {
    const form = [field('a', 'TEXT'), field('t', 'ROWS', { options: '日期|内容', maxLength: 3 })];
    const answers = { a: '甲', t: '[["3月",""],["","观察"]]' };
    const draft = answersToDraft(form, answers);
    expect(Object.keys(draft)).toHaveLength(7);
    expect(draftToAnswers(form, draft)).toEqual(answers);
    expect(draftToAnswers(form, answersToDraft(form, {}))).toEqual({ a: '', t: '' });
  });
});
