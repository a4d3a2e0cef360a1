import { Link } from '@remix-run/react';

import type { listPanels } from './queries.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Row = Awaited<ReturnType<typeof listPanels>>[number];

/** The entries whose panel the judge belongs to or chairs, with how far each panel is. */
export function PanelList({ panels }: { panels: readonly Row[] }) {
  const t = useT();
  const state = ({ waiting, ready, standing }: Row) => {
    if (standing && standing.object > 0)
      return <Badge tone="signal">{t('rubric.panelObjected', { count: standing.object })}</Badge>;
    if (standing) return <Badge tone="done">{t('rubric.panelAgreed', standing)}</Badge>;
    if (ready) return <Badge tone="signal">{t('rubric.panelReady')}</Badge>;
    return t('rubric.panelWaiting', { count: waiting });
  };
  return (
    <Section title={t('rubric.panels')} description={t('rubric.panelsLead')}>
      <DataTable
        caption={t('rubric.panels')}
        rows={panels}
        rowKey={(row) => row.id}
        columns={[
          { key: 'number', head: t('checks.number'), cell: (row) => row.number },
          {
            key: 'title',
            head: t('rubric.panelEntry'),
            rowHead: true,
            cell: (row) => <Link to={`/judge/entries/${row.id}/panel`}>{row.project.title}</Link>,
          },
          { key: 'state', head: t('rubric.panelState'), cell: state },
        ]}
      />
    </Section>
  );
}
