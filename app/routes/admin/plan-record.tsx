import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getPlanRecord } from '#app/features/judging/plan-record.server.ts';
import { TABLE_NAMES } from '#app/features/judging/plan-table.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** The whole list is in the PDF and in the tables. */
const SHOWN = 100;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { tables, ...record } = (await getPlanRecord(viewer, params.runId ?? '')) ?? notFound();
  if (record.roundId !== params.roundId) return notFound();
  const t = translator(await localeOf(request));
  return { title: t('plans.record'), record, tables: TABLE_NAMES.filter((name) => tables[name]) };
}

export const meta = pageMeta;

export default function PlanRecord() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { record, tables } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${record.roundId}/assignment`;
  const place = {
    key: 'place',
    head: t('plans.recordPlace'),
    numeric: true,
    cell: (_: unknown, index: number) => index + 1,
  };
  return (
    <>
      <PageHeader
        title={t('plans.record')}
        meta={t('plans.recordLead')}
        above={<BackLink href={base}>{t('rounds.tabAssignment')}</BackLink>}
        actions={
          <LinkButton href={`${base}/runs/${record.id}/record.pdf`} download variant="primary">
            {t('plans.recordPdf')}
          </LinkButton>
        }
      />
      <DescriptionList
        items={[
          { key: 'round', term: t('rounds.name'), detail: name(record.round) },
          {
            key: 'time',
            term: t('plans.recordTime'),
            detail: formats.dateTimeSeconds(record.at, record.round.timeZone),
          },
          {
            key: 'words',
            term: t('plans.recordSeedWords'),
            detail: record.seedWords ?? t('plans.recordClock'),
          },
          {
            key: 'seed',
            term: t('plans.recordSeed'),
            detail: t('plans.recordSeedHow', { seed: String(record.seed) }),
          },
          { key: 'by', term: t('plans.recordBy'), detail: record.by },
          { key: 'version', term: t('plans.recordVersion'), detail: record.version },
        ]}
      />
      {record.changed.added + record.changed.removed > 0 ? (
        <NoticeBox className="my-6">{t('plans.recordChanged', record.changed)}</NoticeBox>
      ) : null}
      <Section title={t('plans.recordRepeat')} description={t('plans.recordRepeatText')}>
        <div className="flex flex-wrap gap-3">
          {tables.map((table) => (
            <LinkButton key={table} href={`${base}/runs/${record.id}/${table}.csv`} download size="small">
              {`${t(`plans.table-${table}`)} ${table}.csv`}
            </LinkButton>
          ))}
        </div>
        <pre className="mt-4 rounded border border-line bg-sunken p-4 text-sm break-words whitespace-pre-wrap">
          {record.command}
        </pre>
      </Section>
      <Section title={t('plans.recordPairs')}>
        <DataTable
          caption={t('plans.recordPairs')}
          rows={record.entries.slice(0, SHOWN)}
          rowKey={(entry) => entry.label}
          columns={[
            place,
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.label },
            { key: 'title', head: t('checks.project'), rowHead: true, cell: (entry) => entry.title },
            {
              key: 'judges',
              head: t('plans.judge'),
              cell: (entry) =>
                entry.judges
                  .map((judge) => `${judge.label} ${judge.name}${judge.isNew ? '' : '*'}`)
                  .join('、'),
            },
          ]}
        />
        {record.hasPrevious ? <p className="text-sm text-ink-muted">{t('plans.recordPrevious')}</p> : null}
        {record.entries.length > SHOWN ? (
          <p className="pt-4 text-ink-muted">
            {t('judging.moreEntries', { count: record.entries.length - SHOWN })}
          </p>
        ) : null}
      </Section>
      <Section title={t('plans.recordJudges')}>
        <DataTable
          caption={t('plans.recordJudges')}
          rows={record.judges}
          rowKey={(judge) => judge.label}
          columns={[
            place,
            { key: 'code', head: t('plans.judgeCode'), cell: (judge) => judge.label },
            { key: 'name', head: t('plans.judge'), rowHead: true, cell: (judge) => judge.name },
            { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
          ]}
        />
      </Section>
    </>
  );
}
