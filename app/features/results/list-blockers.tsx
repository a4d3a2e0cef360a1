import { Link } from '@remix-run/react';

import type { ListView } from './list-types.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** What has to be settled before the list can be confirmed or handed on, each with the way to it. */
export function ListBlockers({ list }: { list: Pick<ListView, 'blockers' | 'status' | 'waitsForOther'> }) {
  const t = useT();
  const { blockers, status, waitsForOther } = list;
  if (blockers.length === 0 && !waitsForOther) return null;
  return (
    <NoticeBox
      tone="signal"
      className="my-4"
      title={t(status === 'DRAFT' ? 'results.blockersTitle' : 'objections.handOnOpen')}
    >
      <ul className="list-disc ps-6">
        {blockers.map(({ code, params, href }) => (
          <li key={code}>
            {t(`refusal.${code}`, params)}{' '}
            {href === null ? null : <Link to={href}>{t('results.blockerGo')}</Link>}
          </li>
        ))}
        {waitsForOther ? <li>{t('refusal.list-second-person')}</li> : null}
      </ul>
    </NoticeBox>
  );
}
