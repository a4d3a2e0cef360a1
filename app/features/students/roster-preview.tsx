import { Form } from '@remix-run/react';

import type { RosterPlan } from './import-roster.server.ts';
import { RosterFields } from './roster-columns.tsx';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { ConfirmImport, ImportCounts, RejectedRows } from '#app/features/shared/import-preview.tsx';
import { useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

/** What the import would do: bad rows first with their reasons, then who would be registered. */
export function RosterPreview({
  plan,
  table,
  fileName,
  schoolId,
}: {
  plan: RosterPlan;
  table: string;
  fileName: string;
  schoolId: string;
}) {
  const t = useT();
  const { added, unchanged, rejected } = plan;
  return (
    <>
      <ImportCounts
        added={{ label: t('students.importAdded'), count: added.length }}
        known={{ label: t('students.importUnchanged'), count: unchanged.length }}
        rejected={{ label: t('students.importRejected'), count: rejected.length }}
      />
      <RejectedRows
        title={t('students.importRejectedTitle')}
        description={t('students.importRejectedText')}
        rows={rejected}
        columns={[
          { key: 'name', head: t('students.name'), rowHead: true, cell: (row) => row.name },
          { key: 'grade', head: t('students.grade'), cell: (row) => row.gradeText },
          { key: 'number', head: t('students.number'), cell: (row) => row.studentNumber },
        ]}
        why={(row) => row.problems.map((problem) => t(`students.problem-${problem}`)).join(' ')}
      />
      <Section title={t('students.importAddedTitle')}>
        <DataTable
          caption={t('students.importAddedTitle')}
          rows={added}
          rowKey={(row) => String(row.line)}
          empty={<p className="text-ink-muted">{t('students.importNothingNew')}</p>}
          columns={[
            { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
            { key: 'name', head: t('students.name'), rowHead: true, cell: (row) => row.name },
            { key: 'grade', head: t('students.grade'), cell: (row) => t(gradeKey(row.grade)) },
            { key: 'class', head: t('students.className'), cell: (row) => row.className },
            { key: 'number', head: t('students.number'), cell: (row) => row.studentNumber },
          ]}
        />
      </Section>
      <Form method="post" encType="multipart/form-data">
        <RosterFields table={table} fileName={fileName} layout={plan.layout} />
        <ConfirmImport
          label={added.length > 0 ? t('students.importConfirm', { count: added.length }) : null}
          otherHref={`/school/${schoolId}/students/import`}
        />
      </Form>
    </>
  );
}
