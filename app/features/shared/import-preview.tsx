import { useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';

import { useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Column } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Count = { label: string; count: number };

/** How many rows a table would add, how many are known already, and how many cannot be taken. */
export function ImportCounts({ added, known, rejected }: { added: Count; known: Count; rejected: Count }) {
  return (
    <StatRow
      stats={[
        { key: 'added', label: added.label, value: added.count, tone: 'done' },
        { key: 'known', label: known.label, value: known.count },
        {
          key: 'rejected',
          label: rejected.label,
          value: rejected.count,
          tone: rejected.count > 0 ? 'danger' : undefined,
        },
      ]}
    />
  );
}

/** The rows that cannot be taken, each with its line and why; nothing when all can. */
export function RejectedRows<Row extends { line: number }>({
  title,
  description,
  rows,
  columns,
  why,
}: {
  title: string;
  description: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  why: (row: Row) => ReactNode;
}) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <Section title={title} description={description}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => String(row.line)}
        columns={[
          { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
          ...columns,
          { key: 'why', head: t('common.why'), cell: why },
        ]}
      />
    </Section>
  );
}

/** A table with bad rows, to be put right where it stands: what was typed or uploaded is not to be looked for again. */
export function CorrectTable({ table }: { table: string }) {
  const t = useT();
  const rows = JSON.parse(table) as string[][];
  const text = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t')).join('\n');
  return (
    <Field
      id="pasted"
      label={t('common.tableCorrect')}
      hint={t('common.tableCorrectHint')}
      className="my-4 max-w-none"
    >
      <TextArea
        name="pasted"
        rows={Math.min(20, rows.length + 1)}
        defaultValue={text}
        wrap="off"
        className="overflow-x-auto font-mono text-sm"
      />
    </Field>
  );
}

/** The button that takes the table, where there is something to take, and the way to another file. Inside the form. */
export function ConfirmImport({
  label,
  otherHref,
  again = false,
}: {
  label: string | null;
  otherHref: string;
  /** The table stands above, to be corrected and looked at once more. */
  again?: boolean;
}) {
  const t = useT();
  const navigation = useNavigation();
  return (
    <FormActions className="mt-6">
      {label === null ? null : (
        <Button
          type="submit"
          variant="primary"
          name="intent"
          value="confirm"
          pending={navigation.formData?.get('intent') === 'confirm'}
        >
          {label}
        </Button>
      )}
      {again ? (
        <Button type="submit" variant="primary" pending={navigation.state === 'submitting'}>
          {t('common.tablePreview')}
        </Button>
      ) : null}
      <LinkButton href={otherHref}>{t('common.otherFile')}</LinkButton>
    </FormActions>
  );
}
