import type { ReactNode } from 'react';

import { cx } from './cx.ts';

/** One column of fields. Put it inside the form. */
export function FormLayout({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx('grid gap-6', className)}>{children}</div>;
}

export interface FormSectionProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A part of a long form under its own heading and hairline. */
export function FormSection({ title, description, children, className }: FormSectionProps) {
  return (
    <section className={cx('grid gap-4 border-t border-line pt-6', className)}>
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        {description ? <p className="mt-1 max-w-xl text-ink-muted">{description}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** The last row: the verb first, what else one may do after it. */
export function FormActions({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx('flex flex-wrap items-center gap-3 pt-2', className)}>{children}</div>;
}
