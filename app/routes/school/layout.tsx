import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useParams } from '@remix-run/react';
import { FileText, House, Trophy, Users } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { useRootData } from '#app/features/shared/root-data.ts';
import { WorkShell } from '#app/features/shared/work-shell.tsx';
import type { ShellNavItem } from '#app/features/shared/work-shell.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  return null;
}

export default function SchoolLayout() {
  const { schoolId } = useParams();
  const fronts = useRootData()?.viewer?.fronts ?? [];
  // An administrator who looks at a school has no desk in it.
  const home = fronts.find((front) => front.href === '/school') ?? fronts[0];
  const nav: ShellNavItem[] = schoolId
    ? [
        { label: 'common.home', href: `/school/${schoolId}`, icon: House, exact: true },
        { label: 'common.navEntries', href: `/school/${schoolId}/entries`, icon: FileText },
        { label: 'common.navStudents', href: `/school/${schoolId}/students`, icon: Users },
        { label: 'honours.nav', href: `/school/${schoolId}/honours`, icon: Trophy },
      ]
    : [];
  return (
    <WorkShell nav={nav} homeHref={home?.href ?? '/'}>
      <Outlet />
    </WorkShell>
  );
}
