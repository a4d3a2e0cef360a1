import { Link } from '@remix-run/react';

import type { PlanSummary } from './plan-queries.server.ts';
import { reasonText } from './plan-reasons.ts';
import type { getAssignmentDesk } from './round-queries.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

type Desk = Omit<NonNullable<Awaited<ReturnType<typeof getAssignmentDesk>>>, 'entries' | 'pageCount'>;

const SHOWN = 20;

/** How good a proposal is, what it lacks, which limits a hand has broken, and which tasks it takes back, in plain words. */
export function PlanQuality({ plan, desk, roundId }: { plan: PlanSummary; desk: Desk; roundId: string }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { quality, lacks, leaves, broken, shortfalls } = plan;
  const share = (match: number) => formats.percent(match / desk.judgesPerEntry / 100);
  const entryLink = (entryId: string) => `/admin/rounds/${roundId}/assignment/plan/${entryId}`;
  const more = (count: number) =>
    count > SHOWN ? <p className="pt-1">{t('judging.moreEntries', { count: count - SHOWN })}</p> : null;
  return (
    <div className="my-6 grid gap-4">
      {quality ? (
        <ul className="list-disc ps-6">
          {plan.finished ? null : <li>{t('plans.unfinished')}</li>}
          <li>
            {plan.isEdited
              ? t('plans.worstNow', { worst: share(plan.worst), proposed: share(quality.worst) })
              : quality.worstProved
                ? t('judging.worstProved', { worst: share(quality.worst) })
                : t('judging.worstOpen', { worst: share(quality.worst), bound: share(quality.worstBound) })}
          </li>
          <li>
            {quality.components > 1
              ? t('judging.components', { count: quality.components })
              : t('judging.connected')}
            {quality.components > 1 && !desk.settings.wantsOverlap ? (
              <>
                {' '}
                <Link to={`/admin/rounds/${roundId}/settings`}>{t('plans.joinThem')}</Link>
              </>
            ) : null}
          </li>
          <li>{t('judging.sharing', { count: quality.sharingPairs })}</li>
          {plan.loadReason ? <li>{t('plans.loadReason', { reason: plan.loadReason })}</li> : null}
        </ul>
      ) : null}
      {broken.length > 0 ? (
        <NoticeBox tone="danger" title={t('plans.brokenTitle', { count: broken.length })}>
          <ul className="list-disc ps-6">
            {broken.slice(0, SHOWN).map((row) => (
              <li key={`${row.entryId} ${row.judgeId} ${row.reason.kind}`}>
                <Link to={entryLink(row.entryId)}>{row.entry}</Link>
                {` · ${row.judge}: ${reasonText(row.reason, t)}`}
              </li>
            ))}
          </ul>
          {more(broken.length)}
        </NoticeBox>
      ) : null}
      {lacks.length > 0 ? (
        <NoticeBox tone="danger" title={t('judging.lacksTitle')}>
          <ul className="list-disc ps-6">
            {lacks.map((lack) => {
              const discipline = desk.disciplines.find((one) => one.code === lack.discipline);
              return (
                <li key={lack.discipline}>
                  {t('judging.lack', {
                    discipline: discipline ? name(discipline) : t('judging.noDiscipline'),
                    judges: lack.judges,
                    places: lack.places,
                  })}
                </li>
              );
            })}
          </ul>
        </NoticeBox>
      ) : null}
      {shortfalls.length > 0 ? (
        <NoticeBox tone="danger" title={t('judging.shortTitle', { count: shortfalls.length })}>
          <ul className="list-disc ps-6">
            {shortfalls.slice(0, SHOWN).map((row) => (
              <li key={row.entryId}>
                <Link to={entryLink(row.entryId)}>{row.name}</Link>
                {`: ${row.reason ? t(`judging.short-${row.reason}`, { missing: row.missing }) : t('plans.shortByHand', { missing: row.missing })}`}
              </li>
            ))}
          </ul>
          {more(shortfalls.length)}
        </NoticeBox>
      ) : null}
      {leaves.length > 0 ? (
        <NoticeBox title={t('judging.leavesTitle', { count: leaves.length })}>
          <ul className="list-disc ps-6">
            {leaves.slice(0, SHOWN).map((row) => (
              <li key={`${row.entryId} ${row.judgeId}`}>{`${row.entry} · ${row.judge}`}</li>
            ))}
          </ul>
          {more(leaves.length)}
        </NoticeBox>
      ) : null}
    </div>
  );
}
