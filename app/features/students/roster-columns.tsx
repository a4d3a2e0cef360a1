import { Form, useNavigation } from '@remix-run/react';

import type { RefusalCode } from '#app/domain/refusals.ts';
import { guessHeadRow, ROSTER_COLUMNS } from '#app/domain/roster.ts';
import type { RosterLayout } from '#app/domain/roster.ts';
import type { Table } from '#app/domain/table.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

/** Lines of the file that are shown, and among which the headings may be. */
const SHOWN = 10;
/** Columns that can be named; wider tables are those of a whole county, with the pupil's facts at the left. */
const MOST_COLUMNS = 30;

/** The table and the layout of an import as hidden fields, so that the next step reads the same. */
export function RosterFields({
  table,
  fileName,
  layout,
}: {
  table: string;
  fileName: string;
  layout?: RosterLayout | null;
}) {
  const width = layout ? Math.max(...Object.values(layout.columns)) + 1 : 0;
  return (
    <>
      <input type="hidden" name="table" value={table} />
      <input type="hidden" name="fileName" value={fileName} />
      {layout ? <input type="hidden" name="headRow" value={layout.headRow + 1} /> : null}
      {Array.from({ length: width }, (_, index) => (
        <input key={index} type="hidden" name="column" value={columnName(layout, index)} />
      ))}
    </>
  );
}

function columnName(layout: RosterLayout | null | undefined, index: number): string {
  return ROSTER_COLUMNS.find((name) => layout?.columns[name] === index) ?? '';
}

/** The first lines of the file with what each column was taken for, to be corrected by who knows the file. */
export function RosterColumns({
  table,
  head,
  fileName,
  layout,
  chosen,
  refusals = [],
  headRow = layout?.headRow ?? guessHeadRow(head),
}: {
  table: string;
  /** The first lines of the same table. */
  head: Table;
  fileName: string;
  layout: RosterLayout | null;
  /** What was chosen for each column and for the headings, when it could not be taken. */
  chosen?: readonly string[];
  headRow?: number;
  /** Why the file cannot be read like this. */
  refusals?: readonly { code: RefusalCode; params?: Record<string, string | number> }[];
}) {
  const t = useT();
  const navigation = useNavigation();
  const lines = head.slice(0, SHOWN);
  const width = Math.min(MOST_COLUMNS, Math.max(1, ...lines.map((line) => line.length)));
  const options = [
    { value: '', label: t('students.columnUnused') },
    ...ROSTER_COLUMNS.map((value) => ({ value, label: t(`students.column-${value}`) })),
  ];
  return (
    <Section
      title={t('students.columnsTitle')}
      description={t(layout ? 'students.columnsText' : 'students.columnsTextNone')}
    >
      {refusals.length > 0 ? (
        <NoticeBox tone="danger" role="alert" className="mb-4">
          {refusals.map(({ code, params }) => (
            <p key={code}>{t(`refusal.${code}`, params)}</p>
          ))}
        </NoticeBox>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="mb-8 grid gap-4">
        <RosterFields table={table} fileName={fileName} />
        <Field id="headRow" label={t('students.headRow')}>
          <Select
            name="headRow"
            fit="medium"
            defaultValue={String(headRow + 1)}
            options={[
              ...lines.map((_, index) => ({
                value: String(index + 1),
                label: t('students.headRowLine', { line: index + 1 }),
              })),
              { value: '0', label: t('students.headRowNone') },
            ]}
          />
        </Field>
        <div className="ui-table-region" tabIndex={0} role="region" aria-label={t('students.columnsTitle')}>
          <table className="ui-table">
            <thead>
              <tr>
                <th scope="col">{t('common.line')}</th>
                {Array.from({ length: width }, (_, index) => (
                  <th key={index} scope="col" className="min-w-40">
                    <Select
                      name="column"
                      aria-label={t('students.columnIs', { column: index + 1 })}
                      defaultValue={chosen?.[index] ?? columnName(layout, index)}
                      options={options}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, row) => (
                <tr key={row} className={row === headRow ? 'font-semibold' : undefined}>
                  <th scope="row" className="tabular-nums">
                    {row + 1}
                  </th>
                  {Array.from({ length: width }, (_, index) => (
                    <td key={index}>{line[index] ?? ''}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <FormActions>
          <Button
            type="submit"
            name="intent"
            value="look"
            pending={navigation.formData?.get('intent') === 'look'}
          >
            {t('students.columnsApply')}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
