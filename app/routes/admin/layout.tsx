import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { Building2, CalendarDays, Gavel, House, Network, Send, Trophy, Users } from 'lucide-react';

import { isAdministrator } from '#app/domain/viewer.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { WorkShell } from '#app/features/shared/work-shell.tsx';
import type { ShellNavItem } from '#app/features/shared/work-shell.tsx';
import { notFound } from '#app/platform/http/responses.server.ts';

const NAV: readonly ShellNavItem[] = [
  { label: 'common.home', href: '/admin', icon: House, exact: true },
  { label: 'common.navEditions', href: '/admin/editions', icon: CalendarDays },
  { label: 'common.navUnits', href: '/admin/units', icon: Network },
  { label: 'common.navSchools', href: '/admin/schools', icon: Building2 },
  { label: 'common.navPeople', href: '/admin/people', icon: Users },
  { label: 'judgePool.nav', href: '/admin/judges', icon: Gavel },
  { label: 'honours.nav', href: '/admin/honours', icon: Trophy },
  { label: 'common.navInvitations', href: '/admin/invitations', icon: Send },
];

/** Closed to who neither administers nor checks; every page below still authorises for itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  if (!isAdministrator(viewer) && viewer.checkerRoundIds.length === 0) notFound();
  return null;
}

export default function AdminLayout() {
  return (
    <WorkShell nav={NAV} homeHref="/admin">
      <Outlet />
    </WorkShell>
  );
}
