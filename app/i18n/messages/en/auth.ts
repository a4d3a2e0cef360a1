import type { auth as source } from '../zh/auth.ts';

/** Signing in, choosing a password, the first administrator. */
export const auth: Record<keyof typeof source, string> = {
  signIn: 'Sign in',
  username: 'User name',
  usernameHint: 'Printed on the slip from your school; capital letters do not matter',
  password: 'Password',
  forgotten:
    'Forgotten it? Students ask a teacher of their school, teachers and judges the committee that invited them, for a new one-time password.',
  name: 'Name',
  chooseUsername: 'User name',
  chooseUsernameHint: '3 to 40 characters: small letters, digits, dots or underscores',
  choosePassword: 'Password',
  passwordHint:
    'At least 8 characters. A few unrelated words in a row are easy to remember and hard to guess.',
  setUpTitle: 'First administrator',
  setUpLead:
    'Create an account for yourself. This link works once; afterwards sign in with the name and password you choose here.',
  setUp: 'Create the account and sign in',
  setUpGone: 'This link no longer works',
  setUpGoneText:
    'It may have been used, or it is older than seven days. If you have an account, sign in. If there is no administrator yet, start the server again: it prints a new link.',
  newPasswordTitle: 'Choose a new password',
  firstPasswordLead: 'This is your first time here. Choose a password that only you know, then go on.',
  oneTimePassword: 'One-time password',
  oneTimePasswordHint: 'The one you have just signed in with, from your slip',
  currentPassword: 'Current password',
  newPassword: 'New password',
  savePassword: 'Save the new password',
  passwordChosen: 'The new password is saved',
};
