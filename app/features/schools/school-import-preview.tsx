import { Form, useNavigation } from '@remix-run/react';

import type { SchoolImportPlan } from './import-schools.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

/** What the import would do, row by row, and the button that does it. */
export function SchoolImportPreview({
  plan,
  unitId,
  table,
}: {
  plan: SchoolImportPlan;
  unitId: string;
  table: string;
}) {
  const t = useT();
  const navigation = useNavigation();
  return (
    <>
      <StatRow
        stats={[
          { key: 'added', label: t('units.importAdded'), value: plan.added.length, tone: 'done' },
          { key: 'units', label: t('units.importNewUnits'), value: plan.newUnits.length },
          { key: 'unchanged', label: t('units.importUnchanged'), value: plan.unchanged.length },
          {
            key: 'rejected',
            label: t('units.importRejected'),
            value: plan.rejected.length,
            tone: plan.rejected.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      {plan.newUnits.length > 0 ? (
        <NoticeBox className="my-4" title={t('units.importNewUnitsTitle')}>
          {plan.newUnits.join(t('common.listComma'))}
        </NoticeBox>
      ) : null}
      {plan.rejected.length > 0 ? (
        <Section title={t('units.importRejectedTitle')} description={t('units.importRejectedText')}>
          <DataTable
            caption={t('units.importRejectedTitle')}
            rows={plan.rejected}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
              { key: 'name', head: t('units.schoolName'), rowHead: true, cell: (row) => row.name },
              {
                key: 'why',
                head: t('common.why'),
                cell: (row) => row.problems.map((problem) => t(`units.problem-${problem}`)).join(' '),
              },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('units.importAddedTitle')}>
        <DataTable
          caption={t('units.importAddedTitle')}
          rows={plan.added}
          rowKey={(row) => String(row.line)}
          empty={<p className="text-ink-muted">{t('units.importNothingNew')}</p>}
          columns={[
            { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
            { key: 'name', head: t('units.schoolName'), rowHead: true, cell: (row) => row.name },
            { key: 'unit', head: t('units.schoolUnit'), cell: (row) => row.unit },
            { key: 'code', head: t('units.schoolCode'), cell: (row) => row.code },
            { key: 'tier', head: t('units.tier'), cell: (row) => row.tier },
          ]}
        />
      </Section>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="unitId" value={unitId} />
        <input type="hidden" name="table" value={table} />
        <FormActions>
          {plan.added.length > 0 ? (
            <Button
              type="submit"
              variant="primary"
              name="intent"
              value="confirm"
              pending={navigation.state === 'submitting'}
            >
              {t('units.importConfirm', { count: plan.added.length })}
            </Button>
          ) : null}
          <LinkButton href={`/admin/schools/import?unit=${unitId}`}>{t('common.otherFile')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
