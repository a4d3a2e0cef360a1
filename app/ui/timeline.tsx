import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface TimelineEvent {
  key: string;
  title: ReactNode;
  /** As shown: 3月2日 周一 14:05 */
  time?: ReactNode;
  /** Machine-readable ISO time. */
  dateTime?: string;
  by?: ReactNode;
  note?: ReactNode;
  tone?: Tone;
  /** Yet to come: an open dot. */
  upcoming?: boolean;
}

/** What happened, when and by whom, and what comes next, in the order given. */
export function Timeline({ events, className }: { events: readonly TimelineEvent[]; className?: string }) {
  return (
    <ol className={cx('grid', className)}>
      {events.map((event, index) => (
        <li key={event.key} className="grid grid-cols-[1rem_1fr] gap-x-3">
          <div aria-hidden className={cx('flex flex-col items-center', TONE_TEXT[event.tone ?? 'neutral'])}>
            <span className="flex h-[1lh] items-center">
              <span
                className={cx(
                  'size-2.5 rounded-full border-2 border-current',
                  !event.upcoming && 'bg-current',
                )}
              />
            </span>
            {index < events.length - 1 ? <span className="w-px grow bg-line" /> : null}
          </div>
          <div className="pb-5">
            <p className={cx('font-semibold', event.upcoming && 'text-ink-muted')}>{event.title}</p>
            {event.time || event.by ? (
              <p className="text-sm text-ink-muted">
                {event.time ? <time dateTime={event.dateTime}>{event.time}</time> : null}
                {event.time && event.by ? ' · ' : null}
                {event.by}
              </p>
            ) : null}
            {event.note ? <div className="mt-1 text-sm">{event.note}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
