import { Link } from '@remix-run/react';

import type { MatrixCell, PlanMatrixView } from './plan-matrix.server.ts';
import { fitText, reasonText } from './plan-reasons.ts';
import { usePairDrag } from './use-pair-drag.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { cx } from '#app/ui/cx.ts';

const TAKEN: Record<NonNullable<MatrixCell['state']>, string> = {
  new: 'bg-accent font-semibold text-accent-ink',
  hand: 'bg-signal font-semibold text-accent-ink',
  stays: 'bg-ink-muted font-semibold text-accent-ink',
  leaves: 'border border-dashed border-danger text-danger line-through',
};
/** The deepest shade of a cell that is free, in percent of the accent colour. */
const SHADE = 0.35;

/** Entries down, judges across: how well each pair matches, who sits where, who cannot. On a phone, a list by entry. */
export function PlanMatrix({ matrix, base }: { matrix: PlanMatrixView; base: string }) {
  const t = useT();
  const name = useName();
  const { judges, rows } = matrix;
  const drag = usePairDrag(matrix.planId);
  const said = (cell: MatrixCell) =>
    [
      fitText(cell, t),
      cell.state ? t(`plans.state-${cell.state}`) : t('plans.cellNone'),
      cell.barred ? reasonText(cell.barred, t) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const { over } = drag;
  const cellOver = rows.find(({ id }) => id === over?.entryId)?.cells[
    judges.findIndex(({ id }) => id === over?.judgeId)
  ];
  return (
    <>
      {/* Stays in sight over a long matrix: it says why a place refuses the judge that hovers over it. */}
      <div className="no-print sticky top-0 z-10 mt-4 bg-paper py-2">
        <RefusalBox result={drag.refused} />
        <p
          className={cx('text-sm max-sm:hidden', cellOver?.barred ? 'text-danger' : 'text-ink-muted')}
          aria-live="polite"
        >
          {cellOver ? said(cellOver) : t('plans.dragLead')}
        </p>
      </div>
      <ul
        aria-label={t('plans.legend')}
        className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm max-sm:hidden"
      >
        {(Object.keys(TAKEN) as NonNullable<MatrixCell['state']>[]).map((state) => (
          <li key={state} className={cx('rounded px-2', TAKEN[state])}>
            {t(`plans.state-${state}`)}
          </li>
        ))}
      </ul>
      <div
        role="region"
        aria-label={t('plans.planTitle')}
        tabIndex={0}
        className="ui-table-region mt-2 max-sm:hidden"
      >
        <table className="ui-table ui-plan-matrix">
          <caption className="sr-only">{t('plans.planTitle')}</caption>
          <thead>
            <tr>
              <th scope="col" className="ui-row-head">
                {t('checks.project')}
              </th>
              {judges.map((judge) => (
                <th
                  key={judge.id}
                  scope="col"
                  title={judge.organisation}
                  className="ui-plan-judge cursor-grab"
                  {...drag.head(judge.id)}
                >
                  <span>{judge.name}</span>
                  <small className="font-normal">{`${judge.load} / ${judge.max}`}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="ui-row-head">
                  <Link to={`${base}/${row.id}`}>{[row.number, row.title].filter(Boolean).join(' ')}</Link>
                  <span className="block text-xs font-normal text-ink-muted">
                    {row.discipline ? name(row.discipline) : null}
                    {row.missing > 0 ? (
                      <span className="text-danger">{` · ${t('plans.missing', { count: row.missing })}`}</span>
                    ) : null}
                  </span>
                </th>
                {row.cells.map((cell, index) => (
                  <td
                    key={judges[index]?.id}
                    className={cx('ui-plan-cell', drag.looks(row.id, judges[index]?.id ?? '', cell))}
                    {...drag.cell(row.id, judges[index]?.id ?? '', cell)}
                  >
                    <Link
                      to={`${base}/${row.id}?judge=${judges[index]?.id ?? ''}`}
                      title={said(cell)}
                      tabIndex={cell.state ? undefined : -1}
                      draggable={false}
                      className={cx('ui-plan-face', cell.state && TAKEN[cell.state])}
                      style={cell.state || cell.barred ? undefined : { background: shade(cell.match) }}
                    >
                      {cell.state ? cell.match : cell.barred ? '×' : ''}
                      <span className="sr-only">{` ${said(cell)}`}</span>
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="mt-4 grid gap-3 sm:hidden">
        {rows.map((row) => (
          <li key={row.id} className="rounded border border-line bg-surface p-3">
            <Link to={`${base}/${row.id}`} className="font-medium">
              {[row.number, row.title].filter(Boolean).join(' ')}
            </Link>
            <p className="text-sm text-ink-muted">
              {row.discipline ? name(row.discipline) : null}
              {row.missing > 0 ? (
                <span className="text-danger">{` · ${t('plans.missing', { count: row.missing })}`}</span>
              ) : null}
            </p>
            <ul className="grid gap-1 pt-2">
              {row.cells.map((cell, index) =>
                cell.state ? (
                  <li key={judges[index]?.id} className="flex flex-wrap items-baseline gap-2">
                    {judges[index]?.name}
                    <Badge tone={cell.state === 'leaves' ? 'danger' : undefined}>
                      {t(`plans.state-${cell.state}`)}
                    </Badge>
                    <span className="text-sm text-ink-muted">{fitText(cell, t)}</span>
                  </li>
                ) : null,
              )}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

const shade = (match: number) =>
  `color-mix(in srgb, var(--color-accent) ${Math.round(match * SHADE)}%, transparent)`;
