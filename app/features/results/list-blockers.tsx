import { Link } from '@remix-run/react';

import type { ListView } from './list-types.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** What has to be settled before the list can be confirmed, each with the way to it. */
export function ListBlockers({ blockers }: { blockers: ListView['blockers'] }) {
  const t = useT();
  if (blockers.length === 0) return null;
  return (
    <NoticeBox tone="signal" className="my-4" title={t('results.blockersTitle')}>
      <ul className="list-disc ps-6">
        {blockers.map(({ code, params, href }) => (
          <li key={code}>
            {t(`refusal.${code}`, params)} <Link to={href}>{t('results.blockerGo')}</Link>
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
