import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import type { TableSelection } from './data-table.tsx';
import { useHydrated } from './use-hydrated.ts';

/** The tick in front of a row. */
export function RowTick<Row>({
  row,
  value,
  selection,
}: {
  row: Row;
  value: string;
  selection: TableSelection<Row>;
}) {
  const able = selection.can?.(row) ?? true;
  return (
    <td className="ui-tick-cell">
      {able ? (
        <input
          type="checkbox"
          className="ui-tick ui-row-tick"
          name={selection.name}
          value={value}
          aria-label={selection.rowLabel(row)}
          defaultChecked={selection.selected?.includes(value)}
        />
      ) : null}
    </td>
  );
}

export interface BulkBarProps {
  /** Same as the table's `selection.name`. */
  name: string;
  /** 已选 3 项 */
  countText: (count: number) => ReactNode;
  /** 全选 */
  allLabel: ReactNode;
  /** The buttons: submitters with their own name/value or formAction. */
  children: ReactNode;
  className?: string;
}

/**
 * What can be done with the ticked rows. Stands in the same form as the table. Without script it shows the buttons
 * alone; with it also how many rows are ticked and a tick for all.
 */
export function BulkBar({ name, countText, allLabel, children, className }: BulkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const [count, setCount] = useState({ ticked: 0, of: 0 });

  const boxes = () =>
    [...(bar.current?.closest('form')?.querySelectorAll<HTMLInputElement>('.ui-row-tick') ?? [])].filter(
      (box) => box.name === name,
    );
  const recount = () => {
    const all = boxes();
    const ticked = all.filter((box) => box.checked).length;
    // The same count again must not draw again: an endless stream of updates would starve the router's transitions.
    setCount((before) =>
      before.ticked === ticked && before.of === all.length ? before : { ticked, of: all.length },
    );
  };

  useEffect(() => {
    const form = bar.current?.closest('form');
    recount();
    form?.addEventListener('change', recount);
    return () => form?.removeEventListener('change', recount);
  });

  return (
    <div
      ref={bar}
      className={cx(
        'no-print sticky bottom-(--ui-bottom-bar,0px) z-10 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-y border-line bg-surface px-3 py-2',
        className,
      )}
    >
      {hydrated ? (
        <>
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="ui-tick m-0"
              checked={count.of > 0 && count.ticked === count.of}
              onChange={(event) => {
                for (const box of boxes()) box.checked = event.currentTarget.checked;
                recount();
              }}
            />
            {allLabel}
          </label>
          <output className="text-sm text-ink-muted">{countText(count.ticked)}</output>
        </>
      ) : null}
      <div className="flex flex-wrap gap-2 sm:ms-auto">{children}</div>
    </div>
  );
}
