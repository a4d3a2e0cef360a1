import { Form } from '@remix-run/react';

import type { PlanUpload } from './plan-sheet.server.ts';
import { reasonText } from './plan-reasons.ts';
import { ConfirmImport, CorrectTable } from '#app/features/shared/import-preview.tsx';
import { useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

/** What a table makes of the proposal, row by row, and the button that takes it. */
export function PlanUploadPreview({ upload, table }: { upload: PlanUpload; table: string }) {
  const t = useT();
  const { added, removed, rejected, same } = upload;
  const differences = [
    ...added.map((pair) => ({ ...pair, state: 'added' as const })),
    ...removed.map((pair) => ({ ...pair, state: 'removed' as const })),
  ];
  const entry = { key: 'entry', head: t('checks.project'), rowHead: true };
  return (
    <>
      <StatRow
        stats={[
          { key: 'added', label: t('plans.uploadAdded'), value: added.length },
          { key: 'removed', label: t('plans.uploadRemoved'), value: removed.length },
          { key: 'same', label: t('plans.uploadSame'), value: same },
          {
            key: 'rejected',
            label: t('plans.uploadRejected'),
            value: rejected.length,
            tone: rejected.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      {rejected.length > 0 ? (
        <Section title={t('plans.uploadRejected')} description={t('plans.uploadRejectedText')}>
          <DataTable
            caption={t('plans.uploadRejected')}
            rows={rejected}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
              { ...entry, cell: (row) => row.entry },
              { key: 'judge', head: t('plans.judge'), cell: (row) => row.judge },
              {
                key: 'why',
                head: t('common.why'),
                cell: (row) =>
                  row.reason ? reasonText(row.reason, t) : t(`plans.row-${row.problem ?? 'entry-unknown'}`),
              },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('plans.uploadDifferences')}>
        <DataTable
          caption={t('plans.uploadDifferences')}
          rows={differences}
          rowKey={(row) => `${row.state} ${row.entry} ${row.judge}`}
          empty={<p className="text-ink-muted">{t('plans.uploadNothing')}</p>}
          columns={[
            { ...entry, cell: (row) => row.entry },
            { key: 'judge', head: t('plans.judge'), cell: (row) => row.judge },
            {
              key: 'state',
              head: t('plans.change'),
              cell: (row) => t(row.state === 'added' ? 'plans.uploadAdded' : 'plans.uploadRemoved'),
            },
          ]}
        />
      </Section>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="planId" value={upload.planId} />
        {rejected.length > 0 ? (
          <CorrectTable table={table} />
        ) : (
          <input type="hidden" name="table" value={table} />
        )}
        <ConfirmImport
          again={rejected.length > 0}
          label={
            rejected.length === 0 && differences.length > 0
              ? t('plans.uploadConfirm', { count: differences.length })
              : null
          }
          otherHref="?"
        />
      </Form>
    </>
  );
}
