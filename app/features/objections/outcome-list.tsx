import type { listOutcomes } from './public-queries.server.ts';
import { LineName } from './line-name.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Props = { outcomes: Awaited<ReturnType<typeof listOutcomes>>; timeZone: string };

/** What came of the objections to a notice, for everybody; nothing when there were none. */
export function OutcomeList({ outcomes, timeZone }: Props) {
  const t = useT();
  const formats = useFormats();
  if (outcomes.length === 0) return null;
  return (
    <Section title={t('objections.outcomes')} description={t('objections.outcomesLead')}>
      <DataTable
        caption={t('objections.outcomes')}
        rows={outcomes}
        rowKey={(outcome) => outcome.id}
        columns={[
          {
            key: 'line',
            head: t('objections.concerned'),
            cell: (outcome) => <LineName line={outcome.line} />,
          },
          {
            key: 'date',
            head: t('objections.date'),
            className: 'whitespace-nowrap',
            cell: (outcome) => (outcome.answeredAt ? formats.date(outcome.answeredAt, timeZone) : null),
          },
          {
            key: 'outcome',
            head: t('objections.outcome'),
            cell: (outcome) => <OutcomeBadge status={outcome.status} />,
          },
          { key: 'text', head: t('objections.sentence'), cell: (outcome) => outcome.publicText },
        ]}
      />
    </Section>
  );
}
