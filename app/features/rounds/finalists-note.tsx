import { Link } from '@remix-run/react';

import type { FinalistFacts } from './finalists.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Who defends, and by which list; where nobody is named, that everybody does, and where to change it. */
export function FinalistsNote({ roundId, finalists }: { roundId: string; finalists: FinalistFacts }) {
  const t = useT();
  const lists = `/admin/rounds/${roundId}/lists`;
  return (
    <NoticeBox tone="info" className="mb-6">
      {finalists.named > 0 ? (
        <>
          {t('stages.finalistsNamed', { count: finalists.named, of: finalists.eligible })}{' '}
          <Link to={finalists.listId ? `${lists}/${finalists.listId}` : lists}>
            {t('stages.finalistsList')}
          </Link>
        </>
      ) : (
        <>
          {t('stages.finalistsNone', { count: finalists.eligible })}{' '}
          <Link to={lists}>{t('stages.finalistsDraft')}</Link>
        </>
      )}
    </NoticeBox>
  );
}
