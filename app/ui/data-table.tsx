import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { SortHead } from './sort-head.tsx';
import type { SortLink } from './sort-head.tsx';
import { RowTick } from './table-selection.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface Column<Row> {
  key: string;
  head: string;
  /** Null, undefined and '' are shown as a dash; zero is zero. */
  cell: (row: Row, index: number) => ReactNode;
  /** Right-aligned; its unit belongs in the head. */
  numeric?: boolean;
  sort?: SortLink;
  /** Left out of the card on a phone. */
  hideOnPhone?: boolean;
  /** The head is for readers of screens only (a column of buttons). */
  quietHead?: boolean;
  className?: string;
}

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

export interface DataTableProps<Row> {
  /** Names the table and its scroll region; hidden from sight unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  /** The first is the row's head and stays in sight. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selection?: TableSelection<Row>;
  /** Marks the row whose detail is open. */
  currentKey?: string;
  /** On a phone: a card per row (usual), or the same table scrolling sideways. */
  phone?: 'cards' | 'scroll';
  /** What a dash means, for readers of screens. */
  nothing?: string;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** A row of <th>/<td> for totals. */
  foot?: ReactNode;
  className?: string;
}

function Cell({ children, nothing }: { children: ReactNode; nothing?: string }) {
  if (children !== null && children !== undefined && children !== '') return <>{children}</>;
  return (
    <span className="text-ink-muted">
      <span aria-hidden>—</span>
      {nothing ? <VisuallyHidden>{nothing}</VisuallyHidden> : null}
    </span>
  );
}

/** A dense table that stays readable at a thousand rows and at 390 px. Sorting and selection are links and form fields. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    selection,
    currentKey,
    phone = 'cards',
    nothing,
    empty,
    foot,
  } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const look = (column: Column<Row>, first: boolean) =>
    cx(
      column.numeric && 'ui-numeric',
      first && 'ui-first',
      column.hideOnPhone && 'ui-phone-hidden',
      column.className,
    );
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={cx('ui-table-region', phone === 'cards' && 'ui-table-cards-region', props.className)}
    >
      <table className={cx('ui-table', phone === 'cards' && 'ui-table-cards')}>
        <caption className={props.showCaption ? 'px-3 py-2 text-start font-semibold' : 'sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className="ui-tick-cell">
                <VisuallyHidden>{selection.head}</VisuallyHidden>
              </th>
            ) : null}
            {columns.map((column, index) => (
              <SortHead
                key={column.key}
                sort={column.sort}
                quiet={column.quietHead}
                className={look(column, index === 0)}
              >
                {column.head}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => {
            const key = rowKey(row);
            return (
              <tr key={key} aria-current={key === currentKey || undefined}>
                {selection ? <RowTick row={row} value={key} selection={selection} /> : null}
                {columns.map((column, index) => {
                  const content = <Cell nothing={nothing}>{column.cell(row, rowIndex)}</Cell>;
                  return index === 0 ? (
                    <th key={column.key} scope="row" className={look(column, true)}>
                      {content}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={column.quietHead ? undefined : column.head}
                      className={look(column, false)}
                    >
                      {column.quietHead ? content : <div className="min-w-0">{content}</div>}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}
