import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface Crumb {
  label: ReactNode;
  /** Left out for the page one is on. */
  href?: string;
}

/** Where this page stands. */
export function Breadcrumbs({
  label,
  crumbs,
  className,
}: {
  label: string;
  crumbs: readonly Crumb[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx('no-print text-sm', className)}>
      <ol className="flex flex-wrap items-center gap-x-1 text-ink-muted">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? index} className="flex min-h-6 items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5" /> : null}
            {crumb.href ? (
              <Link to={crumb.href} className="text-inherit hover:text-accent">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
