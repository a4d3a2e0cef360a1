import { Link } from '@remix-run/react';

import type { Stage } from '#app/domain/rubric.ts';
import { RaschDetailLine } from './rasch-detail.tsx';
import type { RaschDetail } from '#app/domain/calibration/rasch-types.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

type Named = { name: string; nameEn?: string | null } | null;

export type ScoringRow = {
  scores: number;
  value: number | null;
  rank: number | null;
  tied: boolean;
  notes: string[];
  /** The value at each stage, where stages are combined. */
  stages: { stage: Stage; value: number | null; rasch?: RaschDetail }[];
  rasch?: RaschDetail;
  totals: {
    judgeId: string;
    judge: string;
    total: number;
    dropped: boolean;
    correction?: number;
    stage?: Stage;
  }[];
  entry: {
    id: string;
    number: string | null;
    unit: { name: string };
    school: { name: string };
    group: Named;
    discipline: Named;
    project: { title: string };
  };
};

/** 评分汇总表: entries by rank, every judge's total in view, dropped ones struck through, ties marked. */
export function ScoringTable({
  caption,
  rows,
  decimals,
  roundId,
}: {
  caption: string;
  rows: readonly ScoringRow[];
  decimals: number;
  roundId: string;
}) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const named = (thing: Named) => (thing ? name(thing) : null);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.entry.id}
      columns={[
        {
          key: 'title',
          head: t('results.project'),
          cell: (row) => (
            <>
              <Link to={`/admin/rounds/${roundId}/entries/${row.entry.id}`}>{row.entry.project.title}</Link>
              <span className="block text-sm text-ink-muted tabular-nums">{row.entry.number}</span>
            </>
          ),
        },
        {
          key: 'rank',
          head: t('results.rank'),
          numeric: true,
          cell: (row) =>
            row.rank === null ? null : (
              <>
                {row.rank}
                {row.tied ? (
                  <span className="ms-2">
                    <Badge tone="signal">{t('results.tied')}</Badge>
                  </span>
                ) : null}
              </>
            ),
        },
        {
          key: 'value',
          head: t('results.value'),
          numeric: true,
          cell: (row) => (
            <>
              {row.value === null ? null : <strong>{formats.scaled(row.value, decimals)}</strong>}
              {row.stages.map(({ stage, value }) => (
                <span key={stage} className="block text-sm whitespace-nowrap text-ink-muted">
                  {t(`stages.short-${stage}`)} {value === null ? '—' : formats.scaled(value, decimals)}
                </span>
              ))}
            </>
          ),
        },
        {
          key: 'totals',
          head: t('results.judges'),
          cell: (row) => (
            <ul className="flex flex-wrap gap-x-4 text-sm">
              {row.totals.map((total) => (
                <li key={total.judgeId} className="whitespace-nowrap">
                  <span className="text-ink-muted">
                    {total.judge}
                    {total.stage
                      ? t('stages.inStage', { stage: t(`stages.short-${total.stage}`) })
                      : null}{' '}
                  </span>
                  {total.dropped ? (
                    <del title={t('results.dropped')}>{formats.scaled(total.total, decimals)}</del>
                  ) : (
                    <span className="tabular-nums">{formats.scaled(total.total, decimals)}</span>
                  )}
                  {total.correction ? (
                    <span className="text-ink-muted tabular-nums" title={t('results.correction')}>
                      {' '}
                      {total.correction > 0 ? '+' : '−'}
                      {formats.scaled(Math.abs(total.correction), decimals)}
                    </span>
                  ) : null}
                </li>
              ))}
              {row.rasch ? <RaschDetailLine rasch={row.rasch} /> : null}
              {row.stages.map(({ stage, rasch }) =>
                rasch ? <RaschDetailLine key={stage} rasch={rasch} stage={stage} /> : null,
              )}
              {row.notes.map((note) => (
                <li key={note} className="text-signal">
                  {t(`results.note-${note}` as MessageKey)}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'unit',
          head: t('results.unit'),
          className: 'whitespace-nowrap',
          cell: (row) => row.entry.unit.name,
        },
        { key: 'school', head: t('results.school'), cell: (row) => row.entry.school.name },
        {
          key: 'group',
          head: t('results.group'),
          className: 'sm:whitespace-nowrap',
          cell: (row) => named(row.entry.group),
        },
        { key: 'discipline', head: t('results.discipline'), cell: (row) => named(row.entry.discipline) },
      ]}
    />
  );
}
