import type { DeliberationPage } from './page.server.ts';
import { borderText, lineText } from './words.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';

/** The record of a deliberation on paper: who sat, how many votes each entry had, what was decided and why. */
export function RecordPaper({ page, onPaper }: { page: DeliberationPage; onPaper: boolean }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const at = (time: Date | null, by: string) =>
    time ? t('deliberation.byAt', { by, at: formats.dateTime(time, page.timeZone) }) : '';
  const voted = page.members.filter(({ hasVoted }) => hasVoted).length;
  return (
    <section className={onPaper ? 'print-page' : 'mb-8 max-w-4xl'}>
      <p className="text-sm text-ink-muted">
        {name(page.round)} · {page.list.title}
      </p>
      <h2 className="mb-4 text-xl font-semibold">{t('deliberation.recordTitle')}</h2>
      <DescriptionList
        items={[
          {
            key: 'border',
            term: t('deliberation.border'),
            detail: borderText(t, name, { prize: page.prize }),
          },
          {
            key: 'places',
            term: t('deliberation.places'),
            detail: t('deliberation.placesOf', {
              places: page.places,
              entries: page.cards.length + page.hiddenCount,
            }),
          },
          {
            key: 'members',
            term: t('deliberation.members'),
            detail: page.members.map((member) => member.name).join(t('common.listComma')),
          },
          {
            key: 'voted',
            term: t('deliberation.votes'),
            detail: t('deliberation.votedOf', { voted, members: page.members.length, quorum: page.quorum }),
          },
          { key: 'opened', term: t('deliberation.opened'), detail: at(page.openedAt, page.openedBy) },
          {
            key: 'closed',
            term: t('deliberation.closed'),
            detail: [at(page.closedAt, page.closedBy), page.closeReason].filter(Boolean).join(' · '),
          },
          { key: 'decided', term: t('deliberation.decided'), detail: at(page.decidedAt, page.decidedBy) },
          { key: 'reason', term: t('results.reason'), detail: page.reason },
        ]}
      />
      <p className="my-4 text-sm">{t('deliberation.rule')}</p>
      <DataTable
        caption={t('deliberation.recordTitle')}
        rows={page.cards}
        rowKey={(card) => card.entryId}
        phone="scroll"
        columns={[
          { key: 'number', head: t('checks.number'), cell: (card) => card.number },
          { key: 'title', head: t('results.project'), rowHead: true, cell: (card) => card.title },
          { key: 'rank', head: t('results.rank'), numeric: true, cell: (card) => card.rank },
          {
            key: 'value',
            head: t('results.value'),
            numeric: true,
            cell: (card) => (card.value === null ? null : formats.scaled(card.value, page.decimals)),
          },
          {
            key: 'votes',
            head: t('deliberation.approvals'),
            numeric: true,
            cell: (card) => {
              const tally = page.votes?.find(({ entryId }) => entryId === card.entryId);
              return tally
                ? t('deliberation.approvalsOf', { approvals: tally.approvals, ballots: tally.ballots })
                : null;
            },
          },
          {
            key: 'decision',
            head: t('deliberation.decision'),
            cell: (card) =>
              card.decided
                ? lineText(t, name, page.prizes, {
                    decision: card.decided.to,
                    prizeCode: card.decided.prizeCode,
                  })
                : null,
          },
          { key: 'why', head: t('results.reason'), cell: (card) => card.decided?.reason },
        ]}
      />
      {onPaper ? <p className="mt-10">{t('deliberation.signatures')}</p> : null}
    </section>
  );
}
