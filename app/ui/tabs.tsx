import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  count?: ReactNode;
}

/** Views of one thing, each with its own address. */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly Tab[];
  className?: string;
}) {
  const bar = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  // On a phone the row is longer than the screen: the tab one is on must be seen.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.clientWidth / 3;
  }, [current]);
  return (
    <nav
      ref={bar}
      aria-label={label}
      className={cx('no-print relative overflow-x-auto border-b border-line', className)}
    >
      <ul className="flex gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              to={tab.href}
              preventScrollReset
              aria-current={tab.current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-11 items-center gap-2 border-b-2 no-underline focus-visible:-outline-offset-2',
                tab.current
                  ? 'border-accent font-semibold text-accent'
                  : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined ? (
                <span className="rounded bg-sunken px-1.5 text-xs font-medium text-ink-muted tabular-nums">
                  {tab.count}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
