import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useParams } from '@remix-run/react';
import { House } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { useWholePages } from '#app/features/judging/use-whole-pages.ts';
import { WaitingBar } from '#app/features/judging/waiting-bar.tsx';
import { WorkShell } from '#app/features/shared/work-shell.tsx';
import type { ShellNavItem } from '#app/features/shared/work-shell.tsx';

const NAV: readonly ShellNavItem[] = [{ label: 'common.home', href: '/judge', icon: House, exact: true }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireViewer(request);
  return { personId };
}

export default function JudgeLayout() {
  const { personId } = useLoaderData<typeof loader>();
  const { assignmentId = null } = useParams();
  useWholePages('/judge');
  return (
    <WorkShell nav={NAV} homeHref="/judge">
      <WaitingBar personId={personId} open={assignmentId} />
      <Outlet />
    </WorkShell>
  );
}
