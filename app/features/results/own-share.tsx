import { Link } from '@remix-run/react';

import { keptNames } from './kept-names.ts';
import type { OwnShare } from './own-share.server.ts';
import { useLanguage, useName } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

/** What became of a unit's entries in the next round, as far as it is public, and of the places that are its own. */
export function OwnShareView({ share }: { share: OwnShare }) {
  const { locale, t } = useLanguage();
  const name = useName();
  return share.map(({ round, sent, lists, english }) => {
    if (sent === 0 && lists.length === 0) return null;
    const nameOf = keptNames(t, locale, english);
    return (
      <Section
        key={round.id}
        title={t('results.shareTitle', { round: name(round) })}
        description={t('results.shareSent', { count: sent })}
      >
        {lists.length === 0 ? (
          <p className="text-ink-muted">{t('results.shareNone')}</p>
        ) : (
          <DataTable
            caption={t('results.shareTitle', { round: name(round) })}
            rows={lists}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'list',
                head: t('results.listTitle'),
                rowHead: true,
                cell: ({ notice }) =>
                  notice ? <Link to={`/notices/${notice.id}`}>{notice.title}</Link> : null,
              },
              { key: 'kind', head: t('results.listKind'), cell: ({ kind }) => t(`results.kind${kind}`) },
              {
                key: 'selected',
                head: t('results.shareOurs'),
                numeric: true,
                cell: ({ selected }) => selected,
              },
              {
                key: 'places',
                head: t('results.sharePlaces'),
                cell: ({ caps }) =>
                  caps.length === 0
                    ? null
                    : caps
                        .map(({ label, kind, used, limit }) =>
                          [
                            label.map(nameOf).join(' · '),
                            `${used} / ${kind === 'floor' ? t('results.floorOf', { limit }) : limit}`,
                          ]
                            .filter(Boolean)
                            .join(' '),
                        )
                        .join(t('common.listComma')),
              },
            ]}
          />
        )}
      </Section>
    );
  });
}
