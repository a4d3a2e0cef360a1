import { Link } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';

import { cx } from './cx.ts';

/** A small menu that opens in place: <details> underneath, closed by Escape, by a click elsewhere and by a choice. */
export function Menu({
  label,
  children,
  className,
  side = 'end',
}: {
  label: ReactNode;
  children: ReactNode;
  className?: string;
  /** The edge of its button that the menu keeps to. */
  side?: 'start' | 'end';
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const node = menu.current;
      if (!node?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        node.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && node.contains(event.target)) {
        if (!(event.target instanceof Element) || !event.target.closest('a')) return;
      }
      node.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={menu} className={cx('relative', className)}>
      <summary className="ui-summary flex min-h-10 items-center gap-1 rounded px-2 hover:bg-sunken">
        {label}
        <ChevronDown aria-hidden className="size-4 text-ink-muted" />
      </summary>
      <ul
        className={cx(
          'absolute top-full z-30 mt-1 w-64 rounded border border-line bg-surface py-2 shadow',
          side === 'end' ? 'end-0' : 'start-0',
        )}
      >
        {children}
      </ul>
    </details>
  );
}

const LINE =
  'flex min-h-10 w-full items-center px-4 py-1.5 text-start text-ink no-underline hover:bg-accent-tint hover:text-ink';

/** A line that leads somewhere. */
export function MenuLink({
  href,
  children,
  current,
}: {
  href: string;
  children: ReactNode;
  current?: boolean;
}) {
  return (
    <li>
      <Link
        to={href}
        aria-current={current ? 'page' : undefined}
        className={cx(LINE, current && 'font-semibold')}
      >
        {children}
      </Link>
    </li>
  );
}

/** A line that downloads a file. */
export function MenuDownload({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} download className={LINE}>
        {children}
      </a>
    </li>
  );
}

/** A line that does something: put it in a form of its own (sign out). */
export function MenuButton({
  children,
  name,
  value,
  onClick,
}: {
  children: ReactNode;
  name?: string;
  value?: string;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
}) {
  return (
    <button type="submit" name={name} value={value} onClick={onClick} className={LINE}>
      {children}
    </button>
  );
}
