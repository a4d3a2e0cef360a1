import type { getJudgingProgress } from './judging-progress.server.ts';
import { LEAST_SHARED } from '#app/domain/judge-agreement.ts';
import type { Leaning } from '#app/domain/judge-agreement.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DotRows } from '#app/ui/dot-rows.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { Section } from '#app/ui/section.tsx';

type Progress = NonNullable<Awaited<ReturnType<typeof getJudgingProgress>>>;

const TONES: Record<Leaning, Tone> = { hard: 'signal', soft: 'signal', even: 'info', unknown: 'neutral' };
/** The picture of judges reaches at least so far to either side, in points of 100. */
const LEAST_REACH = 10;
/** Entries on which judges differ by so much are called out, in points of 100. */
const WIDE = 20;

const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;

/** Hard and soft judges, and the entries on which judges differ, as dots on a line. */
export function AgreementPictures({
  roundId,
  leanings,
  spreads,
}: { roundId: string } & Pick<Progress, 'leanings' | 'spreads'>) {
  const t = useT();
  const base = `/admin/rounds/${roundId}`;
  const reach =
    Math.ceil(
      Math.max(
        LEAST_REACH,
        ...leanings.flatMap((one) => one.differences.map(({ difference }) => Math.abs(difference))),
      ) / 5,
    ) * 5;
  const shown = leanings.filter(({ mean }) => mean !== null);
  return (
    <>
      <Section
        title={t('progress.leanings')}
        description={t('progress.leaningsLead', { least: LEAST_SHARED })}
      >
        {shown.length === 0 ? (
          <p className="text-ink-muted">{t('progress.noShared')}</p>
        ) : (
          <DotRows
            caption={t('progress.leanings')}
            heads={[t('progress.judge'), t('progress.leaning')]}
            min={-reach}
            max={reach}
            marks={[-reach, 0, reach].map((value) => ({ value, label: signed(value) }))}
            rows={shown.map(({ judgeId, name, differences, mean, error, leaning }) => ({
              key: judgeId,
              label: name,
              href: `${base}/judges/${judgeId}`,
              dots: differences.map(({ number, difference }) => ({
                value: difference,
                label: `${number} ${signed(difference)}`,
              })),
              mean,
              span: mean !== null && error !== null ? [mean - 2 * error, mean + 2 * error] : null,
              tone: TONES[leaning],
              text: (
                <span className="inline-flex flex-wrap items-center justify-end gap-2">
                  {mean === null ? null : signed(mean)}
                  {leaning === 'even' ? null : (
                    <Badge tone={TONES[leaning]}>{t(`progress.leaning-${leaning}`)}</Badge>
                  )}
                </span>
              ),
            }))}
          />
        )}
      </Section>
      <Section title={t('progress.spreads')} description={t('progress.spreadsLead')}>
        {spreads.length === 0 ? (
          <p className="text-ink-muted">{t('progress.noShared')}</p>
        ) : (
          <DotRows
            caption={t('progress.spreads')}
            heads={[t('checks.project'), t('progress.range')]}
            min={0}
            max={100}
            marks={[0, 50, 100].map((value) => ({ value, label: String(value) }))}
            rows={spreads.map(({ entryId, number, title, totals, mean, range }) => ({
              key: entryId,
              label: [number, title].filter(Boolean).join(' '),
              href: `${base}/entries/${entryId}`,
              dots: totals.map(({ name, total }) => ({ value: total, label: `${name} ${total.toFixed(1)}` })),
              mean,
              span: [totals[0]?.total ?? 0, totals.at(-1)?.total ?? 0],
              tone: range >= WIDE ? ('signal' as const) : ('info' as const),
              text: range.toFixed(1),
            }))}
          />
        )}
      </Section>
    </>
  );
}
