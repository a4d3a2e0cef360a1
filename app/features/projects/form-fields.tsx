import { DraftArea, DraftSelect, DraftText } from './draft-fields.tsx';
import { answerName, draftToAnswers } from './form-drafts.ts';
import { askedFields, limitOf, optionsOf, YES, NO } from '#app/domain/form-field.ts';
import type { FieldRule } from '#app/domain/form-field.ts';
import { useDraftField, useDraftValues } from '#app/features/shared/draft-form.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { FieldErrors } from '#app/ui/field.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export type FormFieldShown = FieldRule & {
  id: string;
  name: string;
  nameEn: string | null;
  hint: string | null;
  section: string;
};

/**
 * The questions of an application form, under their headings. A question whose condition does not hold is out of sight;
 * what was answered there is kept, and not counted. Needs a DraftForm around it.
 */
export function FormFields({ fields }: { fields: readonly FormFieldShown[] }) {
  const values = useDraftValues();
  const asked = new Set(askedFields(fields, draftToAnswers(fields, values)).map(({ code }) => code));
  const sections = [...new Set(fields.map(({ section }) => section))];
  return sections.map((section) => {
    const own = fields.filter((field) => field.section === section);
    return (
      <section
        key={section}
        className="grid gap-6"
        hidden={!own.some(({ code }) => asked.has(code))}
        aria-label={section || undefined}
      >
        {section ? <h2 className="border-b border-line pb-2 text-lg font-semibold">{section}</h2> : null}
        {own.map((field) => (
          <div
            key={field.id}
            id={`field-${field.code}`}
            hidden={!asked.has(field.code)}
            className="scroll-mt-6"
          >
            <Question field={field} />
          </div>
        ))}
      </section>
    );
  });
}

function Question({ field }: { field: FormFieldShown }) {
  const t = useT();
  const named = useName();
  const name = answerName(field.code);
  const { id, defaultValue, errors } = useDraftField(name);
  const label = named(field);
  const optional = !field.required;
  const hint = field.hint ?? undefined;
  const limit = limitOf(field);
  switch (field.kind) {
    case 'TEXT':
      return (
        <DraftText
          name={name}
          label={label}
          hint={hint ?? t('form.atMost', { max: limit })}
          optional={optional}
          maxLength={limit}
        />
      );
    case 'LONG':
      return <DraftArea name={name} label={label} hint={hint} optional={optional} rows={6} max={limit} />;
    case 'DATE':
      return <DraftText type="date" fit="short" name={name} label={label} hint={hint} optional={optional} />;
    case 'NUMBER':
      return (
        <DraftText
          inputMode="decimal"
          fit="short"
          name={name}
          label={label}
          hint={hint ?? rangeHint(t, field)}
          optional={optional}
        />
      );
    case 'CHOICE':
      return (
        <DraftSelect
          name={name}
          label={label}
          hint={hint}
          optional={optional}
          options={optionsOf(field).map((value) => ({ value, label: value }))}
        />
      );
    case 'YES_NO':
      return (
        <RadioGroup
          id={id}
          name={name}
          legend={label}
          hint={hint}
          errors={errors}
          optional={optional ? t('form.optional') : undefined}
          inline
          defaultValue={defaultValue}
          options={[
            { value: YES, label: t('common.yes') },
            { value: NO, label: t('common.no') },
          ]}
        />
      );
    case 'DECLARATION':
      return (
        <Checkbox
          id={id}
          name={name}
          value={YES}
          label={label}
          hint={hint}
          errors={errors}
          defaultChecked={defaultValue === YES}
        />
      );
    case 'ROWS':
      return <TableQuestion field={field} label={label} hint={hint} />;
  }
}

function rangeHint(t: ReturnType<typeof useT>, { minimum, maximum }: FieldRule): string | undefined {
  if (minimum !== null && maximum !== null) return t('form.between', { min: minimum, max: maximum });
  if (minimum !== null) return t('form.atLeastNumber', { min: minimum });
  return maximum === null ? undefined : t('form.atMostNumber', { max: maximum });
}

/** A small table: lines that are filled, and one more to fill. */
function TableQuestion({ field, label, hint }: { field: FormFieldShown; label: string; hint?: string }) {
  const t = useT();
  const values = useDraftValues();
  const { id, errors } = useDraftField(answerName(field.code));
  const columns = optionsOf(field);
  const limit = limitOf(field);
  const filled = Array.from({ length: limit }, (_, row) =>
    columns.some((__, column) => (values[answerName(field.code, row, column)] ?? '') !== ''),
  ).lastIndexOf(true);
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">
        {label}
        {field.required ? null : (
          <span className="ms-2 text-sm font-normal text-ink-muted">{t('form.optional')}</span>
        )}
      </legend>
      <p className="text-sm text-ink-muted">{hint ?? t('form.atMostRows', { max: limit })}</p>
      <FieldErrors id={`${id}-error`} errors={errors} />
      <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
        <table className="min-w-full">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="pe-2 pb-1 text-start text-sm font-semibold">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: limit }, (_, row) => (
              <tr key={row} hidden={row > filled + 1}>
                {columns.map((column, index) => (
                  <td key={column} className="min-w-32 pe-2 pb-2">
                    <Cell name={answerName(field.code, row, index)} label={`${label} ${column} ${row + 1}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}

function Cell({ name, label }: { name: string; label: string }) {
  const { defaultValue } = useDraftField(name);
  return <TextInput name={name} defaultValue={defaultValue} aria-label={label} maxLength={200} />;
}
