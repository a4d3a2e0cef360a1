import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FitPreview, FitText } from '#app/features/judges/fit-preview.tsx';
import { mailRoundInvitations } from '#app/features/judges/mail-round-invitations.server.ts';
import { listForRound } from '#app/features/judges/pick-queries.server.ts';
import { poolFilter } from '#app/features/judges/pool-filter.ts';
import { TakeJudgesSchema } from '#app/features/judges/schemas.ts';
import { SupplyBars } from '#app/features/judges/supply-bars.tsx';
import { getSupply } from '#app/features/judges/supply.server.ts';
import { takeJudges } from '#app/features/judges/take-judges.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';

const ActionSchema = TakeJudgesSchema.extend({ intent: z.enum(['take', 'invite']) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const filter = poolFilter(request);
  const { page } = listParams(request);
  const list = (await listForRound(viewer, roundId, { ...filter, page }, now())) ?? notFound();
  const supply = (await getSupply(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('judgePool.pick'), roundId, filter, page, supply, ...list };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const { intent: act, ...input } = form.value;
  const taken = await takeJudges(viewer, { ...input, roundId, act }, { now: now() });
  if (!taken.ok) return form.refuse(taken.refusals);
  const { personIds } = taken.value;
  if (act === 'invite') await mailRoundInvitations(roundId, personIds, translator(await localeOf(request)));
  return redirectWithToast(`/admin/rounds/${roundId}/judges`, {
    key: `judgePool.done-${act}`,
    params: { count: personIds.length },
    tone: 'done',
  });
}

export default function RoundJudgePick() {
  const t = useT();
  const name = useName();
  const { roundId, judges, disciplines, filter, supply, total, page, pageCount } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const here = `/admin/rounds/${roundId}/judges/pick`;
  const filtered = filter.search !== '' || filter.discipline !== '';
  return (
    <>
      <PageHeader
        title={t('judgePool.pick')}
        meta={t('judgePool.pickLead')}
        above={<BackLink href={`/admin/rounds/${roundId}/judges`}>{t('judging.pool')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <details className="mb-4">
        <summary className="ui-summary">{t('judgePool.supply')}</summary>
        <SupplyBars supply={supply} />
      </details>
      <FilterBar
        search={{ name: 'q', label: t('judgePool.find'), value: filter.search }}
        selects={[
          {
            name: 'discipline',
            label: t('projects.discipline'),
            value: filter.discipline,
            options: disciplines.map((row) => ({ value: row.code, label: name(row) })),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: here, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: total })}
      />
      <Form method="post">
        <DataTable
          caption={t('judgePool.title')}
          rows={judges}
          rowKey={(judge) => judge.id}
          selection={{
            name: 'personIds',
            head: t('judgePool.choose'),
            rowLabel: (judge) => t('judgePool.chooseOne', { name: judge.name }),
            can: (judge) => !judge.banned,
          }}
          columns={[
            {
              key: 'name',
              head: t('people.name'),
              rowHead: true,
              cell: (judge) => (
                <span className="flex flex-wrap items-center gap-2">
                  <Link to={`/admin/judges/${judge.id}`}>{judge.name}</Link>
                  {judge.banned ? <Badge tone="danger">{t('judgePool.onBlacklist')}</Badge> : null}
                  {judge.declined === null ? null : (
                    <Badge tone="signal">{t('judgePool.answer-DECLINED')}</Badge>
                  )}
                </span>
              ),
            },
            { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
            {
              key: 'fits',
              head: t('judgePool.fits'),
              cell: (judge) => <FitText {...judge} disciplines={disciplines} />,
            },
            {
              key: 'keywords',
              head: t('judgePool.keywords'),
              cell: (judge) => judge.keywords,
              hideOnPhone: true,
            },
            {
              key: 'availability',
              head: t('judgePool.availability'),
              cell: (judge) => judge.availability,
              hideOnPhone: true,
            },
            {
              key: 'load',
              head: t('judgePool.usualMaxLoad'),
              numeric: true,
              cell: (judge) => judge.usualMaxLoad,
            },
            { key: 'open', head: t('judgePool.openLoad'), numeric: true, cell: (judge) => judge.openLoad },
          ]}
          empty={
            <EmptyState
              title={t(filtered ? 'judgePool.noneFound' : 'judgePool.nobodyLeft')}
              action={<LinkButton href="/admin/judges/import">{t('judgePool.import')}</LinkButton>}
            >
              {t('judgePool.nobodyLeftText')}
            </EmptyState>
          }
        />
        {judges.length > 0 ? (
          <>
            <FitPreview name="personIds" judges={judges} disciplines={disciplines} />
            <BulkBar
              name="personIds"
              countText={(count) => t('judgePool.chosen', { count })}
              allLabel={t('judgePool.all')}
            >
              <label className="flex items-center gap-2 text-sm">
                {t('judgePool.expectedLoad')}
                <NumberInput name="expectedLoad" min={0} max={1000} className="w-20" />
              </label>
              <SubmitButton name="intent" value="invite">
                {t('judgePool.invite')}
              </SubmitButton>
              <SubmitButton variant="secondary" name="intent" value="take">
                {t('judgePool.take')}
              </SubmitButton>
            </BulkBar>
          </>
        ) : null}
      </Form>
      <ListPages page={page} pageCount={pageCount} total={total} />
    </>
  );
}
