import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { isLocale } from '#app/i18n/types.ts';
import { localeCookie } from '#app/platform/http/cookies.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { safePath } from '#app/platform/http/responses.server.ts';

/** Remembers the language and goes back to where the reader was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request);
  const locale = form.get('locale');
  const to = safePath(form.get('to'));
  return isLocale(locale)
    ? redirect(to, { headers: { 'Set-Cookie': await localeCookie.serialize(locale) } })
    : redirect(to);
}

export function loader() {
  return redirect('/');
}
