import type { MessageKey } from '#app/i18n/types.ts';

const KEYS: readonly MessageKey[] = [
  'projects.grade1',
  'projects.grade2',
  'projects.grade3',
  'projects.grade4',
  'projects.grade5',
  'projects.grade6',
  'projects.grade7',
  'projects.grade8',
  'projects.grade9',
  'projects.grade10',
  'projects.grade11',
  'projects.grade12',
];

/** The message that names a grade, 1-12. */
export function gradeKey(grade: number): MessageKey {
  return KEYS[grade - 1] ?? 'common.empty';
}

/** Every grade of school, 1-12. */
export const GRADES = Array.from({ length: 12 }, (_, index) => index + 1);
