import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { SortHead } from './sort-head.tsx';
import type { SortLink } from './sort-head.tsx';
import { RowTick } from './table-selection.tsx';
import type { TableSelection } from './table-selection.tsx';
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
  /** The cell that names the row and stays in sight; the first column that is no number if none says so. */
  rowHead?: boolean;
  className?: string;
}

export interface DataTableProps<Row> {
  /** Names the table and its scroll region; hidden from sight unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selection?: TableSelection<Row>;
  /** Marks the row whose detail is open. */
  currentKey?: string;
  /** On a phone: a card per row (usual), or the same table scrolling sideways. */
  phone?: 'cards' | 'scroll';
  /** Larger type and no inner height: for lists that the public reads. */
  roomy?: boolean;
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
  const head =
    columns.find((column) => column.rowHead) ?? columns.find((column) => !column.numeric) ?? columns[0];
  const look = (column: Column<Row>) =>
    cx(
      column.numeric && 'ui-numeric',
      column === head && 'ui-row-head',
      column.hideOnPhone && 'ui-phone-hidden',
      column.className,
    );
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={cx(
        'ui-table-region',
        phone === 'cards' && 'ui-table-cards-region',
        props.roomy && 'ui-table-roomy',
        props.className,
      )}
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
            {columns.map((column) => (
              <SortHead key={column.key} sort={column.sort} quiet={column.quietHead} className={look(column)}>
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
                {columns.map((column) => {
                  const content = <Cell nothing={nothing}>{column.cell(row, rowIndex)}</Cell>;
                  return column === head ? (
                    <th key={column.key} scope="row" className={look(column)}>
                      {content}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={column.quietHead ? undefined : column.head}
                      className={look(column)}
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
