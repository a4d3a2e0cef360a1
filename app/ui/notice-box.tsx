import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_BORDER, TONE_TEXT } from './tone.ts';

export type NoticeTone = 'info' | 'signal' | 'done' | 'danger';

const ICON: Record<NoticeTone, LucideIcon> = {
  info: Info,
  signal: TriangleAlert,
  done: CircleCheck,
  danger: CircleX,
};
const GROUND: Record<NoticeTone, string> = {
  info: 'bg-accent-tint',
  signal: 'bg-signal-tint',
  done: 'bg-done-tint',
  danger: 'bg-danger-tint',
};

export interface NoticeBoxProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Set to 'alert' or 'status' only when it appears in answer to something the person just did. */
  role?: 'alert' | 'status';
  className?: string;
}

/** Something to know before going on, in the flow of the page. */
export function NoticeBox({ tone = 'info', title, children, actions, role, className }: NoticeBoxProps) {
  const Icon = ICON[tone];
  return (
    <div
      role={role}
      className={cx('flex gap-3 rounded border-s-4 px-4 py-3', GROUND[tone], TONE_BORDER[tone], className)}
    >
      <span aria-hidden className={cx('flex h-[1lh] shrink-0 items-center', TONE_TEXT[tone])}>
        <Icon className="size-5" strokeWidth={1.75} />
      </span>
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
