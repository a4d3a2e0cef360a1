import { useLocation } from '@remix-run/react';

import { useT } from '#app/i18n/context.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

/** The pages of a list, keeping the filters of its address. Draws nothing for a single page. */
export function ListPages({ page, pageCount, total }: { page: number; pageCount: number; total: number }) {
  const t = useT();
  const { pathname, search } = useLocation();
  if (pageCount <= 1) return null;
  return (
    <Pagination
      page={page}
      pageCount={pageCount}
      hrefFor={(target) => {
        const params = new URLSearchParams(search);
        params.set('page', String(target));
        return `${pathname}?${params.toString()}`;
      }}
      label={t('common.pages')}
      previousLabel={t('common.previous')}
      nextLabel={t('common.next')}
      pageLabel={(number) => t('common.page', { page: number, pages: pageCount })}
      summary={t('common.rows', { count: total })}
    />
  );
}
