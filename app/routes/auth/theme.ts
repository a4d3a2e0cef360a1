import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { themeCookie } from '#app/platform/http/cookies.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { safePath } from '#app/platform/http/responses.server.ts';

/** Remembers the appearance and goes back to where the reader was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request);
  const theme = form.get('theme');
  const to = safePath(form.get('to'));
  return theme === 'light' || theme === 'dark' || theme === 'system'
    ? redirect(to, { headers: { 'Set-Cookie': await themeCookie.serialize(theme) } })
    : redirect(to);
}

export function loader() {
  return redirect('/');
}
