export const HELP_ROLES = ['student', 'guardian', 'teacher', 'checker', 'judge', 'admin'] as const;
export type HelpRole = (typeof HELP_ROLES)[number];

/** The questions of each role, by the names of their messages. */
export const HELP_TOPICS = {
  student: [
    'student-sign-in',
    'student-begin',
    'student-save',
    'student-files',
    'student-preview',
    'student-space',
    'student-form',
    'student-submit',
    'student-returned',
    'student-defence',
  ],
  guardian: ['guardian-consent', 'guardian-form', 'guardian-withdraw', 'guardian-public'],
  teacher: [
    'teacher-roster',
    'teacher-consent',
    'teacher-hour',
    'teacher-hand-in',
    'teacher-shared',
    'teacher-form',
    'teacher-year',
  ],
  checker: ['checker-how', 'checker-turns'],
  judge: ['judge-queue', 'judge-conflict', 'judge-words', 'judge-network'],
  admin: [
    'admin-begin',
    'admin-watch',
    'admin-late',
    'admin-judges',
    'admin-judging',
    'admin-defence',
    'admin-rubric',
    'admin-pool',
    'admin-merge',
    'admin-space',
    'admin-list',
    'admin-method',
    'admin-data',
  ],
} as const satisfies Record<HelpRole, readonly string[]>;
