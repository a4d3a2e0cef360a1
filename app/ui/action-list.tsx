import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface ActionItem {
  key: string;
  href: string;
  title: ReactNode;
  /** Why it waits. */
  note?: ReactNode;
  /** On the right: a badge, a count, what is left of the time. */
  side?: ReactNode;
}

/** What waits for a person: each line is one thing to do and leads there. */
export function ActionList({ items, className }: { items: readonly ActionItem[]; className?: string }) {
  return (
    <ul className={cx('divide-y divide-line rounded border border-line bg-surface', className)}>
      {items.map((item) => (
        <li key={item.key} className="relative flex items-center gap-4 px-4 py-3 hover:bg-sunken">
          <div className="min-w-0 grow">
            <Link
              to={item.href}
              className="font-semibold no-underline after:absolute after:inset-0 hover:underline"
            >
              {item.title}
            </Link>
            {item.note ? <div className="text-sm text-ink-muted">{item.note}</div> : null}
          </div>
          {item.side ? <div className="shrink-0 text-sm">{item.side}</div> : null}
          <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-muted" />
        </li>
      ))}
    </ul>
  );
}
