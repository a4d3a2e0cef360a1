import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { IconText } from './icon-text.tsx';

export interface DeadlineProps {
  /** 作品提交截止 */
  label: ReactNode;
  /** Date, weekday, time and zone, as shown. */
  text: ReactNode;
  dateTime: string;
  /** 还有 2 天 3 小时; 已截止 */
  left?: ReactNode;
  /** 'soon' for what needs action now; 'over' when it is past. */
  state?: 'open' | 'soon' | 'over';
  className?: string;
}

/** By when, to the minute, and what is left. The words come from the server's clock. */
export function Deadline({ label, text, dateTime, left, state = 'open', className }: DeadlineProps) {
  return (
    <p className={cx('flex flex-wrap items-baseline gap-x-2', className)}>
      <IconText icon={Clock} className="text-ink-muted">
        {label}
      </IconText>
      <time dateTime={dateTime} className={cx('font-medium', state === 'over' && 'text-ink-muted')}>
        {text}
      </time>
      {left ? (
        <span className={cx(state === 'soon' ? 'font-semibold text-signal' : 'text-ink-muted')}>{left}</span>
      ) : null}
    </p>
  );
}
