import { Link } from '@remix-run/react';

import { DeliberationBadge } from './status-badge.tsx';
import { borderText } from './words.ts';
import type { listDeliberations } from './page.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Prize = { code: string; name: string; nameEn: string | null };

/** The deliberations of a list, and the way to open one while it is a draft. */
export function ListDeliberations({
  list,
  deliberations,
}: {
  list: {
    id: string;
    roundId: string;
    status: string;
    prizes: readonly Prize[];
    round: { timeZone: string };
  };
  deliberations: Awaited<ReturnType<typeof listDeliberations>>;
}) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const base = `/admin/rounds/${list.roundId}/lists/${list.id}/deliberation`;
  if (deliberations.length === 0 && list.status !== 'DRAFT') return null;
  return (
    <Section
      title={t('deliberation.title')}
      description={t('deliberation.listLead')}
      actions={
        list.status === 'DRAFT' ? (
          <LinkButton href={`${base}/new`}>{t('deliberation.openNew')}</LinkButton>
        ) : null
      }
    >
      {deliberations.length > 0 ? (
        <DataTable
          caption={t('deliberation.title')}
          rows={deliberations}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'border',
              head: t('deliberation.border'),
              rowHead: true,
              cell: (one) => (
                <Link to={`${base}/${one.id}`}>
                  {borderText(t, name, {
                    prize: list.prizes.find(({ code }) => code === one.prizeCode) ?? null,
                  })}
                </Link>
              ),
            },
            {
              key: 'places',
              head: t('deliberation.places'),
              cell: (one) => t('deliberation.placesOf', { places: one.places, entries: one._count.entries }),
            },
            {
              key: 'voted',
              head: t('deliberation.votes'),
              cell: (one) =>
                t('deliberation.votedShort', {
                  voted: one.members.filter(({ votedAt }) => votedAt !== null).length,
                  members: one.members.length,
                }),
            },
            {
              key: 'at',
              head: t('deliberation.opened'),
              cell: (one) => formats.dateTime(one.openedAt, list.round.timeZone),
            },
            {
              key: 'status',
              head: t('results.status'),
              cell: (one) => <DeliberationBadge status={one.status} />,
            },
          ]}
        />
      ) : null}
    </Section>
  );
}
