import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface PageHeaderProps {
  title: ReactNode;
  /** Above the title: breadcrumbs. */
  above?: ReactNode;
  /** Under the title: status, dates, counts. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** 'work' is dense; 'public' breathes. */
  size?: 'work' | 'public';
  className?: string;
}

/** The page's only h1, with what belongs beside it. */
export function PageHeader({ title, above, meta, actions, size = 'work', className }: PageHeaderProps) {
  const generous = size === 'public';
  return (
    <header className={cx(generous ? 'mb-8 pt-4 sm:pt-10' : 'mb-6', className)}>
      {above ? <div className="mb-2">{above}</div> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h1 className={cx('font-semibold', generous ? 'text-2xl sm:text-3xl' : 'text-xl sm:text-2xl')}>
            {title}
          </h1>
          {meta ? (
            <div
              className={cx(
                'flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted',
                generous ? 'mt-3 text-base' : 'mt-2 text-dense',
              )}
            >
              {meta}
            </div>
          ) : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}
