import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useLoaderData, useLocation } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const TABS: readonly { path: string; label: MessageKey; forCheckers?: boolean; forSchools?: boolean }[] = [
  { path: '', label: 'rounds.tabOverview' },
  { path: '/entries', label: 'rounds.tabEntries', forCheckers: true },
  { path: '/schools', label: 'rounds.tabSchools', forSchools: true },
  { path: '/judges', label: 'rounds.tabJudges' },
  { path: '/assignment', label: 'rounds.tabAssignment' },
  { path: '/judging', label: 'progress.title' },
  { path: '/defence', label: 'defence.tab' },
  { path: '/flags', label: 'rubric.flags' },
  { path: '/results', label: 'rounds.tabResults' },
  { path: '/lists', label: 'rounds.tabLists' },
  { path: '/special', label: 'special.tab' },
  { path: '/objections', label: 'objections.title' },
  { path: '/certificates', label: 'certificates.title' },
  { path: '/feedback', label: 'feedback.tab' },
  { path: '/settings', label: 'rounds.tabSettings' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  return { round: (await getRoundHead(viewer, params.roundId ?? '')) ?? notFound() };
}

/** The pages of one round share its name and tabs. */
export default function RoundLayout() {
  const t = useT();
  const name = useName();
  const { pathname } = useLocation();
  const { round } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}`;
  const tabs = TABS.filter(
    (tab) => (round.manages || tab.forCheckers) && (!tab.forSchools || round.source === 'SCHOOLS'),
  );
  return (
    <>
      <p className="no-print mb-1 text-sm text-ink-muted">
        {round.manages ? (
          <Link to={`/admin/editions/${round.edition.id}`}>{round.edition.name}</Link>
        ) : (
          round.edition.name
        )}
        {' / '}
        <Link to={round.manages ? base : `${base}/entries`}>{name(round)}</Link>
      </p>
      <div className="no-print mb-6">
        <Tabs
          label={name(round)}
          tabs={tabs.map((tab) => ({
            href: `${base}${tab.path}`,
            label: t(tab.label),
            current: tab.path === '' ? pathname === base : pathname.startsWith(`${base}${tab.path}`),
          }))}
        />
      </div>
      <SampleNotice edition={round.edition} />
      <Outlet />
    </>
  );
}
