import { Link } from '@remix-run/react';

import type { SpecialRow } from './queries.server.ts';
import { SpecialBadge } from './status-badge.tsx';
import { useSpecialWords } from './words.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

/** Special awards of one sort, with how far each is. */
export function SpecialTable({
  caption,
  base,
  awards,
}: {
  caption: string;
  base: string;
  awards: readonly SpecialRow[];
}) {
  const t = useT();
  const name = useName();
  const { placesText } = useSpecialWords();
  return (
    <DataTable
      caption={caption}
      rows={awards}
      rowKey={(award) => award.id}
      columns={[
        {
          key: 'name',
          head: t('special.name'),
          rowHead: true,
          cell: (award) => (
            <>
              <Link to={`${base}/${award.id}`}>{name(award)}</Link>
              {award.sponsor ? <span className="block text-sm text-ink-muted">{award.sponsor}</span> : null}
            </>
          ),
        },
        { key: 'for', head: t('special.forWhom'), cell: (award) => t(`special.for-${award.forWhom}`) },
        {
          key: 'way',
          head: t('special.way'),
          cell: (award) => (
            <>
              {t(`special.way-${award.way}`)}
              {award.way === 'JURY' ? (
                <span className="block text-sm text-ink-muted">
                  {t('special.jurySent', { sent: award.sent, members: award.jurors })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'places',
          head: t('special.places'),
          cell: (award) => placesText(award.places, award.percent),
        },
        { key: 'winners', head: t('special.winners'), numeric: true, cell: (award) => award.selected },
        {
          key: 'status',
          head: t('special.status'),
          cell: (award) => (
            <SpecialBadge status={award.status} isPublic={award.isPublic} isNewest={award.isNewest} />
          ),
        },
      ]}
    />
  );
}
