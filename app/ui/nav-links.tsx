import { Link } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface NavItem {
  label: string;
  href: string;
  icon?: LucideIcon;
  current?: boolean;
  /** What waits there. */
  count?: ReactNode;
}

interface NavLinksProps {
  items: readonly NavItem[];
  /** In the top bar, in the public band, or (on a phone) at the bottom within reach of the thumb. */
  place: 'bar' | 'band' | 'bottom';
}

const LINK = {
  bar: 'min-h-11 border-b-2',
  band: 'min-h-12 border-b-3 sm:min-h-16',
  bottom:
    'relative min-h-11 max-sm:min-h-14 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:border-t-2 max-sm:text-xs sm:border-b-2',
};

/** The main navigation's links, the current one marked by weight, colour and a rule. */
export function NavLinks({ items, place }: NavLinksProps) {
  const bottom = place === 'bottom';
  return (
    <ul className={cx('flex', bottom ? 'max-sm:justify-around sm:gap-6' : 'gap-5 sm:gap-6')}>
      {items.map(({ label, href, icon: Icon, current, count }) => (
        <li key={href} className={cx('shrink-0', bottom && 'max-sm:grow max-sm:basis-0')}>
          <Link
            to={href}
            aria-current={current ? 'page' : undefined}
            className={cx(
              'flex items-center gap-1.5 no-underline focus-visible:-outline-offset-3',
              LINK[place],
              current
                ? 'border-accent font-semibold text-accent'
                : 'border-transparent text-ink-muted hover:text-ink',
            )}
          >
            {Icon ? <Icon aria-hidden className="size-[1.25em] shrink-0" strokeWidth={1.75} /> : null}
            <span>{label}</span>
            {count !== undefined && count !== null ? (
              <span
                className={cx(
                  'rounded bg-signal-tint px-1.5 text-xs font-semibold text-signal tabular-nums',
                  bottom && 'max-sm:absolute max-sm:start-1/2 max-sm:top-1 max-sm:ms-2 max-sm:px-1',
                )}
              >
                {count}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
