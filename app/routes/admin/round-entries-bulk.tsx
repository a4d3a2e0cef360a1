import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { CHECK_KINDS, requiredChecks } from '#app/domain/checks.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { assignChecks, previewBulk } from '#app/features/entries/bulk-checks.server.ts';
import { BulkConfirm } from '#app/features/entries/bulk-confirm.tsx';
import { passEntries, returnEntries } from '#app/features/entries/check-entries.server.ts';
import { entryFilter } from '#app/features/entries/entry-filter.ts';
import { listRecentReasons, listWaitingIds } from '#app/features/entries/queries.server.ts';
import {
  AssignChecksSchema,
  BULK_ACTS,
  PassEntriesSchema,
  ReturnEntriesSchema,
} from '#app/features/entries/schemas.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  PassEntriesSchema.omit({ roundId: true }).extend({ intent: z.literal('pass') }),
  ReturnEntriesSchema.omit({ roundId: true }).extend({ intent: z.literal('return') }),
  AssignChecksSchema.omit({ roundId: true }).extend({ intent: z.literal('assign') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const round = (await getRoundHead(viewer, roundId)) ?? notFound();
  const url = new URL(request.url);
  const { get } = listParams(request);
  const act = BULK_ACTS.find((one) => one === get('act')) ?? notFound();
  const kind = CHECK_KINDS.find((one) => one === get('kind')) ?? 'ELIGIBILITY';
  const from = get('from').startsWith('?') ? get('from') : '';
  const to = get('to') || 'share';
  const listed = new Request(new URL(from || '?', url));
  const entryIds = get('all')
    ? await listWaitingIds(viewer, roundId, entryFilter(listed))
    : url.searchParams.getAll('entryIds');
  const preview = await previewBulk(viewer, { roundId, entryIds, kind, act, to }, now());
  if (!preview) notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('checks.bulkTitle', { act: t(`checks.act-${act}`), kind: t(`checks.kind-${kind}`) }),
    round,
    act,
    kind,
    to,
    from,
    query: url.search,
    recentReasons: act === 'return' ? await listRecentReasons(roundId) : [],
    ...preview,
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  const input = form.value;
  const result =
    input.intent === 'pass'
      ? await passEntries(viewer, { ...input, roundId }, context)
      : input.intent === 'return'
        ? await returnEntries(viewer, { ...input, roundId }, context)
        : await assignChecks(viewer, { ...input, roundId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  const from = listParams(request).get('from');
  return redirectWithToast(`/admin/rounds/${roundId}/entries${from.startsWith('?') ? from : ''}`, {
    key: input.intent === 'pass' ? 'checks.passed' : `checks.bulkDone-${input.intent}`,
    params: result.value,
    tone: 'done',
  });
}

/** The same preview with one thing of its address changed. */
function withParam(query: string, name: string, value: string) {
  const params = new URLSearchParams(query);
  params.set(name, value);
  return `?${params.toString()}`;
}

export default function RoundEntriesBulk() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, kind, lines, willIds, query, from, title } = page;
  const kinds = requiredChecks(round);
  const base = `/admin/rounds/${round.id}/entries`;
  const skip = lines.length - willIds.length;
  return (
    <>
      <PageHeader
        title={title}
        meta={t('checks.bulkLead')}
        above={<BackLink href={base + from}>{t('checks.title')}</BackLink>}
      />
      <RefusalBox result={lastResult?.error?.reason ? null : lastResult} />
      {kinds.length > 1 ? (
        <Tabs
          label={t('checks.bulkKind')}
          className="mb-4"
          tabs={kinds.map((one) => ({
            href: withParam(query, 'kind', one),
            label: t(`checks.kind-${one}`),
            current: one === kind,
          }))}
        />
      ) : null}
      <BulkConfirm page={page} lastResult={lastResult} />
      <p className="py-4 font-semibold" role="status">
        {t('checks.bulkCount', { count: lines.length, will: willIds.length, skip })}
      </p>
      <DataTable
        caption={title}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', head: t('checks.number'), cell: ({ entry }) => entry.number },
          {
            key: 'title',
            head: t('checks.project'),
            rowHead: true,
            cell: ({ id, entry }) => (
              <Link to={`${base}/${id}`}>{entry.project.title || t('projects.untitled')}</Link>
            ),
          },
          { key: 'school', head: t('projects.school'), cell: ({ entry }) => entry.school.name },
          {
            key: 'outcome',
            head: t('checks.bulkOutcome'),
            cell: (line) => {
              if (line.will === 'skip')
                return (
                  <span className="text-ink-muted">
                    {t('checks.skipped', { reason: t(`refusal.${line.code}`, line.params) })}
                  </span>
                );
              if (line.will !== 'given') return <Badge tone="info">{t(`checks.will-${line.will}`)}</Badge>;
              return line.to.length === 0
                ? t('checks.willClear')
                : t('checks.willGive', { names: line.to.join(t('common.listComma')) });
            },
          },
        ]}
      />
    </>
  );
}
