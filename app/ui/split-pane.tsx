import { useId } from 'react';
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

/** Two things that are used together. On a phone one above the other, with a bar that leads to either. */
export function SplitPane({ main, side, alone = false, className }: SplitPaneProps) {
  const id = useId();
  const panes = [
    { ...main, id: `${id}-main` },
    { ...side, id: `${id}-side` },
  ];
  return (
    <div className={className}>
      <div
        hidden={alone}
        className="no-print sticky top-0 z-20 -mx-4 mb-4 grid grid-cols-2 border-b border-line bg-surface lg:hidden"
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
      <div className={cx('grid gap-8', !alone && 'lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]')}>
        {panes.map((pane, index) => (
          <section
            key={pane.id}
            id={pane.id}
            aria-label={pane.label}
            hidden={alone && index === 1}
            className={cx(
              'min-w-0 scroll-mt-14',
              index === 1 &&
                'lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:border-s lg:border-line lg:ps-8',
            )}
          >
            {pane.content}
          </section>
        ))}
      </div>
    </div>
  );
}
