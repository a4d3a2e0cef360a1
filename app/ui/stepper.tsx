import { Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface Step {
  key: string;
  label: ReactNode;
  state: 'done' | 'current' | 'upcoming';
  /** The state in words, for readers of screens. */
  stateLabel: string;
  /** Shown small below: a date, a count. */
  note?: ReactNode;
  href?: string;
}

/** The stages of something that moves forward, the present one marked. Stacked on a phone. */
export function Stepper({
  label,
  steps,
  className,
}: {
  label: string;
  steps: readonly Step[];
  className?: string;
}) {
  return (
    <ol aria-label={label} className={cx('grid gap-x-2 sm:auto-cols-fr sm:grid-flow-col', className)}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className={cx(
            'flex gap-2 border-s-4 py-2 ps-3 sm:border-s-0 sm:border-t-4 sm:ps-0',
            step.state === 'upcoming' ? 'border-line' : 'border-accent',
          )}
        >
          <span
            aria-hidden
            className={cx(
              'mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border text-xs tabular-nums',
              step.state === 'done' && 'border-accent bg-accent text-accent-ink',
              step.state === 'current' && 'border-accent font-semibold text-accent',
              step.state === 'upcoming' && 'border-line-strong text-ink-muted',
            )}
          >
            {step.state === 'done' ? <Check className="size-4" /> : index + 1}
          </span>
          <div className={cx('min-w-0', step.state === 'upcoming' && 'text-ink-muted')}>
            <span className={cx(step.state === 'current' && 'font-semibold')}>
              {step.href ? <Link to={step.href}>{step.label}</Link> : step.label}
            </span>
            <span className="sr-only"> {step.stateLabel}</span>
            {step.note ? <div className="text-sm text-ink-muted">{step.note}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
