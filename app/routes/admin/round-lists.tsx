import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { ListStatusBadge } from '#app/features/results/list-status-badge.tsx';
import { listsOfRound } from '#app/features/results/lists.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const DraftSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draft-entry-list'), edgeId: z.uuid() }),
  z.object({ intent: z.enum(['draft-outside-list', 'draft-finalist-list']) }),
  z.object({ intent: z.literal('draft-award-list'), roundId: z.uuid() }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listsOfRound(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('results.listsTitle')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, DraftSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const act = form.value;
  const result =
    act.intent === 'draft-award-list'
      ? await draftAwardList(viewer, { roundId: act.roundId }, context)
      : await draftEntryList(viewer, targetOf(act, params.roundId ?? ''), context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/lists/${result.value.listId}`, {
    key: 'results.drafted',
    tone: 'done',
  });
}

function targetOf(
  act: Exclude<z.output<typeof DraftSchema>, { intent: 'draft-award-list' }>,
  roundId: string,
) {
  if (act.intent === 'draft-entry-list') return { edgeId: act.edgeId };
  return act.intent === 'draft-outside-list' ? { outsideOf: roundId } : { finalistsOf: roundId };
}

export default function RoundLists() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { round, lists, edges, hasQuota, prizeRules, finalists, latestVersion } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('results.listsTitle')} meta={t('results.listsLead')} />
      <RefusalBox result={lastResult} />
      {latestVersion === null ? (
        <EmptyState
          title={t('results.emptyTitle')}
          action={
            <LinkButton href={`/admin/rounds/${round.id}/results`}>{t('results.tableTitle')}</LinkButton>
          }
        >
          {t('results.listsNeedTable')}
        </EmptyState>
      ) : (
        <Section
          title={t('results.draftNew')}
          description={t('results.draftNewHint', { version: latestVersion })}
        >
          <div className="flex flex-wrap gap-4">
            {finalists === 'draft' ? (
              <Form method="post">
                <SubmitButton name="intent" value="draft-finalist-list">
                  {t('results.draftFinalists')}
                </SubmitButton>
              </Form>
            ) : null}
            {(hasQuota ? edges : []).map((edge) => (
              <Form method="post" key={edge.id}>
                <input type="hidden" name="edgeId" value={edge.id} />
                <SubmitButton
                  variant={lists.some((list) => list.edge?.id === edge.id) ? 'secondary' : 'primary'}
                  name="intent"
                  value="draft-entry-list"
                >
                  {t('results.draftFor', { round: name(edge.toRound) })}
                </SubmitButton>
              </Form>
            ))}
            {round.outsideName && hasQuota ? (
              <Form method="post">
                <SubmitButton name="intent" value="draft-outside-list">
                  {t('results.draftFor', { round: round.outsideName })}
                </SubmitButton>
              </Form>
            ) : null}
            {prizeRules > 0 ? (
              <Form method="post">
                <input type="hidden" name="roundId" value={round.id} />
                <SubmitButton variant="secondary" name="intent" value="draft-award-list">
                  {t('results.draftAward')}
                </SubmitButton>
              </Form>
            ) : null}
            {edges.length === 0 && prizeRules === 0 && !round.outsideName && finalists !== 'draft' ? (
              <p className="text-ink-muted">{t('results.nothingToDraft')}</p>
            ) : null}
          </div>
          {(edges.length > 0 || round.outsideName) && !hasQuota ? (
            <p className="mt-4 text-sm">
              <Link to={`/admin/rounds/${round.id}/settings/advance-quota`}>{t('results.quotaFirst')}</Link>{' '}
              {t('results.quotaFirstText')}
            </p>
          ) : null}
          {finalists === 'quota-first' ? (
            <p className="mt-4 text-sm">
              <Link to={`/admin/rounds/${round.id}/settings/finalist-quota`}>
                {t('stages.finalistsQuotaFirst')}
              </Link>
            </p>
          ) : null}
        </Section>
      )}
      {lists.length > 0 ? (
        <Section title={t('results.listsSoFar')}>
          <DataTable
            caption={t('results.listsSoFar')}
            rows={lists}
            rowKey={(list) => list.id}
            columns={[
              {
                key: 'title',
                head: t('results.listTitle'),
                cell: (list) => <Link to={`/admin/rounds/${round.id}/lists/${list.id}`}>{list.title}</Link>,
              },
              { key: 'kind', head: t('results.listKind'), cell: (list) => t(`results.kind${list.kind}`) },
              {
                key: 'to',
                head: t('results.nextRound'),
                cell: (list) =>
                  list.edge
                    ? name(list.edge.toRound)
                    : list.kind === 'FINALIST'
                      ? t('stages.short-DEFENCE')
                      : list.kind === 'ENTRY'
                        ? round.outsideName
                        : null,
              },
              {
                key: 'count',
                head: t('results.selectedCount'),
                numeric: true,
                cell: (list) => formats.number(list._count.lines),
              },
              {
                key: 'status',
                head: t('results.status'),
                cell: (list) => (
                  <span className="flex flex-wrap gap-2">
                    <ListStatusBadge status={list.status} />
                    {list.notices.length > 0 ? <Badge tone="info">{t('results.published')}</Badge> : null}
                  </span>
                ),
              },
              {
                key: 'version',
                head: t('results.tableVersion'),
                numeric: true,
                cell: (list) => list.result.version,
              },
              {
                key: 'at',
                head: t('results.draftedAt'),
                cell: (list) => formats.dateTime(list.draftedAt, round.timeZone),
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
