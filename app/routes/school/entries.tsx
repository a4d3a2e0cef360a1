import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { isWithAuthors } from '#app/domain/entry-status.ts';
import { isConfirmable, schoolMustConfirm } from '#app/domain/form-proof.ts';
import { can } from '#app/domain/policy.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ApproveButton } from '#app/features/entries/approve-button.tsx';
import { FormProofNote } from '#app/features/entries/form-proof-note.tsx';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { SHOWN_STATUSES } from '#app/features/entries/shown-status.ts';
import { LostFilesBadge } from '#app/features/entries/lost-files.tsx';
import { MissingItems } from '#app/features/entries/missing-items.tsx';
import { remindEntries } from '#app/features/entries/remind-entries.server.ts';
import { listOpenRounds, listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { ApproveEntriesSchema, RemindEntriesSchema } from '#app/features/entries/schemas.ts';
import { makeGuardianLinks } from '#app/features/projects/confirm-form.server.ts';
import { QuotaBars } from '#app/features/entries/school-quota.tsx';
import { GuardianLinksSchema } from '#app/features/projects/schemas.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const at = now();
  const schoolId = params.schoolId ?? '';
  const { search, page, get } = listParams(request);
  const filter = { search, page, status: get('status'), roundId: get('round') };
  const list = (await listSchoolEntries(viewer, schoolId, filter)) ?? notFound();
  const open = await listOpenRounds(viewer, schoolId, at);
  const teaches = can(viewer, 'hand-in', { id: schoolId, unitPath: list.school.unit.path });
  return { title: `${t('common.navEntries')} · ${list.school.name}`, ...filter, ...list, open, teaches, at };
}

export const meta = pageMeta;

const ActionSchema = z.discriminatedUnion('intent', [
  ApproveEntriesSchema.extend({ intent: z.literal('approve') }),
  RemindEntriesSchema.extend({ intent: z.literal('remind') }),
  GuardianLinksSchema.extend({ intent: z.literal('slips') }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const input = form.value;
  const context = { now: now() };
  if (input.intent === 'slips') {
    const made = await makeGuardianLinks(viewer, input, context);
    if (!made.ok) return form.refuse(made.refusals);
    const query = new URLSearchParams(made.value.studentIds.map((id) => ['id', id]));
    return redirect(`/school/${params.schoolId}/students/consent?for=form&${query.toString()}`);
  }
  const result =
    input.intent === 'remind'
      ? await remindEntries(viewer, input, context)
      : await approveEntries(viewer, input, context);
  if (!result.ok) return form.refuse(result.refusals);
  const done = input.intent === 'remind' ? 'reminded' : 'approved';
  return redirectWithToast(`/school/${params.schoolId}/entries${new URL(request.url).search}`, {
    key: `school.${done}${result.value.left > 0 ? 'Left' : ''}`,
    params: result.value,
    tone: 'done',
  });
}

export default function SchoolEntries() {
  const t = useT();
  const name = useName();
  const list = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const formats = useFormats();
  const { school, entries, search, status, roundId, rounds, counts, open, teaches, at } = list;
  const base = `/school/${school.id}/entries`;
  const filtered = search !== '' || status !== '' || roundId !== '';
  type Row = (typeof entries)[number];
  const canBeTicked = (entry: Row) =>
    teaches &&
    (entry.status === 'SUBMITTED' ||
      isWithAuthors(entry.status) ||
      (entry.proof !== null && isConfirmable(entry.status) && schoolMustConfirm(entry.proof)));
  const confirms = entries.some(({ proof }) => proof !== null);
  const selectable = entries.some(canBeTicked);
  const toLook = new URLSearchParams(roundId ? { round: roundId } : {});
  return (
    <>
      <PageHeader title={t('common.navEntries')} meta={school.name} />
      <RefusalBox result={lastResult} />
      {open.map((round) => (
        <section key={round.id} aria-label={name(round)} className="mb-8 grid gap-4">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <div className="grid gap-3">
              <h2 className="font-semibold">{name(round)}</h2>
              <RoundDeadlines round={round} kinds={['SUBMISSION', 'SCHOOL']} at={at} />
            </div>
            {round.ready > 0 && teaches ? (
              <p className="flex flex-wrap items-center gap-3">
                <span className="text-ink-muted">{t('school.readyCount', { count: round.ready })}</span>
                <LinkButton href={`/school/${school.id}/hand-in/${round.id}`} variant="primary">
                  {t('school.toHandInList')}
                </LinkButton>
              </p>
            ) : null}
          </div>
          <QuotaBars quota={round.quota} chosen={[]} />
        </section>
      ))}
      <StatRow
        className="mb-6"
        stats={SHOWN_STATUSES.filter((one) => (counts[one] ?? 0) > 0).map((one) => {
          const query = new URLSearchParams(toLook);
          query.set('status', one);
          return {
            key: one,
            label: t(`checks.status${one}`),
            value: formats.number(counts[one] ?? 0),
            href: `${base}?${query.toString()}`,
          };
        })}
      />
      <FilterBar
        search={{ name: 'q', label: t('checks.find'), value: search }}
        selects={[
          {
            name: 'status',
            label: t('checks.status'),
            value: status,
            options: SHOWN_STATUSES.filter((one) => one !== 'TO_COMPLETE' || (counts[one] ?? 0) > 0).map(
              (value) => ({ value, label: t(`checks.status${value}`) }),
            ),
            allLabel: t('common.all'),
          },
          {
            name: 'round',
            label: t('rounds.round'),
            value: roundId,
            options: rounds.map((round) => ({ value: round.id, label: name(round) })),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: list.total })}
      />
      <Form method="post">
        <DataTable
          caption={t('common.navEntries')}
          rows={entries}
          rowKey={(entry) => entry.id}
          selection={
            selectable
              ? {
                  name: 'entryIds',
                  head: t('students.select'),
                  rowLabel: (entry) => entry.project.title,
                  can: canBeTicked,
                }
              : undefined
          }
          columns={[
            {
              key: 'title',
              head: t('checks.project'),
              rowHead: true,
              cell: (entry) => (
                <Link to={`${base}/${entry.id}`}>{entry.project.title || t('projects.untitled')}</Link>
              ),
            },
            {
              key: 'authors',
              head: t('projects.authors'),
              cell: (entry) => entry.project.authors.map((author) => author.name).join('、'),
            },
            { key: 'group', head: t('projects.group'), cell: (entry) => entry.group && name(entry.group) },
            {
              key: 'discipline',
              head: t('projects.discipline'),
              cell: (entry) => entry.discipline && name(entry.discipline),
              hideOnPhone: true,
            },
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
            {
              key: 'status',
              head: t('checks.status'),
              cell: (entry) => (
                <span className="flex flex-wrap items-center gap-2">
                  <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />
                  <LostFilesBadge lost={entry.lost} />
                </span>
              ),
            },
            {
              key: 'missing',
              head: t('school.missing'),
              cell: ({ missing, ...entry }) => missing && <MissingItems entry={{ ...entry, missing }} />,
            },
            ...(confirms
              ? [
                  {
                    key: 'form',
                    head: t('confirm.column'),
                    cell: ({ proof }: Row) => proof && <FormProofNote proof={proof} />,
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState title={filtered ? t('units.noneFound') : t('school.noEntries')}>
              {filtered ? t('units.noneFoundText') : t('school.noEntriesText')}
            </EmptyState>
          }
        />
        {selectable ? (
          <BulkBar
            name="entryIds"
            countText={(count) => t('checks.selected', { count })}
            allLabel={t('checks.selectAll')}
          >
            <ConfirmButton
              label={t('school.remind')}
              title={t('school.remindTitle')}
              confirmLabel={t('school.remind')}
              cancelLabel={t('common.cancel')}
              name="intent"
              value="remind"
              variant="secondary"
              confirmVariant="primary"
            >
              <div className="grid gap-4">
                <p>{t('school.remindText')}</p>
                <Field id="remind-message" label={t('school.remindMessage')}>
                  <TextArea name="message" rows={3} maxLength={300} />
                </Field>
              </div>
            </ConfirmButton>
            {confirms ? (
              <Button type="submit" name="intent" value="slips" variant="secondary">
                {t('confirm.printSlips')}
              </Button>
            ) : null}
            <ApproveButton
              school={school.name}
              asks={entries.some(({ proof }) => proof !== null && schoolMustConfirm(proof))}
            />
          </BulkBar>
        ) : null}
      </Form>
      <ListPages page={list.page} pageCount={list.pageCount} total={list.total} />
    </>
  );
}
