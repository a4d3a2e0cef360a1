import { LIST_COLUMNS, SORT_KEYS } from '#app/domain/list-template.ts';
import type { ListTemplate } from '#app/domain/list-template.ts';
import { useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSection } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** More keys than this leave nothing to sort. */
const KEYS_SHOWN = 4;

/** The fields of a list's format: its title, its columns by number, its order, its names. */
export function ListTemplateFields({ template }: { template: ListTemplate }) {
  const t = useT();
  const placeOf = (column: string) => template.columns.findIndex((one) => one.column === column);
  const rows = LIST_COLUMNS.map((column) => ({ column, at: placeOf(column) })).sort(
    (a, b) => (a.at < 0 ? 99 : a.at) - (b.at < 0 ? 99 : b.at),
  );
  return (
    <>
      <Field label={t('printing.listTitle')} hint={t('printing.listTitleHint', PLACEHOLDERS)}>
        <TextInput name="title" defaultValue={template.title} maxLength={120} />
      </Field>
      <FormSection title={t('printing.columns')} description={t('printing.columnsHint')}>
        <DataTable
          caption={t('printing.columns')}
          rows={rows}
          rowKey={({ column }) => column}
          columns={[
            {
              key: 'column',
              head: t('printing.column'),
              rowHead: true,
              className: 'align-middle',
              cell: ({ column }, at) => (
                <>
                  <input type="hidden" name={`columns[${at}].column`} value={column} />
                  {t(`printing.col-${column}`)}
                </>
              ),
            },
            {
              key: 'place',
              head: t('printing.place'),
              cell: ({ column, at: place }, at) => (
                <NumberInput
                  name={`columns[${at}].place`}
                  aria-label={`${t('printing.place')} ${t(`printing.col-${column}`)}`}
                  min={1}
                  max={99}
                  defaultValue={place < 0 ? '' : place + 1}
                  inputMode="numeric"
                />
              ),
            },
            {
              key: 'heading',
              head: t('printing.heading'),
              cell: ({ column, at: place }, at) => (
                <TextInput
                  name={`columns[${at}].heading`}
                  aria-label={`${t('printing.heading')} ${t(`printing.col-${column}`)}`}
                  maxLength={40}
                  defaultValue={template.columns[place]?.heading ?? t(`printing.col-${column}`)}
                />
              ),
            },
          ]}
        />
      </FormSection>
      <FormSection title={t('printing.order')} description={t('printing.orderHint')}>
        <div className="flex flex-wrap gap-4">
          {Array.from({ length: KEYS_SHOWN }, (_, at) => (
            <Field key={at} label={t('printing.orderAt', { place: at + 1 })}>
              <Select
                name={`order[${at}]`}
                defaultValue={template.order[at] ?? ''}
                placeholder={t('printing.orderNone')}
                options={SORT_KEYS.map((key) => ({ value: key, label: t(`printing.by-${key}`) }))}
                fit="short"
              />
            </Field>
          ))}
        </div>
      </FormSection>
      <div className="grid gap-3">
        <Checkbox name="sections" label={t('printing.sections')} defaultChecked={template.sections} />
        <Checkbox name="padNames" label={t('printing.padNames')} defaultChecked={template.padNames} />
        <Checkbox name="maskNames" label={t('printing.maskNames')} defaultChecked={template.maskNames} />
      </div>
      <Field label={t('printing.closing')} hint={t('printing.closingHint', PLACEHOLDERS)}>
        <TextInput name="closing" defaultValue={template.closing} maxLength={300} />
      </Field>
    </>
  );
}

/** A format as it was typed and refused, so that nothing has to be typed again; the stored one where nothing was. */
export function typedTemplate(
  stored: ListTemplate,
  typed: Record<string, unknown> | null | undefined,
): ListTemplate {
  if (!typed || !Array.isArray(typed['columns'])) return stored;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const columns = typed['columns'].flatMap((row: unknown) => {
    const cells = (row ?? {}) as Record<string, unknown>;
    const column = LIST_COLUMNS.find((one) => one === cells['column']);
    const place = Number(text(cells['place']));
    return column && place > 0 ? [{ place, column, heading: text(cells['heading']) }] : [];
  });
  const order = Array.isArray(typed['order']) ? typed['order'] : [];
  return {
    code: stored.code,
    title: text(typed['title']),
    closing: text(typed['closing']),
    sections: typed['sections'] === 'on',
    padNames: typed['padNames'] === 'on',
    maskNames: typed['maskNames'] === 'on',
    columns: columns.sort((a, b) => a.place - b.place).map(({ column, heading }) => ({ column, heading })),
    order: order.flatMap((key: unknown) => SORT_KEYS.find((one) => one === key) ?? []),
  };
}

/** The hints name these as they are typed. */
const PLACEHOLDERS = { list: '{list}', round: '{round}', edition: '{edition}', unit: '{unit}' };
