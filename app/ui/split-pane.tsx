import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface Pane {
  label: string;
  content: ReactNode;
}

export interface SplitPaneProps {
  /** What is read, on the left. */
  main: Pane;
  /** What is filled in, on the right; stays in sight. */
  side: Pane;
  /** Only what is read is in sight; the other side stays as it is, unseen. */
  alone?: boolean;
  /** From which width both stand side by side; a tablet is one held upright. */
  from?: 'tablet' | 'desk';
  className?: string;
}

/** Written out for either width: the styles are found by reading this file. */
const LOOKS = {
  tablet: {
    bar: 'md:static md:mx-0 md:not-focus-within:sr-only',
    panes:
      'md:grid-cols-[minmax(0,1fr)_21rem] md:gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)] lg:gap-8',
    side: 'md:sticky md:top-4 md:max-h-[calc(100dvh-var(--pane-top,16rem)-1rem)] md:self-start md:overflow-y-auto md:border-s md:border-line md:ps-5 lg:ps-8',
  },
  desk: {
    bar: 'lg:static lg:mx-0 lg:not-focus-within:sr-only',
    panes: 'lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]',
    side: 'lg:sticky lg:top-4 lg:max-h-[calc(100dvh-var(--pane-top,16rem)-1rem)] lg:self-start lg:overflow-y-auto lg:border-s lg:border-line lg:ps-8',
  },
};

/**
 * Keeps the lower edge of the side pane on the screen while the page's head is still above it, so that what sticks there
 * (a running total) is in sight from the beginning.
 */
function useSideHeight() {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const measure = () => {
      const pane = ref.current;
      if (pane) pane.style.setProperty('--pane-top', `${Math.max(16, pane.getBoundingClientRect().top)}px`);
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, []);
  return ref;
}

/**
 * Two things that are used together: side by side, on a narrow screen one above the other. A bar leads to either;
 * where both are in sight it shows itself to the keyboard, as a way past the first.
 */
export function SplitPane({ main, side, alone = false, from = 'desk', className }: SplitPaneProps) {
  const id = useId();
  const look = LOOKS[from];
  const sideRef = useSideHeight();
  const panes = [
    { ...main, id: `${id}-main` },
    { ...side, id: `${id}-side` },
  ];
  return (
    <div className={className}>
      <div
        hidden={alone}
        className={cx(
          'no-print sticky top-0 z-20 -mx-4 mb-4 grid grid-cols-2 border-b border-line bg-surface',
          look.bar,
        )}
      >
        {panes.map((pane) => (
          <a
            key={pane.id}
            href={`#${pane.id}`}
            className="flex min-h-11 items-center justify-center px-2 font-medium no-underline focus-visible:-outline-offset-4"
          >
            {pane.label}
          </a>
        ))}
      </div>
      <div className={cx('grid gap-8', !alone && look.panes)}>
        {panes.map((pane, index) => (
          <section
            key={pane.id}
            ref={index === 1 ? sideRef : undefined}
            id={pane.id}
            aria-label={pane.label}
            hidden={alone && index === 1}
            className={cx('min-w-0 scroll-mt-14', index === 1 && look.side)}
          >
            {pane.content}
          </section>
        ))}
      </div>
    </div>
  );
}
