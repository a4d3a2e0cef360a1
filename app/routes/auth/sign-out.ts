import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { signOut } from '#app/platform/auth/auth.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';

export async function action({ request }: ActionFunctionArgs) {
  const headers = request.headers;
  await readFormData(request);
  return redirect('/', { headers: await signOut(headers) });
}

/** Opened by its address: nothing to see, nothing done. */
export function loader() {
  return redirect('/');
}
