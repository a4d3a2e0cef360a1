import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editPlan } from '#app/features/judging/edit-plan.server.ts';
import { getPlanMatrix, MATRIX_PAGE, PLAN_CHANGES } from '#app/features/judging/plan-matrix.server.ts';
import { PlanMatrix } from '#app/features/judging/plan-matrix.tsx';
import { PlanPairSchema } from '#app/features/judging/schemas.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const round = await getRoundHead(viewer, roundId);
  if (!round?.manages) return notFound();
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const filter = { search, page, group: get('group'), change: get('change'), judgeId: get('judge') };
  return {
    title: t('plans.planTitle'),
    roundId,
    filter,
    matrix: await getPlanMatrix(viewer, roundId, filter),
    changes: PLAN_CHANGES.map((value) => ({ value, label: t(`plans.state-${value}`) })),
    pageSize: MATRIX_PAGE,
  };
}

export const meta = pageMeta;

/** A judge dragged to a place: the page stays where it was, filters and all. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, PlanPairSchema);
  if (!form.ok) return form.reply;
  const result = await editPlan(viewer, { ...form.value, act: 'add' }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const { pathname, search } = new URL(request.url);
  return redirectWithToast(`${pathname}${search}`, { key: 'plans.added', tone: 'done' });
}

export default function RoundPlan() {
  const t = useT();
  const name = useName();
  const { roundId, filter, matrix, changes, pageSize } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${roundId}/assignment`;
  return (
    <>
      <PageHeader
        title={t('plans.planTitle')}
        meta={t('plans.planLead')}
        above={<BackLink href={base}>{t('rounds.tabAssignment')}</BackLink>}
      />
      {matrix === null ? (
        <EmptyState
          title={t('plans.noPlan')}
          action={<LinkButton href={base}>{t('plans.toAssignment')}</LinkButton>}
        >
          {t('plans.noPlanText')}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            submitLabel={t('plans.filter')}
            search={{ name: 'q', label: t('plans.searchEntries'), value: filter.search }}
            selects={[
              {
                name: 'group',
                label: t('projects.discipline'),
                value: matrix.group,
                allLabel: t('plans.allGroups'),
                options: [
                  ...matrix.groups.map((one) => ({ value: one.code, label: name(one) })),
                  { value: 'all', label: t('plans.allGroups') },
                ],
              },
              {
                name: 'change',
                label: t('plans.change'),
                value: filter.change,
                allLabel: t('plans.anyChange'),
                options: changes.map(({ value, label }) => ({
                  value,
                  label: `${label} (${matrix.counts[value]})`,
                })),
              },
              {
                name: 'judge',
                label: t('plans.judge'),
                value: filter.judgeId,
                allLabel: t('plans.anyJudge'),
                options: matrix.allJudges,
              },
            ]}
            count={t('plans.found', { count: matrix.total })}
          />
          <PlanMatrix matrix={matrix} base={`${base}/plan`} />
          <ListPages
            page={filter.page}
            pageCount={Math.max(1, Math.ceil(matrix.total / pageSize))}
            total={matrix.total}
          />
        </>
      )}
    </>
  );
}
