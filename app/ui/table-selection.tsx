import { useRef } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { useHydrated } from './use-hydrated.ts';
import { rowTicks, useTicked } from './use-ticked.ts';

export interface TableSelection<Row> {
  /** Name under which the keys of the chosen rows are sent by the form around the table. */
  name: string;
  /** The column's name for readers of screens. */
  head: string;
  /** The tick's name: 选择 "…". */
  rowLabel: (row: Row) => string;
  selected?: readonly string[];
  /** False: this row cannot be chosen. */
  can?: (row: Row) => boolean;
}

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
  const { ticked, of, again } = useTicked(bar, name);

  return (
    <div
      ref={bar}
      className={cx(
        'no-print flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-y border-line bg-surface px-3 py-2',
        // Nothing ticked, nothing to do: the bar then hides no row of a small screen.
        ticked.length > 0 && 'sticky bottom-(--ui-bottom-bar,0px) z-10',
        className,
      )}
    >
      {hydrated ? (
        <>
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="ui-tick m-0"
              checked={of > 0 && ticked.length === of}
              onChange={(event) => {
                for (const box of rowTicks(bar, name)) box.checked = event.currentTarget.checked;
                // Whoever else follows the ticks of this form hears of it as of a tick by hand.
                again();
                event.currentTarget.form?.dispatchEvent(new Event('change'));
              }}
            />
            {allLabel}
          </label>
          <output className="text-sm text-ink-muted">{countText(ticked.length)}</output>
        </>
      ) : null}
      <div className="-mx-3 flex min-w-0 gap-2 overflow-x-auto px-3 py-1 whitespace-nowrap max-sm:w-[calc(100%+1.5rem)] max-sm:*:shrink-0 sm:mx-0 sm:ms-auto sm:flex-wrap sm:overflow-visible sm:px-0">
        {children}
      </div>
    </div>
  );
}
