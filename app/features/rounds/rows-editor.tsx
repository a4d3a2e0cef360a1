import { useState } from 'react';
import { Plus } from 'lucide-react';

import type { RowColumn } from './row-columns.ts';
import type { EditorRow } from './stored-rows.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';

const WIDTHS = { xs: 'w-24', sm: 'w-36', md: 'w-56', lg: 'w-80' } as const;
const CONTROL =
  'min-h-10 rounded border border-line-strong bg-surface px-2 text-sm text-ink aria-invalid:border-danger';

/**
 * A list edited as a whole: stored rows, then blank ones. Clearing is done by ticking "remove"; blank rows are ignored.
 * Without script there are three blank rows; with it, more can be added.
 */
export function RowsEditor({
  caption,
  columns,
  rows,
  rowKey,
  errors,
  disabled,
}: {
  caption: string;
  columns: readonly RowColumn[];
  rows: readonly EditorRow[];
  /** Field names, comma separated, that tell a filled row from a blank one. */
  rowKey?: string;
  errors?: Record<string, string[] | null>;
  disabled?: boolean;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const hydrated = useHydrated();
  const [blanks, setBlanks] = useState(3);
  const all: EditorRow[] = [...rows, ...Array.from({ length: disabled ? 0 : blanks }, () => ({}))];
  return (
    <div className="grid gap-4">
      <div
        className="overflow-x-auto rounded border border-line"
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table className="w-max min-w-full text-start">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b border-line bg-sunken text-sm">
              <th scope="col" className="px-2 py-2 text-start">
                <span className="sr-only">{t('common.line')}</span>
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className="px-2 py-2 text-start font-semibold">
                  {column.label}
                </th>
              ))}
              <th scope="col" className="px-2 py-2 text-start font-semibold">
                {t('common.remove')}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((row, index) => (
              <tr key={row.id ?? `new-${index}`} className="border-b border-line align-top last:border-0">
                <td className="px-2 py-3 text-sm text-ink-muted">
                  {index + 1}
                  {row.id ? <input type="hidden" name={`rows[${index}].id`} value={row.id} /> : null}
                  {rowKey ? <input type="hidden" name={`rows[${index}].key`} value={rowKey} /> : null}
                </td>
                {columns.map((column) => {
                  const name = `rows[${index}].${column.key}`;
                  const wrong = texts(errors?.[name] ?? undefined);
                  return (
                    <td key={column.key} className="px-2 py-2">
                      <Cell
                        column={column}
                        name={name}
                        label={`${column.label} ${index + 1}`}
                        value={row[column.key]}
                        isNew={!row.id}
                        invalid={wrong.length > 0}
                        disabled={disabled}
                      />
                      {wrong.map((text) => (
                        <p key={text} className="pt-1 text-sm text-danger-strong">
                          {text}
                        </p>
                      ))}
                    </td>
                  );
                })}
                <td className="px-2 py-3">
                  {row.id && !disabled ? (
                    <input
                      type="checkbox"
                      name={`rows[${index}].remove`}
                      aria-label={`${t('common.remove')} ${index + 1}`}
                      className="ui-tick"
                    />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hydrated && !disabled ? (
        <div>
          <Button type="button" size="small" icon={Plus} onClick={() => setBlanks(blanks + 3)}>
            {t('rounds.moreRows')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Cell({
  column,
  name,
  label,
  value,
  isNew,
  invalid,
  disabled,
}: {
  column: RowColumn;
  name: string;
  label: string;
  value: EditorRow[string];
  isNew: boolean;
  invalid: boolean;
  disabled?: boolean;
}) {
  const text = typeof value === 'string' ? value : isNew ? (column.default ?? '') : '';
  const common = { name, disabled, 'aria-label': label, 'aria-invalid': invalid || undefined };
  const className = cx(CONTROL, WIDTHS[column.width]);
  switch (column.kind) {
    case 'text':
      return <input {...common} type="text" defaultValue={text} className={className} />;
    case 'number':
      return (
        <input
          {...common}
          type="number"
          defaultValue={text}
          min={column.min}
          max={column.max}
          step={column.step ?? 1}
          className={className}
        />
      );
    case 'select':
      return (
        <select {...common} defaultValue={text} className={className}>
          {column.blank ? <option value="">{column.blank}</option> : null}
          {column.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'check':
      return (
        <input
          {...common}
          type="checkbox"
          defaultChecked={isNew ? (column.ticked ?? false) : value === true}
          className="ui-tick mt-2"
        />
      );
    case 'checks':
      return (
        <span className={cx('flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1', WIDTHS[column.width])}>
          {column.options.map((option) => (
            <label key={option.value} className="inline-flex items-center gap-1 text-sm">
              <input
                type="checkbox"
                name={name}
                value={option.value}
                disabled={disabled}
                defaultChecked={Array.isArray(value) && value.includes(option.value)}
                className="ui-tick"
              />
              {option.label}
            </label>
          ))}
        </span>
      );
  }
}
