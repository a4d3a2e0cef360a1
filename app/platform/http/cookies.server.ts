import { createCookie } from '@remix-run/node';

import { env } from '#app/platform/env.server.ts';

const YEAR = 60 * 60 * 24 * 365;

function cookie(name: string, maxAge: number, httpOnly = true) {
  return createCookie(name, {
    path: '/',
    sameSite: 'lax',
    httpOnly,
    maxAge,
    secure: env().origin.startsWith('https:'),
  });
}

/** The chosen language: "zh" or "en". */
export const localeCookie = cookie('locale', YEAR);
/** The chosen appearance: "system", "light" or "dark". */
export const themeCookie = cookie('theme', YEAR);
/** One short message for the next page. */
export const toastCookie = cookie('toast', 60);
