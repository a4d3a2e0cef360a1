import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { RaschNotice } from '#app/features/results/rasch-detail.tsx';
import { TableActionSchema } from '#app/features/results/schemas.ts';
import { ScoringTable } from '#app/features/results/scoring-table.tsx';
import { TableRunFailed, TableRunPanel } from '#app/features/results/table-run-panel.tsx';
import type { TableRunView } from '#app/features/results/table-run-queries.server.ts';
import { getTableRun } from '#app/features/results/table-run-queries.server.ts';
import { cancelTableRun, startTableRun } from '#app/features/results/table-runs.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const query = new URL(request.url).searchParams;
  const filter = {
    search: query.get('q') ?? '',
    unitId: query.get('unit') ?? '',
    groupId: query.get('group') ?? '',
    disciplineId: query.get('discipline') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
  };
  const table = (await getScoringTable(viewer, params.roundId ?? '', filter)) ?? notFound();
  const t = translator(await localeOf(request));
  const run = await getTableRun(viewer, table.round.id, now());
  return { title: `${t('results.tableTitle')} · ${table.round.name}`, table, filter, run };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, TableActionSchema);
  if (!form.ok) return form.reply;
  const page = `/admin/rounds/${form.value.roundId}/results`;
  if (form.value.intent === 'cancel') {
    const ended = await cancelTableRun(viewer, form.value, { now: now() });
    if (!ended.ok) return form.refuse(ended.refusals);
    return redirectWithToast(page, { key: 'rasch.cancelled', tone: 'done' });
  }
  const result = await startTableRun(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  if ('jobId' in result.value) return redirectWithToast(page, { key: 'rasch.started', tone: 'done' });
  return redirectWithToast(page, {
    key: 'results.computed',
    params: { version: result.value.version },
    tone: 'done',
  });
}

/** What a table that was made since has put right. */
function isOlder({ endedAt }: TableRunView, result: { createdAt: Date } | null): boolean {
  return result !== null && endedAt !== null && result.createdAt > endedAt;
}

export default function RoundResults() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const [params] = useSearchParams();
  const lastResult = useActionData<typeof action>();
  const { table, filter, run } = useLoaderData<typeof loader>();
  const { round, result, progress, choices } = table;
  const missing = progress.assigned - progress.submitted;
  const pages = Math.ceil(table.matching / table.pageSize);
  const hrefFor = (page: number) => {
    const next = new URLSearchParams(params);
    next.set('page', String(page));
    return `?${next}`;
  };
  const options = (list: readonly { id: string; name: string; nameEn?: string | null }[]) =>
    list.map((item) => ({ value: item.id, label: name(item) }));
  return (
    <>
      <PageHeader
        title={t('results.tableTitle')}
        meta={
          result
            ? t('results.tableMeta', {
                version: result.version,
                at: formats.dateTimeSeconds(result.createdAt, round.timeZone),
                method: [
                  t(`results.method${result.method}`),
                  ...(result.summary.stageWeights
                    ? [
                        t('stages.weights', {
                          preliminary: result.summary.stageWeights.PRELIMINARY ?? 0,
                          defence: result.summary.stageWeights.DEFENCE ?? 0,
                        }),
                      ]
                    : []),
                ].join(' · '),
              })
            : t('results.tableNone')
        }
        actions={
          <>
            {progress.submitted > 0 ? (
              <Form method="post">
                <input type="hidden" name="roundId" value={round.id} />
                <SubmitButton
                  variant={result ? 'secondary' : 'primary'}
                  name="intent"
                  value="compute"
                  disabled={run?.status === 'RUNNING'}
                >
                  {result ? t('results.computeAgain') : t('results.compute')}
                </SubmitButton>
              </Form>
            ) : null}
            {progress.submitted > 0 ? (
              <LinkButton href={`/admin/rounds/${round.id}/results/fairness`} variant="quiet">
                {t('fairness.open')}
              </LinkButton>
            ) : null}
            {result ? (
              <>
                <LinkButton href={`/admin/rounds/${round.id}/results.xlsx`} download variant="quiet">
                  {t('results.downloadXlsx')}
                </LinkButton>
                <LinkButton href={`/admin/rounds/${round.id}/lists`} variant="primary">
                  {t('results.toLists')}
                </LinkButton>
              </>
            ) : null}
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {run?.status === 'RUNNING' ? <TableRunPanel key={run.id} roundId={round.id} run={run} /> : null}
      {run?.status === 'FAILED' && !isOlder(run, result) ? <TableRunFailed run={run} /> : null}
      <StatRow
        stats={[
          { key: 'entries', label: t('results.eligibleEntries'), value: formats.number(progress.entries) },
          {
            key: 'sheets',
            label: t('results.sheetsSubmitted'),
            value: `${formats.number(progress.submitted)} / ${formats.number(progress.assigned)}`,
          },
          {
            key: 'missing',
            label: t('results.sheetsMissing'),
            value: formats.number(missing),
            tone: missing > 0 ? 'signal' : undefined,
          },
          ...(result
            ? [{ key: 'ties', label: t('results.ties'), value: formats.number(result.summary.ties.length) }]
            : []),
        ]}
      />
      {missing > 0 && result ? (
        <NoticeBox tone="signal" className="mb-6">
          {t('results.missingWarning', { count: missing })}
        </NoticeBox>
      ) : null}
      {result && result.summary.mixedVersions.length > 0 ? (
        <NoticeBox tone="signal" className="mt-4 mb-6" title={t('rubric.mixedTitle')}>
          {t('rubric.mixedText', { versions: result.summary.mixedVersions.join(', ') })}
        </NoticeBox>
      ) : null}
      {result ? (
        <>
          <RaschNotice fits={result.summary.fits} />
          <FilterBar
            search={{
              name: 'q',
              label: t('common.search'),
              value: filter.search,
              placeholder: t('results.searchHint'),
            }}
            selects={[
              {
                name: 'unit',
                label: t('results.unit'),
                value: filter.unitId,
                allLabel: t('common.all'),
                options: options(choices.units),
              },
              {
                name: 'group',
                label: t('results.group'),
                value: filter.groupId,
                allLabel: t('common.all'),
                options: options(choices.groups),
              },
              {
                name: 'discipline',
                label: t('results.discipline'),
                value: filter.disciplineId,
                allLabel: t('common.all'),
                options: options(choices.disciplines),
              },
            ]}
            submitLabel={t('common.filter')}
            count={t('common.rows', { count: table.matching })}
            clear={params.size > 0 ? { href: '?', label: t('common.clearFilters') } : undefined}
          />
          <ScoringTable
            caption={t('results.tableTitle')}
            rows={table.rows}
            decimals={result.decimals}
            roundId={round.id}
          />
          <Pagination
            page={filter.page}
            pageCount={pages}
            hrefFor={hrefFor}
            label={t('results.tableTitle')}
            previousLabel={t('common.previous')}
            nextLabel={t('common.next')}
            pageLabel={(page) => t('common.page', { page, pages })}
          />
          <p className="mt-6 text-sm break-all text-ink-muted">
            {t('results.inputsHash', { hash: result.inputsHash })}
          </p>
        </>
      ) : (
        <EmptyState
          title={t('results.emptyTitle')}
          action={
            progress.submitted > 0 ? undefined : (
              <LinkButton href={`/admin/rounds/${round.id}/judging`}>{t('results.toJudging')}</LinkButton>
            )
          }
        >
          {t('results.emptyText')}
        </EmptyState>
      )}
    </>
  );
}
