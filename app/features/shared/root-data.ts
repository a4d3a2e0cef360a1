import { useRouteLoaderData } from '@remix-run/react';

import type { FrontDoor } from '#app/features/accounts/front-door.ts';
import type { Theme } from '#app/platform/http/locale.server.ts';
import type { Toast } from '#app/platform/http/responses.server.ts';

/** What every page knows: who is signed in, where they may go, the language, a message left by the last page. */
export type RootData = {
  product: string;
  timeZone: string;
  theme: Theme;
  toast: Toast | null;
  viewer: { name: string; fronts: FrontDoor[] } | null;
};

/** What the root loader gave, or undefined while an error page is shown. */
export function useRootData() {
  return useRouteLoaderData<() => RootData>('root');
}
