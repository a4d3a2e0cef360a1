import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface EmptyStateProps {
  title: ReactNode;
  /** Why it is empty. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  icon?: LucideIcon;
  className?: string;
}

/** Nothing here yet: why, and what to do next. */
export function EmptyState({ title, children, action, icon: Icon, className }: EmptyStateProps) {
  return (
    <div className={cx('rounded border border-dashed border-line-strong px-6 py-8', className)}>
      <div className="flex max-w-xl gap-4">
        {Icon ? <Icon aria-hidden className="mt-1 size-6 shrink-0 text-ink-muted" strokeWidth={1.5} /> : null}
        <div>
          <p className="font-semibold">{title}</p>
          {children ? <div className="mt-1 text-ink-muted">{children}</div> : null}
          {action ? <div className="mt-4 flex flex-wrap gap-3">{action}</div> : null}
        </div>
      </div>
    </div>
  );
}
