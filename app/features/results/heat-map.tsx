import { Link } from '@remix-run/react';

import type { HeatShown } from './fairness-page.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Section } from '#app/ui/section.tsx';

/** Points above or below an entry's mean at which a cell has its full colour. */
const FULL = 20;
/** The deepest shade of a cell, in percent of its colour. */
const SHADE = 55;

/**
 * Entries down, judges across: every total, the more coloured the farther from the entry's mean. The numbers say the same
 * to who sees no colours; on a phone each entry is a list.
 */
export function JudgeHeatMap({ roundId, heat }: { roundId: string; heat: HeatShown }) {
  const t = useT();
  const formats = useFormats();
  const points = (value: number) => formats.scaled(Math.round(value * 10), 1);
  const said = (above: number) =>
    Math.abs(above) < 0.05
      ? t('fairness.heatEven')
      : t(above > 0 ? 'fairness.heatAbove' : 'fairness.heatBelow', { points: points(Math.abs(above)) });
  const link = (row: HeatShown['rows'][number]) => (
    <Link to={`/admin/rounds/${roundId}/entries/${row.entryId}`}>{row.label}</Link>
  );
  return (
    <Section title={t('fairness.heat')} description={t('fairness.heatText')}>
      <div
        role="region"
        aria-label={t('fairness.heat')}
        tabIndex={0}
        className="ui-table-region max-sm:hidden"
      >
        <table className="ui-table ui-plan-matrix">
          <caption className="sr-only">{t('fairness.heat')}</caption>
          <thead>
            <tr>
              <th scope="col" className="ui-row-head">
                {t('checks.project')}
              </th>
              {heat.judges.map((judge) => (
                <th key={judge.id} scope="col" className="ui-plan-judge">
                  <span>{judge.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map((row) => (
              <tr key={row.entryId}>
                <th scope="row" className="ui-row-head">
                  {link(row)}
                </th>
                {heat.judges.map((judge) => {
                  const cell = row.cells.find(({ judgeId }) => judgeId === judge.id);
                  return (
                    <td key={judge.id} className="ui-plan-cell">
                      {cell ? (
                        <span
                          className="ui-plan-face tabular-nums"
                          title={said(cell.above)}
                          style={{ background: shade(cell.above) }}
                        >
                          {points(cell.total)}
                          <span className="sr-only">{` ${said(cell.above)}`}</span>
                        </span>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="grid gap-3 sm:hidden">
        {heat.rows.map((row) => (
          <li key={row.entryId} className="rounded border border-line bg-surface p-3">
            {link(row)}
            <ul className="grid gap-1 pt-2 text-sm">
              {row.cells.map((cell) => (
                <li key={cell.judgeId} className="flex justify-between gap-3">
                  <span>{heat.judges.find(({ id }) => id === cell.judgeId)?.name}</span>
                  <span className="tabular-nums">{`${points(cell.total)} (${said(cell.above)})`}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function shade(above: number): string {
  const colour = above < 0 ? 'var(--color-signal)' : 'var(--color-accent)';
  const share = Math.round((Math.min(FULL, Math.abs(above)) / FULL) * SHADE);
  return `color-mix(in srgb, ${colour} ${share}%, transparent)`;
}
