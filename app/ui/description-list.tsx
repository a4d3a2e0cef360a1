import type { ReactNode } from 'react';

import { cx } from './cx.ts';

export interface Description {
  key: string;
  term: ReactNode;
  /** Null, undefined and '' are shown as a dash. */
  detail: ReactNode;
}

/** Names and values in two columns, stacked on a phone. */
export function DescriptionList({ items, className }: { items: readonly Description[]; className?: string }) {
  return (
    <dl className={cx('divide-y divide-line border-y border-line', className)}>
      {items.map(({ key, term, detail }) => (
        <div key={key} className="grid gap-x-6 py-2 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
          <dt className="text-ink-muted">{term}</dt>
          <dd className="min-w-0">
            {detail === null || detail === undefined || detail === '' ? '—' : detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
