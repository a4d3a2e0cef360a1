import { Form } from '@remix-run/react';

import { useHonourWords } from './honour-words.ts';
import type { PastPlan } from './past-awards.server.ts';
import { ConfirmImport, ImportCounts, RejectedRows } from '#app/features/shared/import-preview.tsx';
import { useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

/** How many rows a preview lists. */
const SHOWN = 200;

/** What an import of earlier prizes would do, row by row, and the button that does it. */
export function PastPreview({ plan, table, fileName }: { plan: PastPlan; table: string; fileName: string }) {
  const t = useT();
  const { levelHead } = useHonourWords();
  const { added, unchanged, rejected } = plan;
  return (
    <>
      <ImportCounts
        added={{ label: t('honours.added'), count: added.length }}
        known={{ label: t('honours.unchanged'), count: unchanged.length }}
        rejected={{ label: t('honours.rejected'), count: rejected.length }}
      />
      <RejectedRows
        title={t('honours.rejectedTitle')}
        description={t('honours.rejectedText')}
        rows={rejected.slice(0, SHOWN)}
        columns={[
          { key: 'title', head: t('honours.project'), rowHead: true, cell: (row) => row.title },
          { key: 'school', head: t('honours.school'), cell: (row) => row.school },
        ]}
        why={(row) => row.problems.map((problem) => t(`honours.problem-${problem}`)).join(' ')}
      />
      <Section title={t('honours.addedTitle')}>
        <DataTable
          caption={t('honours.addedTitle')}
          rows={added.slice(0, SHOWN)}
          rowKey={(row) => String(row.line)}
          empty={<p className="text-ink-muted">{t('honours.nothingNew')}</p>}
          columns={[
            { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
            { key: 'year', head: t('honours.year'), numeric: true, cell: (row) => row.year },
            { key: 'level', head: t('honours.level'), cell: (row) => row.level && levelHead(row.level) },
            { key: 'prize', head: t('honours.prize'), cell: (row) => row.prize },
            { key: 'title', head: t('honours.project'), rowHead: true, cell: (row) => row.title },
            { key: 'authors', head: t('honours.authors'), numeric: true, cell: (row) => row.authors },
            { key: 'school', head: t('honours.school'), cell: (row) => row.school },
            { key: 'tutors', head: t('honours.tutor'), cell: (row) => row.tutors },
          ]}
        />
      </Section>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="table" value={table} />
        <input type="hidden" name="fileName" value={fileName} />
        <ConfirmImport
          label={added.length > 0 ? t('honours.confirm', { count: added.length }) : null}
          otherHref="/admin/honours/import"
        />
      </Form>
    </>
  );
}
