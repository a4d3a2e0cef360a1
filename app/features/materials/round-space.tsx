import { Link } from '@remix-run/react';

import type { RoundSpaceShown } from './round-space.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

/** How much space the files of a round use, and which entries use the most. `base`: the address of the round. */
export function RoundSpace({ space, base }: { space: RoundSpaceShown; base: string }) {
  const t = useT();
  const formats = useFormats();
  const { max, largest } = space;
  const used = formats.bytes(space.used);
  return (
    <Section title={t('rounds.space')} description={t('rounds.spaceLead')}>
      {max === null ? (
        <p>{t('rounds.spaceUnlimited', { used })}</p>
      ) : (
        <ProgressBar
          label={t('rounds.spaceUsed')}
          value={space.used}
          max={max}
          text={`${used} / ${formats.bytes(max)}`}
          tone={space.used > max * 0.9 ? 'danger' : 'info'}
          className="max-w-2xl"
        />
      )}
      {largest.length > 0 ? (
        <div className="pt-6">
          <DataTable
            caption={t('rounds.spaceLargest')}
            showCaption
            rows={largest}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                head: t('checks.project'),
                rowHead: true,
                cell: ({ id, project }) => (
                  <Link to={`${base}/entries/${id}`}>{project.title || t('projects.untitled')}</Link>
                ),
              },
              { key: 'number', head: t('checks.number'), cell: ({ number }) => number },
              { key: 'school', head: t('projects.school'), cell: ({ school }) => school.name },
              {
                key: 'bytes',
                head: t('rounds.spaceOf'),
                numeric: true,
                cell: ({ bytes }) => formats.bytes(bytes),
              },
            ]}
          />
        </div>
      ) : null}
    </Section>
  );
}
