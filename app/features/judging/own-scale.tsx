import { markField } from '#app/domain/score-sheet.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import type { Draft } from '#app/domain/draft.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

type Criterion = { id: string; maxX100: number; weight: number };

/** What the sheet comes to as it is being marked; null until every criterion has a number. */
function runningTotal(criteria: readonly Criterion[], values: Draft): number | null {
  const marks = criteria.flatMap(({ id, maxX100, weight }) => {
    const points = Number(values[markField(id)] || Number.NaN);
    return Number.isFinite(points) ? [{ pointsX100: points * 100, maxX100, weight }] : [];
  });
  return marks.length < criteria.length ? null : shareOfMaximum(marks);
}

const median = (sorted: readonly number[]) => {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
};

/** The running total, and where it stands among the judge's own other sheets. */
export function OwnScale({
  criteria,
  values,
  ownTotals,
}: {
  criteria: readonly Criterion[];
  values: Draft;
  ownTotals: readonly number[];
}) {
  const t = useT();
  const formats = useFormats();
  const total = runningTotal(criteria, values);
  const sorted = ownTotals.toSorted((a, b) => a - b);
  const say = (share: number) => formats.number(Math.round(share * 10) / 10);
  return (
    <div className="grid gap-1 border-t border-line pt-4">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">{t('judging.total')}</span>
        {total === null ? (
          <span className="text-sm text-ink-muted">{t('judging.totalOpen')}</span>
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
