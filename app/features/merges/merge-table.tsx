import { Form } from '@remix-run/react';

import type { MergeRow } from './queries.server.ts';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

/** The merges of a place, with who made them, what they moved, and the way back. Nothing where there was none. */
export function MergeTable({ merges }: { merges: readonly MergeRow[] }) {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  if (merges.length === 0) return null;
  return (
    <Section title={t('merges.past')} description={t('merges.pastText')} id="merges">
      <DataTable
        caption={t('merges.past')}
        rows={merges}
        rowKey={({ id }) => id}
        columns={[
          { key: 'gone', head: t('merges.gone'), rowHead: true, cell: ({ goneName }) => goneName },
          { key: 'kept', head: t('merges.kept'), cell: ({ keptName }) => keptName },
          {
            key: 'moved',
            head: t('merges.moved'),
            cell: ({ moved }) =>
              moved.map(({ what, count }) => t(`merges.moved-${what}`, { count })).join(' · ') ||
              t('merges.nothing'),
          },
          { key: 'by', head: t('merges.by'), cell: ({ by }) => by ?? t('merges.system') },
          { key: 'at', head: t('merges.at'), cell: ({ at }) => formats.dateTime(at, zone) },
          {
            key: 'undo',
            head: t('merges.undo'),
            quietHead: true,
            cell: ({ id, goneName, undoneAt }) =>
              undoneAt ? (
                t('merges.wasUndone')
              ) : (
                <Form method="post">
                  <input type="hidden" name="mergeId" value={id} />
                  <ConfirmButton
                    name="intent"
                    value="undo"
                    size="small"
                    variant="secondary"
                    confirmVariant="primary"
                    label={t('merges.undo')}
                    title={t('merges.undoTitle', { name: goneName })}
                    confirmLabel={t('merges.undo')}
                    cancelLabel={t('common.cancel')}
                  >
                    {t('merges.undoText')}
                  </ConfirmButton>
                </Form>
              ),
          },
        ]}
      />
    </Section>
  );
}
