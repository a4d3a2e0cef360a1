import { markField } from '#app/domain/score-sheet.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import { focusField } from './criterion-mark.tsx';
import type { Draft } from '#app/domain/draft.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

type Criterion = { id: string; maxX100: number; weight: number };

/** What the sheet comes to as it is being marked (null until every criterion has a number), and the first without one. */
function runningTotal(criteria: readonly Criterion[], values: Draft) {
  const pointsOf = ({ id }: Criterion) => Number(values[markField(id)] || Number.NaN);
  const open = criteria.filter((criterion) => !Number.isFinite(pointsOf(criterion)));
  const marks = criteria.map((criterion) => ({ ...criterion, pointsX100: pointsOf(criterion) * 100 }));
  return {
    total: open.length > 0 || marks.length === 0 ? null : shareOfMaximum(marks),
    done: criteria.length - open.length,
    next: open[0],
  };
}

const median = (sorted: readonly number[]) => {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
};

/** The running total, in sight while the criteria are marked, and where it stands among the judge's own other sheets. */
export function OwnScale({
  criteria,
  values,
  ownTotals,
  closed = false,
}: {
  criteria: readonly Criterion[];
  values: Draft;
  ownTotals: readonly number[];
  /** To read only: then nothing waits to be marked. */
  closed?: boolean;
}) {
  const t = useT();
  const formats = useFormats();
  const { total, done, next } = runningTotal(criteria, values);
  const sorted = ownTotals.toSorted((a, b) => a - b);
  const say = (share: number) => formats.number(Math.round(share * 10) / 10);
  return (
    <div className="sticky bottom-0 z-10 grid gap-1 border-t border-line bg-paper py-2">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold whitespace-nowrap">{t('judging.total')}</span>
        {total === null ? (
          <span className="flex flex-wrap items-baseline justify-end gap-x-3 text-sm text-ink-muted">
            {t('judging.totalOpen', { done, of: criteria.length })}
            {next && !closed ? (
              <button
                type="button"
                tabIndex={-1}
                className="ui-link min-h-8 font-medium text-accent underline"
                onClick={() => focusField(markField(next.id))}
              >
                {t('judging.toOpenMark')}
              </button>
            ) : null}
          </span>
        ) : (
          <span className="text-lg font-semibold tabular-nums">
            {t('judging.totalOf', { share: say(total) })}
          </span>
        )}
      </p>
      {sorted.length > 0 ? (
        <>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="h-6 w-full" aria-hidden="true">
            <line x1="0" x2="100" y1="5" y2="5" className="stroke-line-strong" strokeWidth="0.4" />
            {sorted.map((share, index) => (
              <line
                key={index}
                x1={share}
                x2={share}
                y1="2.5"
                y2="7.5"
                className="stroke-ink-muted"
                strokeWidth="0.5"
              />
            ))}
            {total === null ? null : (
              <line x1={total} x2={total} y1="0" y2="10" className="stroke-accent" strokeWidth="1.2" />
            )}
          </svg>
          <p className="text-sm text-ink-muted">
            {t('judging.ownOthers', { count: sorted.length })}
            {': '}
            {t('judging.ownOthersText', {
              low: say(sorted[0] ?? 0),
              median: say(median(sorted)),
              high: say(sorted.at(-1) ?? 0),
            })}
          </p>
        </>
      ) : null}
    </div>
  );
}
