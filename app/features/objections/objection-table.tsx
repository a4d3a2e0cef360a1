import { Link } from '@remix-run/react';

import { OutcomeBadge } from './outcome-badge.tsx';
import type { listObjections } from './queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

type Props = { list: NonNullable<Awaited<ReturnType<typeof listObjections>>> };

/** The objections of a round: what each is about, by when it is answered, who has it. */
export function ObjectionTable({ list }: Props) {
  const t = useT();
  const formats = useFormats();
  return (
    <DataTable
      caption={t('objections.title')}
      rows={list.objections}
      rowKey={(objection) => objection.id}
      columns={[
        {
          key: 'line',
          head: t('objections.concerned'),
          cell: ({ id, line, notice }) => (
            <>
              <Link to={`/admin/rounds/${list.roundId}/objections/${id}`}>
                {line?.title ?? t('objections.wholeList')}
              </Link>
              <span className="block text-sm font-normal text-ink-muted">
                {[line?.number, notice.title].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        {
          key: 'status',
          head: t('objections.status'),
          cell: ({ status, late }) => (
            <span className="flex flex-wrap gap-2">
              <OutcomeBadge status={status} />
              {late ? <Badge tone="danger">{t('objections.late')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'until',
          head: t('objections.answerBy'),
          cell: ({ answerBy }) => formats.dateTime(answerBy, list.timeZone),
        },
        {
          key: 'at',
          head: t('objections.filedAt'),
          cell: ({ createdAt }) => formats.dateTime(createdAt, list.timeZone),
        },
        {
          key: 'who',
          head: t('objections.assignedTo'),
          cell: ({ assignedTo }) => assignedTo ?? t('objections.nobody'),
        },
      ]}
    />
  );
}
