import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface Stat {
  key: string;
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  href?: string;
  tone?: Tone;
}

/** A dense row of figures between hairlines; each may lead to the list it counts. */
export function StatRow({ stats, className }: { stats: readonly Stat[]; className?: string }) {
  return (
    <dl
      className={cx(
        'grid grid-cols-2 gap-4 border-y border-line py-3 sm:flex sm:flex-wrap sm:gap-x-0',
        className,
      )}
    >
      {stats.map((stat) => (
        <div
          key={stat.key}
          className="flex min-w-28 flex-col border-line sm:px-5 sm:not-first:border-s sm:first:ps-0"
        >
          <dt className="text-sm text-ink-muted">
            {stat.href ? (
              <Link to={stat.href} className="text-inherit hover:text-accent">
                {stat.label}
              </Link>
            ) : (
              stat.label
            )}
          </dt>
          <dd>
            <span className={cx('text-xl font-semibold tabular-nums', stat.tone && TONE_TEXT[stat.tone])}>
              {stat.value}
            </span>
            {stat.unit ? <span className="ms-1 text-sm text-ink-muted">{stat.unit}</span> : null}
            {stat.note ? <span className="block text-sm text-ink-muted">{stat.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
