import { Form, useNavigation } from '@remix-run/react';

import { useHonourWords } from './honour-words.ts';
import type { PastPlan } from './past-awards.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

/** How many rows a preview lists. */
const SHOWN = 200;

/** What an import of earlier prizes would do, row by row, and the button that does it. */
export function PastPreview({ plan, table, fileName }: { plan: PastPlan; table: string; fileName: string }) {
  const t = useT();
  const navigation = useNavigation();
  const { levelHead } = useHonourWords();
  const { added, unchanged, rejected } = plan;
  return (
    <>
      <StatRow
        stats={[
          { key: 'added', label: t('honours.added'), value: added.length, tone: 'done' },
          { key: 'unchanged', label: t('honours.unchanged'), value: unchanged.length },
          {
            key: 'rejected',
            label: t('honours.rejected'),
            value: rejected.length,
            tone: rejected.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      {rejected.length > 0 ? (
        <Section title={t('honours.rejectedTitle')} description={t('honours.rejectedText')}>
          <DataTable
            caption={t('honours.rejectedTitle')}
            rows={rejected.slice(0, SHOWN)}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
              { key: 'title', head: t('honours.project'), rowHead: true, cell: (row) => row.title },
              { key: 'school', head: t('honours.school'), cell: (row) => row.school },
              {
                key: 'why',
                head: t('common.why'),
                cell: (row) => row.problems.map((problem) => t(`honours.problem-${problem}`)).join(' '),
              },
            ]}
          />
        </Section>
      ) : null}
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
        <FormActions>
          {added.length > 0 ? (
            <Button
              type="submit"
              variant="primary"
              name="intent"
              value="confirm"
              pending={navigation.state === 'submitting'}
            >
              {t('honours.confirm', { count: added.length })}
            </Button>
          ) : null}
          <LinkButton href="/admin/honours/import">{t('common.otherFile')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
