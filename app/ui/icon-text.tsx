import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';

interface IconTextProps {
  icon: LucideIcon;
  children: ReactNode;
  className?: string;
}

/** An icon with its words: the icon follows the size and colour of the text and is silent to readers of screens. */
export function IconText({ icon: Icon, children, className }: IconTextProps) {
  return (
    <span className={cx('inline-flex items-baseline gap-1.5', className)}>
      <Icon aria-hidden className="size-[1.125em] shrink-0 translate-y-[0.17em]" strokeWidth={1.75} />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
