import { Form, Link } from '@remix-run/react';

import type { getPool } from './round-queries.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

/** The panels of a round, with the button that removes one. */
export function PanelTable({
  base,
  panels,
}: {
  base: string;
  panels: NonNullable<Awaited<ReturnType<typeof getPool>>>['panels'];
}) {
  const t = useT();
  return (
    <DataTable
      caption={t('judging.panels')}
      rows={panels}
      rowKey={(panel) => panel.id}
      columns={[
        {
          key: 'name',
          head: t('judging.panel'),
          cell: (panel) => <Link to={`${base}/panels/${panel.id}`}>{panel.name}</Link>,
        },
        {
          key: 'disciplines',
          head: t('projects.discipline'),
          cell: (panel) => panel.disciplines.map((row) => row.discipline.name).join(t('common.listComma')),
        },
        {
          key: 'members',
          head: t('rounds.judges'),
          numeric: true,
          cell: (panel) => panel.members.length,
        },
        {
          key: 'actions',
          head: t('common.actions'),
          quietHead: true,
          cell: (panel) => (
            <Form method="post">
              <input type="hidden" name="panelId" value={panel.id} />
              <ConfirmButton
                size="small"
                variant="quiet"
                label={t('common.remove')}
                title={t('units.removeTitle', { name: panel.name })}
                confirmLabel={t('common.remove')}
                cancelLabel={t('common.cancel')}
                name="intent"
                value="remove-panel"
              >
                {t('judging.removePanelText')}
              </ConfirmButton>
            </Form>
          ),
        },
      ]}
      empty={<p className="text-ink-muted">{t('judging.noPanels')}</p>}
    />
  );
}
