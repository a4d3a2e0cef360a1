import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TINT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface BadgeProps {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
  className?: string;
}

/** A status: a word, with a colour that repeats it. */
export function Badge({ tone = 'neutral', icon: Icon, children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded px-2 py-0.5 text-xs leading-snug font-medium whitespace-nowrap',
        TINT[tone],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-[1.125em] shrink-0" strokeWidth={2} /> : null}
      {children}
    </span>
  );
}

export interface StatusDetailProps extends BadgeProps {
  /** What happened, when, by whom and what comes next. */
  detail: ReactNode;
}

/** A status that opens on a tap, a click or Enter and tells its story; works without script. */
export function StatusDetail({ detail, className, ...badge }: StatusDetailProps) {
  return (
    <details className={cx('relative inline-block', className)}>
      <summary className="ui-summary inline-flex min-h-6 items-center rounded underline decoration-dotted underline-offset-4">
        <Badge {...badge} />
      </summary>
      <div className="absolute start-0 top-full z-20 mt-1 w-64 rounded border border-line bg-surface p-3 text-sm shadow">
        {detail}
      </div>
    </details>
  );
}
