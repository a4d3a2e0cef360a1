import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { House } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { WorkShell } from '#app/features/shared/work-shell.tsx';
import type { ShellNavItem } from '#app/features/shared/work-shell.tsx';

const NAV: readonly ShellNavItem[] = [{ label: 'common.home', href: '/student', icon: House, exact: true }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  return null;
}

export default function StudentLayout() {
  return (
    <WorkShell nav={NAV} homeHref="/student">
      <Outlet />
    </WorkShell>
  );
}
