import type { getAssignmentDesk } from './round-queries.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

type Desk = NonNullable<Awaited<ReturnType<typeof getAssignmentDesk>>>;
type Summary = NonNullable<Desk['plan']>['summary'];

/** How good a proposal is, what each discipline lacks, and which tasks it takes back, in plain words. */
export function PlanQuality({ summary, judgesPerEntry }: { summary: Summary; judgesPerEntry: number }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { quality, lacks, leaves } = summary;
  const share = (match: number) => formats.percent(match / judgesPerEntry / 100);
  return (
    <div className="my-6 grid gap-4">
      {quality ? (
        <ul className="list-disc ps-6">
          <li>
            {quality.worstProved
              ? t('judging.worstProved', { worst: share(quality.worst) })
              : t('judging.worstOpen', { worst: share(quality.worst), bound: share(quality.worstBound) })}
          </li>
          <li>
            {quality.components > 1
              ? t('judging.components', { count: quality.components })
              : t('judging.connected')}
          </li>
          <li>{t('judging.sharing', { count: quality.sharingPairs })}</li>
        </ul>
      ) : null}
      {lacks.length > 0 ? (
        <NoticeBox tone="danger" title={t('judging.lacksTitle')}>
          <ul className="list-disc ps-6">
            {lacks.map((lack) => (
              <li key={lack.code}>
                {t('judging.lack', {
                  discipline: lack.discipline ? name(lack.discipline) : t('judging.noDiscipline'),
                  judges: lack.judges,
                  places: lack.places,
                })}
              </li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      {leaves.length > 0 ? (
        <NoticeBox title={t('judging.leavesTitle', { count: leaves.length })}>
          <ul className="list-disc ps-6">
            {leaves.map((row) => (
              <li key={`${row.entryId} ${row.judgeId}`}>{`${row.number} ${row.title} · ${row.name}`}</li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
    </div>
  );
}
