import type { FairnessFactsShown } from './fairness-page.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

const TONES = { comparable: 'done', 'within-panels': 'signal', 'within-components': 'danger' } as const;

/** Whether the scores may be compared at all, what would make it possible, and how far the table can be trusted. */
export function FairnessFacts({ facts, places }: { facts: FairnessFactsShown; places: number | null }) {
  const t = useT();
  const { verdict, components, lackingCrossed, joins, reliability, worstPair, band } = facts;
  return (
    <>
      <NoticeBox tone={TONES[verdict]} className="my-6" title={t('fairness.verdict')}>
        <p>
          {t(`fairness.verdict-${verdict}`, {
            count: verdict === 'within-components' ? components : lackingCrossed,
          })}
        </p>
        {joins.length > 0 ? (
          <>
            <p className="mt-2">{t('fairness.joins')}</p>
            <ul className="list-disc ps-6">
              {joins.map(({ entry, judge }) => (
                <li key={`${judge} ${entry}`}>{t('fairness.join', { judge, entry })}</li>
              ))}
            </ul>
          </>
        ) : null}
      </NoticeBox>
      <StatRow
        stats={[
          {
            key: 'reliability',
            label: t('fairness.reliability'),
            value: reliability === null ? '—' : reliability.toFixed(2),
            note: t('fairness.reliabilityHint'),
          },
          ...(places === null || band === null
            ? []
            : [
                {
                  key: 'band',
                  label: t('fairness.band'),
                  value: String(band),
                  tone: band > 0 ? ('signal' as const) : undefined,
                },
              ]),
          ...(worstPair && worstPair.se !== null
            ? [
                {
                  key: 'pair',
                  label: t('fairness.worstPair'),
                  value: `±${worstPair.se.toFixed(1)}`,
                  note: t('fairness.worstPairValue', { one: worstPair.one, other: worstPair.other }),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
