import type { FairnessJudge, FairnessPieces, FairnessRow } from './fairness-page.server.ts';
import { FIT_BOUNDS } from '#app/domain/calibration/judge-fit.ts';
import { isAtBorder } from '#app/domain/calibration/rank-intervals.ts';
import { useT } from '#app/i18n/context.tsx';
import { DotRows } from '#app/ui/dot-rows.tsx';
import { Section } from '#app/ui/section.tsx';

/** The picture of judges reaches at least so far to either side, in points of 100. */
const LEAST_REACH = 5;

/** To one place, with its sign; nothing that is shown as zero has one. */
function signed(value: number): string {
  const size = Math.abs(value).toFixed(1);
  return `${Number(size) === 0 ? '' : value > 0 ? '+' : '−'}${size}`;
}

/** Entries by adjusted value with what each could be worth, the ranks that are possible, and the line of the quota. */
export function RankPicture({
  roundId,
  rows,
  pieces,
  scale,
  border,
}: {
  roundId: string;
  rows: readonly FairnessRow[];
  /** Where judging falls into pieces: who judged in each. Its rows have ranks among themselves. */
  pieces: FairnessPieces;
  scale: { min: number; max: number } | null;
  border: number | null;
}) {
  const t = useT();
  if (!scale) return null;
  const { min, max } = scale.max > scale.min ? scale : { min: scale.min - 1, max: scale.max + 1 };
  const rankText = ({ rank, low, high, value }: FairnessRow) => {
    if (value === null || rank === null) return t('fairness.noValue');
    return low === null || high === null
      ? t('fairness.rankedOnly', { rank })
      : t('fairness.ranked', { rank, low, high });
  };
  const dots = (caption: string, shown: readonly FairnessRow[]) => (
    <DotRows
      caption={caption}
      heads={[t('fairness.entry'), t('fairness.rankOf')]}
      min={min}
      max={max}
      marks={[
        { value: min, label: String(min) },
        ...(border === null
          ? []
          : [{ value: border, label: `${t('fairness.border')} ${border.toFixed(1)}` }]),
        { value: max, label: String(max) },
      ]}
      rows={shown.map((row) => ({
        key: row.entryId,
        label: row.label,
        href: `/admin/rounds/${roundId}/entries/${row.entryId}`,
        dots:
          row.mean === null
            ? []
            : [{ value: row.mean, label: `${t('fairness.method-mean')} ${row.mean.toFixed(1)}` }],
        mean: row.value,
        span: row.span,
        tone: isAtBorder(row.inside) ? ('signal' as const) : ('info' as const),
        text: <span className={isAtBorder(row.inside) ? 'text-signal' : undefined}>{rankText(row)}</span>,
      }))}
    />
  );
  return pieces.length === 0 ? (
    <Section title={t('fairness.picture')} description={t('fairness.pictureLead')}>
      {dots(t('fairness.picture'), rows)}
    </Section>
  ) : (
    <Section title={t('fairness.pictureApart')} description={t('fairness.pictureApartLead')}>
      {pieces.map(({ piece, judges }) => (
        <div key={piece} className="mb-6">
          <h3 className="mb-1 font-semibold">{t('fairness.piece', { piece })}</h3>
          <p className="mb-2 text-sm text-ink-muted">{judges.join(t('common.listComma'))}</p>
          {dots(
            t('fairness.piece', { piece }),
            rows.filter((row) => row.piece === piece),
          )}
        </div>
      ))}
    </Section>
  );
}

/** How hard each judge is, with the error of the estimate. */
export function JudgeSeverities({ roundId, judges }: { roundId: string; judges: readonly FairnessJudge[] }) {
  const t = useT();
  const known = judges.flatMap(({ severity, se, ...judge }) =>
    severity === null ? [] : [{ ...judge, severity, se: se ?? 0 }],
  );
  const reach = Math.ceil(
    Math.max(LEAST_REACH, ...known.map(({ severity, se }) => Math.abs(severity) + 2 * se)),
  );
  return (
    <Section title={t('fairness.judges')} description={t('fairness.judgesLead')}>
      <DotRows
        caption={t('fairness.judges')}
        heads={[t('fairness.judge'), t('fairness.severity')]}
        min={-reach}
        max={reach}
        marks={[-reach, 0, reach].map((value) => ({ value, label: signed(value) }))}
        rows={known.map(({ judgeId, name, severity, se, count, fit, infit, outfit }) => ({
          key: judgeId,
          label: name,
          href: `/admin/rounds/${roundId}/judges/${judgeId}`,
          dots: [{ value: severity, label: t('fairness.count', { count }) }],
          mean: severity,
          span: [severity - 2 * se, severity + 2 * se],
          tone: Math.abs(severity) > 2 * se ? ('signal' as const) : ('info' as const),
          text: (
            <>
              {t('fairness.severityValue', { value: signed(severity), se: se.toFixed(1) })}
              <FitNote fit={fit} infit={infit} outfit={outfit} />
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** How a judge's marks fit those of the others, in the signal colour where they stand out. */
function FitNote({ fit, infit, outfit }: Pick<FairnessJudge, 'fit' | 'infit' | 'outfit'>) {
  const t = useT();
  const shown = infit !== null && outfit !== null ? [infit, outfit] : fit === null ? [] : [fit];
  if (shown.length === 0) return null;
  const standsOut = shown.some((one) => one > FIT_BOUNDS.high || one < FIT_BOUNDS.low);
  return (
    <span className={standsOut ? 'block text-xs text-signal' : 'block text-xs text-ink-muted'}>
      {t('fairness.fit', { fit: shown.map((one) => one.toFixed(2)).join(' / ') })}
    </span>
  );
}
