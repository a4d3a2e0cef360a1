import { createHash } from 'node:crypto';

import { askedFields } from '#app/domain/form-field.ts';
import type { Answers, FieldRule } from '#app/domain/form-field.ts';

/** All that the printed application form says about a project. */
export type FormContent = {
  title: string;
  abstract: string;
  categoryId: string | null;
  groupId: string | null;
  disciplineId: string | null;
  authors: readonly { name: string; grade: number; ownWork: string }[];
  tutors: readonly { name: string; organisation: string }[];
  fields: readonly FieldRule[];
  answers: Answers;
};

/** No digit or letter that is read as another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * The code of one version of an application form, such as "7KQF-M2XA": it stands on every page of the paper, and
 * changes with every word of what the paper says. First 40 bits of a SHA-256 over the content.
 */
export function formCode(content: FormContent): string {
  const { title, abstract, categoryId, groupId, disciplineId } = content;
  const answers = askedFields(content.fields, content.answers).map(
    ({ code }) => [code, content.answers[code] ?? ''] as const,
  );
  const said = {
    project: [title, abstract, categoryId, groupId, disciplineId],
    authors: content.authors.map(({ name, grade, ownWork }) => [name, grade, ownWork]),
    tutors: content.tutors
      .filter(({ name }) => name !== '')
      .map(({ name, organisation }) => [name, organisation]),
    answers: answers.filter(([, answer]) => answer !== ''),
  };
  const hash = createHash('sha256').update(JSON.stringify(said)).digest();
  let rest = BigInt(`0x${hash.subarray(0, 5).toString('hex')}`);
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code += ALPHABET[Number(rest % BigInt(ALPHABET.length))] ?? '';
    rest /= BigInt(ALPHABET.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as somebody typed it from paper: any case or width, with or without the dash. */
export function readFormCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
