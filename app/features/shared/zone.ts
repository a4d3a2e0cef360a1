import { useRouteLoaderData } from '@remix-run/react';

/** The time zone of the portal, for dates that belong to no round. */
export function usePortalZone(): string {
  const root = useRouteLoaderData<{ timeZone: string }>('root');
  return root?.timeZone ?? 'Asia/Shanghai';
}
