import type { auth as source } from '../zh/auth.ts';

/** Signing in, choosing a password, the first administrator. */
export const auth: Record<keyof typeof source, string> = {
  signIn: 'Sign in',
  username: 'User name',
  usernameHint: 'Printed on the slip from your school; capital letters do not matter',
  password: 'Password',
  wrong:
    'The user name or the password is wrong. Check both and try again; a student who has forgotten it can ask a teacher for a new one.',
  tooMany: 'Too many attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}',
};
