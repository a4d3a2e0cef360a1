import type { DeliberationPage } from './page.server.ts';
import { settleByVotes } from '#app/domain/deliberation.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

const TONES = { in: 'done', out: 'neutral', open: 'signal' } as const;

/** The votes of each entry as counts, and what they say: who said what is nobody's to read. */
export function VoteTable({
  page,
  votes,
}: {
  page: DeliberationPage;
  votes: NonNullable<DeliberationPage['votes']>;
}) {
  const t = useT();
  // Some entries may be hidden from this reader: what the votes say needs all of them.
  const outcomes = page.hiddenCount > 0 ? null : settleByVotes(votes, page.places);
  const rows = page.cards.flatMap((card) => {
    const tally = votes.find(({ entryId }) => entryId === card.entryId);
    return tally ? [{ ...card, ...tally, outcome: outcomes?.get(card.entryId) }] : [];
  });
  return (
    <DataTable
      caption={t('deliberation.votes')}
      rows={rows}
      rowKey={(row) => row.entryId}
      columns={[
        { key: 'title', head: t('results.project'), rowHead: true, cell: (row) => row.title },
        {
          key: 'yes',
          head: t('deliberation.approvals'),
          numeric: true,
          cell: (row) => t('deliberation.approvalsOf', { approvals: row.approvals, ballots: row.ballots }),
        },
        ...(page.places > 1
          ? [
              {
                key: 'order',
                head: t('deliberation.order'),
                cell: (row: (typeof rows)[number]) => row.order.join(t('common.listComma')),
              },
            ]
          : []),
        ...(outcomes
          ? [
              {
                key: 'outcome',
                head: t('deliberation.outcome'),
                cell: (row: (typeof rows)[number]) =>
                  row.outcome ? (
                    <Badge tone={TONES[row.outcome]}>{t(`deliberation.outcome-${row.outcome}`)}</Badge>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
}
