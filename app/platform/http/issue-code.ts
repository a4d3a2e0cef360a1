import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * Turns a zod issue into a message key of the area "form" with its numbers ("form.tooLong|{"max":30}"), so that both
 * sides show it in the reader's language. A schema's own message that is already a key stands as it is.
 */
export function issueCode(issue: Issue): string {
  if (issue.input === undefined || issue.input === '') return 'form.required';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? `form.tooShort|${JSON.stringify({ min: Number(issue.minimum) })}`
        : `form.tooSmall|${JSON.stringify({ min: Number(issue.minimum) })}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `form.tooLong|${JSON.stringify({ max: Number(issue.maximum) })}`
        : `form.tooBig|${JSON.stringify({ max: Number(issue.maximum) })}`;
    case 'invalid_value':
      return 'form.choose';
    case 'invalid_format':
      return issue.format === 'email' ? 'form.email' : 'form.pattern';
    case 'invalid_type':
      return issue.expected === 'number'
        ? 'form.number'
        : issue.expected === 'date'
          ? 'form.date'
          : 'form.other';
    default:
      return 'form.other';
  }
}
