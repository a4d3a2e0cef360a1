import { Form, useNavigation } from '@remix-run/react';

import type { JudgeImportPlan } from './import-judges.server.ts';
import { WhoIsIt } from './who-is-it.tsx';
import { expertiseText } from '#app/domain/judge-table.ts';
import type { JudgeRow } from '#app/domain/judge-table.ts';
import { CorrectTable, ImportCounts, RejectedRows } from '#app/features/shared/import-preview.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Column } from '#app/ui/data-table.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

/** What an import of judges would do, row by row: bad rows first, then who is known already, then who is new. */
export function JudgeImportPreview({
  plan,
  unitId,
  table,
}: {
  plan: JudgeImportPlan;
  unitId: string;
  table: string;
}) {
  const t = useT();
  const navigation = useNavigation();
  const { added, known, rejected } = plan;
  const who: Column<JudgeRow>[] = [
    { key: 'name', head: t('people.name'), rowHead: true, cell: (row) => row.name },
    { key: 'organisation', head: t('judging.organisation'), cell: (row) => row.organisation },
  ];
  const head: Column<JudgeRow>[] = [
    { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
    ...who,
  ];
  return (
    <Form method="post" encType="multipart/form-data">
      <input type="hidden" name="unitId" value={unitId} />
      {rejected.length > 0 ? null : <input type="hidden" name="table" value={table} />}
      <ImportCounts
        added={{ label: t('judgePool.importAdded'), count: added.length }}
        known={{ label: t('judgePool.importKnown'), count: known.length }}
        rejected={{ label: t('judgePool.importRejected'), count: rejected.length }}
      />
      <RejectedRows
        title={t('judgePool.importRejected')}
        description={t('judgePool.importRejectedText')}
        rows={rejected}
        columns={who as Column<JudgeImportPlan['rejected'][number]>[]}
        why={(row) =>
          row.problems.map(({ code, what }) => t(`judgePool.problem-${code}`, { what })).join(' ')
        }
      />
      {known.length > 0 ? (
        <Section title={t('judgePool.importKnown')} description={t('judgePool.importKnownText')}>
          <DataTable
            caption={t('judgePool.importKnown')}
            rows={known}
            rowKey={(row) => String(row.line)}
            columns={[
              ...(head as Column<JudgeImportPlan['known'][number]>[]),
              {
                key: 'who',
                head: t('judgePool.who'),
                cell: (row) => (
                  <span className="flex flex-wrap items-center gap-2">
                    <WhoIsIt
                      field={`who.${row.line}`}
                      label={`${t('judgePool.who')} ${row.name}`}
                      people={row.people}
                    />
                    {row.people.some((one) => one.banned) ? (
                      <Badge tone="danger">{t('judgePool.onBlacklist')}</Badge>
                    ) : null}
                  </span>
                ),
              },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('judgePool.importAdded')}>
        <DataTable
          caption={t('judgePool.importAdded')}
          rows={added}
          rowKey={(row) => String(row.line)}
          empty={<p className="text-ink-muted">{t('judgePool.importNothingNew')}</p>}
          columns={[
            ...head,
            {
              key: 'expertise',
              head: t('judging.expertise'),
              cell: (row) => expertiseText(row.expertise) || t('judging.generalist'),
            },
            { key: 'languages', head: t('judgePool.languages'), cell: (row) => row.languages },
            { key: 'load', head: t('judgePool.usualMaxLoad'), numeric: true, cell: (row) => row.maxLoad },
          ]}
        />
      </Section>
      {rejected.length > 0 ? (
        <NoticeBox tone="danger" className="my-4">
          {t('judgePool.importBlocked', { count: rejected.length })}
        </NoticeBox>
      ) : null}
      {rejected.length > 0 ? <CorrectTable table={table} /> : null}
      <FormActions>
        {rejected.length === 0 ? (
          <Button
            type="submit"
            variant="primary"
            name="intent"
            value="confirm"
            pending={navigation.state === 'submitting'}
          >
            {t('judgePool.importConfirm', { count: added.length + known.length })}
          </Button>
        ) : (
          <Button type="submit" variant="primary" pending={navigation.state === 'submitting'}>
            {t('common.tablePreview')}
          </Button>
        )}
        <LinkButton href={`/admin/judges/import?unit=${unitId}`}>{t('common.otherFile')}</LinkButton>
      </FormActions>
    </Form>
  );
}
