import { expect, it } from 'vitest';

import { HELP_ROLES, HELP_TOPICS } from '#app/features/shared/help-topics.ts';
import { help } from '#app/i18n/messages/zh/help.ts';

it('every question that is answered stands on the page of help, once', () => {
  const answered = Object.keys(help).flatMap((key) => (key.endsWith('-a') ? [key.slice(0, -2)] : []));
  const shown = HELP_ROLES.flatMap((role): readonly string[] => HELP_TOPICS[role]);
  expect([...shown].sort()).toEqual(answered.sort());
  for (const topic of ['guardian-form', 'student-preview', 'teacher-shared', 'checker-turns', 'admin-space'])
    expect(shown).toContain(topic);
});
