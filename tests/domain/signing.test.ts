import fc from 'fast-check';
import { expect, it } from 'vitest';

import { turnedOnBy } from '#app/domain/form-field.ts';
import { signatureDate, signingState, startOfWork, worstSigning } from '#app/domain/signing.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('a form signed after work had begun is late; on the day itself it is in time', () => {
  fc.assert(
    fc.property(day, day, (signed, start) => {
      expect(signingState(signed, start)).toBe(new Date(signed) > new Date(start) ? 'late' : 'in-time');
    }),
  );
  expect(signingState(null, '2026-03-01')).toBe('undated');
  expect(signingState('2026-03-02', '')).toBe('in-time');
  expect(worstSigning(['in-time', 'late', 'undated'])).toBe('late');
  expect(worstSigning([])).toBeNull();
  expect([startOfWork({ start: '2026-03-01' }), startOfWork({ start: '三月' }), startOfWork({})]).toEqual([
    '2026-03-01',
    '',
    '',
  ]);
});

it('a date of signature is a day of the calendar that has come', () => {
  const why = (typed: string) => {
    const result = signatureDate(typed, '2026-06-01');
    return result.ok ? result.value : result.refusals[0].code;
  };
  expect(why(' 2026-06-01 ')).toBe('2026-06-01');
  expect(why('2026-06-02')).toBe('signature-in-future');
  for (const wrong of ['2026-02-30', '1.6.2026', '', '2026-6-1']) expect(why(wrong)).toBe('answer-no-date');
});

it('an answer that turned a form on is named, all of them where several did', () => {
  const condition = 'human=yes|animal=yes|pathogen=yes';
  expect(turnedOnBy(condition, { human: 'yes', animal: 'no', pathogen: 'yes' })).toEqual([
    { code: 'human', answer: 'yes' },
    { code: 'pathogen', answer: 'yes' },
  ]);
  expect(turnedOnBy('', { human: 'yes' })).toEqual([]);
});
