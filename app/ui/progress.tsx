import { useId } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface ProgressProps {
  label: ReactNode;
  value: number;
  max: number;
  /** The counts in words: 已评 24 / 60 */
  text: ReactNode;
  tone?: Tone;
  className?: string;
}

/** How far something is, with its counts. */
export function ProgressBar({ label, value, max, text, tone = 'info', className }: ProgressProps) {
  const id = useId();
  return (
    <div className={cx('grid gap-1', className)}>
      <div className="flex justify-between gap-4 text-sm">
        <span id={id}>{label}</span>
        <span className="text-ink-muted tabular-nums">{text}</span>
      </div>
      <progress
        aria-labelledby={id}
        value={value}
        max={Math.max(max, 1)}
        className={cx('ui-progress', TONE_TEXT[tone])}
      />
    </div>
  );
}

export interface ProgressRingProps extends Omit<ProgressProps, 'label'> {
  label: string;
  /** What stands inside: 40% */
  inside: string;
}

/** The same as a ring, for a few rounds side by side. */
export function ProgressRing({
  label,
  value,
  max,
  text,
  inside,
  tone = 'info',
  className,
}: ProgressRingProps) {
  const share = Math.min(100, Math.max(0, max > 0 ? (value / max) * 100 : 0));
  return (
    <div className={cx('inline-flex items-center gap-3', className)}>
      <svg viewBox="0 0 40 40" className="size-16 shrink-0" role="img" aria-label={`${label} ${inside}`}>
        <circle cx="20" cy="20" r="17" fill="none" strokeWidth="4" className="stroke-sunken" />
        <circle
          cx="20"
          cy="20"
          r="17"
          fill="none"
          strokeWidth="4"
          pathLength="100"
          strokeDasharray={`${share} 100`}
          transform="rotate(-90 20 20)"
          stroke="currentColor"
          className={TONE_TEXT[tone]}
        />
        <text x="20" y="23.25" textAnchor="middle" fontSize="9" fontWeight="600" className="fill-ink">
          {inside}
        </text>
      </svg>
      <div>
        <div className="font-medium">{label}</div>
        <div className="text-sm text-ink-muted tabular-nums">{text}</div>
      </div>
    </div>
  );
}
