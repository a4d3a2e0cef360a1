import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

/** Page numbers worth showing: first, last, the current and its neighbours; null stands for a gap. Pages count from 1. */
export function pageWindow(page: number, pageCount: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => {
    const before = sorted[index - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
}

export interface PaginationProps {
  page: number;
  pageCount: number;
  hrefFor: (page: number) => string;
  /** Names the landmark. */
  label: string;
  previousLabel: ReactNode;
  nextLabel: ReactNode;
  /** Full name of a page's link for readers of screens: 第 3 页 */
  pageLabel: (page: number) => string;
  /** 共 4,484 项，显示 51–100 */
  summary?: ReactNode;
  className?: string;
}

const BOX = 'inline-flex min-h-9 min-w-9 items-center justify-center gap-1 rounded px-2 text-sm tabular-nums';

/** Pages of a long list, by URL. With one page only the summary is left. */
export function Pagination(props: PaginationProps) {
  const { page, pageCount, hrefFor, label, previousLabel, nextLabel, pageLabel, summary, className } = props;
  const link = cx(BOX, 'text-accent no-underline hover:bg-accent-tint');
  return (
    <div
      className={cx('no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2', className)}
    >
      {summary ? <p className="text-sm text-ink-muted tabular-nums">{summary}</p> : null}
      {pageCount > 1 ? (
        <nav aria-label={label}>
          <ul className="flex flex-wrap items-center gap-1">
            {page > 1 ? (
              <li>
                <Link to={hrefFor(page - 1)} rel="prev" className={link}>
                  <ChevronLeft aria-hidden className="size-4" />
                  {previousLabel}
                </Link>
              </li>
            ) : null}
            {pageWindow(page, pageCount).map((n, index) => (
              <li key={n ?? `gap-${index}`}>
                {n === null ? (
                  <span className={cx(BOX, 'text-ink-muted')}>…</span>
                ) : (
                  <Link
                    to={hrefFor(n)}
                    aria-label={pageLabel(n)}
                    aria-current={n === page ? 'page' : undefined}
                    className={
                      n === page ? cx(BOX, 'bg-accent font-medium text-accent-ink no-underline') : link
                    }
                  >
                    {n}
                  </Link>
                )}
              </li>
            ))}
            {page < pageCount ? (
              <li>
                <Link to={hrefFor(page + 1)} rel="next" className={link}>
                  {nextLabel}
                  <ChevronRight aria-hidden className="size-4" />
                </Link>
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}
