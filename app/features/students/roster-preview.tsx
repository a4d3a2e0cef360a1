import { Form, useNavigation } from '@remix-run/react';

import type { RosterPlan } from './import-roster.server.ts';
import { RosterFields } from './roster-columns.tsx';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

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
  const navigation = useNavigation();
  const { added, unchanged, rejected } = plan;
  return (
    <>
      <StatRow
        stats={[
          { key: 'added', label: t('students.importAdded'), value: added.length, tone: 'done' },
          { key: 'unchanged', label: t('students.importUnchanged'), value: unchanged.length },
          {
            key: 'rejected',
            label: t('students.importRejected'),
            value: rejected.length,
            tone: rejected.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      {rejected.length > 0 ? (
        <Section title={t('students.importRejectedTitle')} description={t('students.importRejectedText')}>
          <DataTable
            caption={t('students.importRejectedTitle')}
            rows={rejected}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
              { key: 'name', head: t('students.name'), rowHead: true, cell: (row) => row.name },
              { key: 'grade', head: t('students.grade'), cell: (row) => row.gradeText },
              { key: 'number', head: t('students.number'), cell: (row) => row.studentNumber },
              {
                key: 'why',
                head: t('common.why'),
                cell: (row) => row.problems.map((problem) => t(`students.problem-${problem}`)).join(' '),
              },
            ]}
          />
        </Section>
      ) : null}
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
        <FormActions>
          {added.length > 0 ? (
            <Button
              type="submit"
              variant="primary"
              name="intent"
              value="confirm"
              pending={navigation.formData?.get('intent') === 'confirm'}
            >
              {t('students.importConfirm', { count: added.length })}
            </Button>
          ) : null}
          <LinkButton href={`/school/${schoolId}/students/import`}>{t('common.otherFile')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
