import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { inOrder } from '#app/domain/school-order.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { FormProofNote } from '#app/features/entries/form-proof-note.tsx';
import { LostFilesBadge } from '#app/features/entries/lost-files.tsx';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { orderEntries } from '#app/features/entries/order-entries.server.ts';
import { getHandIn } from '#app/features/entries/school-queries.server.ts';
import { LiveQuotaBars, LiveQuotaText } from '#app/features/entries/school-quota.tsx';
import { HandInSchema, OrderEntriesSchema } from '#app/features/entries/schemas.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const found = (await getHandIn(viewer, params.schoolId ?? '', params.roundId ?? '', at)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('school.handInList')} · ${found.round.name}`, at, ...found };
}

export const meta = pageMeta;

const Order = OrderEntriesSchema.omit({ roundId: true, schoolId: true });
const ActionSchema = z.discriminatedUnion('intent', [
  Order.extend({ intent: z.literal('order') }),
  Order.extend({ intent: z.literal('hand-in'), entryIds: HandInSchema.shape.entryIds }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const input = form.value;
  const where = { schoolId: params.schoolId ?? '', roundId: params.roundId ?? '' };
  const context = { now: now() };
  const back = `/school/${where.schoolId}/hand-in/${where.roundId}`;
  if (input.intent === 'order') {
    const result = await orderEntries(viewer, { ...where, ...input }, context);
    if (!result.ok) return form.refuse(result.refusals);
    return redirectWithToast(back, { key: 'school.ordered', tone: 'done' });
  }
  // What was typed as order counts, also when it was not saved before.
  const ticked = new Set(input.entryIds);
  const entryIds = inOrder(input.orderIds, input.places).filter((id) => ticked.has(id));
  const result = await handIn(viewer, { ...where, entryIds }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(back, { key: 'school.handedIn', params: result.value, tone: 'done' });
}

export default function HandIn() {
  const t = useT();
  const name = useName();
  const { school, round, candidates, handed, quota, waiting, state, mayHandIn, at } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const open = state === 'open' && mayHandIn;
  const base = `/school/${school.id}`;
  type Row = (typeof handed)[number];
  const placeColumn = {
    key: 'place',
    head: t('school.place'),
    numeric: true,
    className: 'w-24',
    cell: (entry: Row, index: number) => (
      <input
        key={index}
        type="number"
        inputMode="numeric"
        min={1}
        name={`places.${entry.id}`}
        defaultValue={index + 1}
        aria-label={t('school.placeOf', { title: entry.project.title })}
        className="ui-control block min-h-9 w-16 py-1 text-end tabular-nums sm:-my-1.5 sm:ms-auto"
      />
    ),
  };
  const columns = [
    {
      key: 'title',
      head: t('checks.project'),
      rowHead: true,
      cell: (entry: Row) => (
        <span className="flex flex-wrap items-center gap-2">
          <Link to={`${base}/entries/${entry.id}`}>{entry.project.title}</Link>
          <LostFilesBadge lost={entry.lost} />
        </span>
      ),
    },
    {
      key: 'authors',
      head: t('projects.authors'),
      cell: (entry: Row) => entry.project.authors.map((author) => author.name).join('、'),
    },
    { key: 'group', head: t('projects.group'), cell: (entry: Row) => entry.group && name(entry.group) },
    {
      key: 'discipline',
      head: t('projects.discipline'),
      cell: (entry: Row) => entry.discipline && name(entry.discipline),
    },
  ];
  const formColumns = candidates.some(({ proof }) => proof !== null)
    ? [
        {
          key: 'form',
          head: t('confirm.column'),
          cell: ({ proof }: (typeof candidates)[number]) => proof && <FormProofNote proof={proof} />,
        },
      ]
    : [];
  const ready = t(state === 'after' ? 'school.leftOver' : 'school.ready');
  const lacking = candidates.filter(({ confirmed }) => !confirmed).length;
  return (
    <>
      <PageHeader
        title={t('school.handInList')}
        meta={`${school.name} · ${name(round)}`}
        above={<BackLink href={base}>{school.name}</BackLink>}
      />
      <SampleNotice edition={round.edition} />
      <RoundDeadlines round={round} kinds={['SCHOOL']} at={at} />
      <RefusalBox result={lastResult} />
      {waiting > 0 && state !== 'after' ? (
        <NoticeBox tone="signal" className="my-6" title={t('school.toApprove', { count: waiting })}>
          <Link to={`${base}/entries?status=SUBMITTED&round=${round.id}`}>{t('school.toApproveLink')}</Link>
        </NoticeBox>
      ) : null}
      {lacking > 0 && state !== 'after' ? (
        <NoticeBox tone="signal" className="my-6" title={t('confirm.lacking', { count: lacking })}>
          <Link to={`${base}/entries?status=APPROVED&round=${round.id}`}>{t('confirm.toConfirm')}</Link>
        </NoticeBox>
      ) : null}
      <Section title={ready} description={open ? t('school.readyLead') : t(`school.closed-${state}`)}>
        <Form method="post">
          {open
            ? candidates.map(({ id }) => <input key={id} type="hidden" name="orderIds" value={id} />)
            : null}
          {quota.buckets.length > 0 ? (
            <div className="mb-6 max-w-3xl">
              <p className="pb-2 text-sm text-ink-muted">{t('school.quotaLead')}</p>
              <LiveQuotaBars
                quota={quota}
                chosen={open ? candidates.filter(({ ready }) => ready).map(({ id }) => id) : []}
                name="entryIds"
              />
            </div>
          ) : null}
          <DataTable
            caption={ready}
            rows={candidates}
            rowKey={(entry) => entry.id}
            selection={
              open
                ? {
                    name: 'entryIds',
                    head: t('students.select'),
                    rowLabel: (entry) => entry.project.title,
                    can: (entry) => entry.ready,
                    selected: candidates.filter(({ ready }) => ready).map((entry) => entry.id),
                  }
                : undefined
            }
            columns={[...(open && candidates.length > 1 ? [placeColumn] : []), ...columns, ...formColumns]}
            empty={
              state === 'after' ? (
                <p className="text-ink-muted">{t('school.noneLeft')}</p>
              ) : (
                <EmptyState title={t('school.noneReady')}>{t('school.noneReadyText')}</EmptyState>
              )
            }
          />
          {open && candidates.length > 0 ? (
            <BulkBar
              name="entryIds"
              countText={(count) => t('checks.selected', { count })}
              allLabel={t('checks.selectAll')}
            >
              <LiveQuotaText quota={quota} name="entryIds" />
              {candidates.length > 1 ? (
                <Button name="intent" value="order" variant="secondary">
                  {t('school.saveOrder')}
                </Button>
              ) : null}
              <ConfirmButton
                name="intent"
                value="hand-in"
                label={t('school.handIn')}
                title={t('school.handInTitle', { round: name(round) })}
                confirmLabel={t('school.handIn')}
                cancelLabel={t('common.cancel')}
                variant="primary"
                confirmVariant="primary"
              >
                {t('school.handInText')}
              </ConfirmButton>
            </BulkBar>
          ) : null}
        </Form>
      </Section>
      <Section
        title={t('school.handedInTitle', { count: handed.length })}
        actions={
          handed.length > 0 ? (
            <LinkButton href={`${base}/hand-in/${round.id}/list.pdf`} download>
              {t('school.sealForm')}
            </LinkButton>
          ) : null
        }
      >
        <DataTable
          caption={t('school.handedInTitle', { count: handed.length })}
          rows={handed}
          rowKey={(entry) => entry.id}
          columns={[
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
            ...columns,
            {
              key: 'status',
              head: t('checks.status'),
              cell: (entry) => <EntryStatusBadge status={entry.status} />,
            },
          ]}
          empty={<p className="text-ink-muted">{t('school.noneHandedIn')}</p>}
        />
      </Section>
    </>
  );
}
