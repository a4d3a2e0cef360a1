import { Form, Link } from '@remix-run/react';
import { ListFilter, Search, X } from 'lucide-react';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';

import { Button, buttonClass } from './button.tsx';
import { cx } from './cx.ts';
import { Select } from './select.tsx';
import type { Option } from './select.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface FilterSelect {
  name: string;
  label: string;
  value?: string | null;
  options: readonly Option[];
  /** The line that filters nothing: 全部组别 */
  /** Words for no choice; without them one of the options always holds. */
  allLabel?: string;
}

export interface FilterChip {
  key: string;
  label: ReactNode;
  /** The same list without this filter. */
  removeHref: string;
  /** Said after the label by readers of screens: 取消筛选 */
  removeLabel: string;
}

export interface FilterBarProps {
  /** Where the form leads; the current page if left out. */
  action?: string;
  search?: { name: string; label: string; value?: string | null; placeholder?: string };
  selects?: readonly FilterSelect[];
  /** Carried along unseen (the order, the tab). */
  hidden?: Readonly<Record<string, string>>;
  submitLabel: ReactNode;
  /** 筛选: on a phone the lists stand behind it unless one of them filters; for bars with many. */
  foldLabel?: ReactNode;
  chips?: readonly FilterChip[];
  clear?: { href: string; label: ReactNode };
  /** 共 128 项 */
  count?: ReactNode;
  /** Buttons on the right: export, print. */
  actions?: ReactNode;
  className?: string;
}

/** Search and filters as a GET form: what is shown is in the address, and works without script. `/` leads to the search. */
export function FilterBar(props: FilterBarProps) {
  const {
    action,
    search,
    selects = [],
    hidden = {},
    submitLabel,
    foldLabel,
    chips = [],
    clear,
    count,
    actions,
    className,
  } = props;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => box.current?.focus() });
  return (
    <div className={cx('no-print grid gap-3 pt-2', className)}>
      <Form method="get" action={action} role="search" className="flex flex-wrap items-end gap-3">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {search ? (
          <div className="grid min-w-48 grow gap-1 sm:max-w-80">
            <label htmlFor={`${id}-search`} className="text-sm text-ink-muted">
              {search.label}
            </label>
            <input
              ref={box}
              id={`${id}-search`}
              key={search.value}
              type="search"
              name={search.name}
              defaultValue={search.value ?? ''}
              placeholder={search.placeholder}
              aria-keyshortcuts="/"
              className="ui-control"
            />
          </div>
        ) : null}
        {foldLabel ? (
          <label className={cx(buttonClass({}), 'cursor-pointer focus-within:outline-2 sm:hidden')}>
            <input
              type="checkbox"
              className="ui-filter-fold sr-only"
              defaultChecked={selects.some(({ value }) => value)}
            />
            <ListFilter aria-hidden className="size-[1.125em]" />
            {foldLabel}
          </label>
        ) : null}
        {selects.map((select) => (
          <div
            key={select.name}
            className={cx('min-w-32 gap-1 max-sm:grow', foldLabel ? 'ui-filter-folded sm:grid' : 'grid')}
          >
            <label htmlFor={`${id}-${select.name}`} className="text-sm text-ink-muted">
              {select.label}
            </label>
            <Select
              id={`${id}-${select.name}`}
              key={select.value}
              name={select.name}
              defaultValue={select.value ?? ''}
              placeholder={select.allLabel}
              options={select.options}
            />
          </div>
        ))}
        <Button icon={Search}>{submitLabel}</Button>
        {actions ? <div className="flex flex-wrap gap-2 sm:ms-auto">{actions}</div> : null}
      </Form>
      {chips.length > 0 || count ? (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          {count ? <span className="me-2 text-ink-muted tabular-nums">{count}</span> : null}
          {chips.map((chip) => (
            <Link
              key={chip.key}
              to={chip.removeHref}
              className="inline-flex min-h-7 items-center gap-1 rounded bg-accent-tint px-2 text-accent no-underline hover:underline"
            >
              {chip.label}
              <VisuallyHidden>{chip.removeLabel}</VisuallyHidden>
              <X aria-hidden className="size-3.5" />
            </Link>
          ))}
          {clear && chips.length > 0 ? <Link to={clear.href}>{clear.label}</Link> : null}
        </div>
      ) : null}
    </div>
  );
}
