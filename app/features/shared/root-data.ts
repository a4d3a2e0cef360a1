import { useRouteLoaderData } from '@remix-run/react';

import type { loader } from '#app/root.tsx';

/** What the root loader gave, or undefined while an error page is shown. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>('root');
}
