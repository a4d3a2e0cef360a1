import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  className?: string;
}

/** A part of a page under an h2; a rule rather than a box. The heading is enough: tables inside are the landmarks. */
export function Section({ title, description, actions, children, id, className }: SectionProps) {
  return (
    <section id={id} className={cx('ui-section', className)}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-lg font-semibold">{title}</h2>
          {description ? <p className="max-w-2xl text-ink-muted">{description}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
