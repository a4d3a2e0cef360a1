import type { form as source } from '../zh/form.ts';

/** What is wrong with a field, by rule. */
export const form: Record<keyof typeof source, string> = {
  required: 'Fill in this field',
  tooShort: 'Use at least {min, plural, one {# character} other {# characters}}',
  tooLong: 'Use at most {max, plural, one {# character} other {# characters}}',
  tooSmall: 'Must be {min} or more',
  tooBig: 'Must be {max} or less',
  choose: 'Choose one of the options',
  number: 'Enter a number',
  wholeNumber: 'Enter a whole number',
  email: 'Enter a full e-mail address, such as name@example.org',
  date: 'Enter a date, such as 2026-03-01',
  pattern: 'Not in the expected form; see the hint above',
  file: 'Choose a file',
  other: 'Check this field',
  errorOf: '{label}: {text}',
  summary:
    '{count, plural, one {One field needs} other {# fields need}} a change; everything you typed is still here',
  atMost: 'Up to {max} characters',
  atMostRows: 'Up to {max} lines; a new line appears when one is filled',
  between: '{min} to {max}',
  atLeastNumber: 'At least {min}',
  atMostNumber: 'At most {max}',
  optional: '(optional)',
  counter: '{used} / {max} characters',
};
