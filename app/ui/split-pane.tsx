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
  className?: string;
}

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
 * Two things that are used together: side by side from a tablet held upright, on a phone one above the other. A bar leads to
 * either; where both are in sight it shows itself to the keyboard, as a way past the first.
 */
export function SplitPane({ main, side, alone = false, className }: SplitPaneProps) {
  const id = useId();
  const sideRef = useSideHeight();
  const panes = [
    { ...main, id: `${id}-main` },
    { ...side, id: `${id}-side` },
  ];
  return (
    <div className={className}>
      <div
        hidden={alone}
        className="no-print sticky top-0 z-20 -mx-4 mb-4 grid grid-cols-2 border-b border-line bg-surface md:static md:mx-0 md:not-focus-within:sr-only"
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
      <div
        className={cx(
          'grid gap-8',
          !alone &&
            'md:grid-cols-[minmax(0,1fr)_21rem] md:gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)] lg:gap-8',
        )}
      >
        {panes.map((pane, index) => (
          <section
            key={pane.id}
            ref={index === 1 ? sideRef : undefined}
            id={pane.id}
            aria-label={pane.label}
            hidden={alone && index === 1}
            className={cx(
              'min-w-0 scroll-mt-14',
              index === 1 &&
                'md:sticky md:top-4 md:max-h-[calc(100dvh-var(--pane-top,16rem)-1rem)] md:self-start md:overflow-y-auto md:border-s md:border-line md:ps-5 lg:ps-8',
            )}
          >
            {pane.content}
          </section>
        ))}
      </div>
    </div>
  );
}
