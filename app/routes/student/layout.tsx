import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { House } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { useRootData } from '#app/features/shared/root-data.ts';
import { WorkShell } from '#app/features/shared/work-shell.tsx';
import type { ShellNavItem } from '#app/features/shared/work-shell.tsx';

const STUDENT_NAV: readonly ShellNavItem[] = [
  { label: 'common.home', href: '/student', icon: House, exact: true },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  return null;
}

export default function StudentLayout() {
  const fronts = useRootData()?.viewer?.fronts ?? [];
  // A teacher who acts for a student has no desk here.
  const student = fronts.length === 0 || fronts.some((front) => front.href === '/student');
  const home = student ? '/student' : (fronts[0]?.href ?? '/');
  const nav = student ? STUDENT_NAV : [{ label: 'common.home', href: home, icon: House } as const];
  return (
    <WorkShell nav={nav} homeHref={home}>
      <Outlet />
    </WorkShell>
  );
}
