import type { SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';

import type { FormConstraint } from '#app/features/shared/form.tsx';
import { AppForm, SelectField, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

const KINDS = ['NATION', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'OTHER'] as const;

type Values = { parentId: string; kind: string; name: string; shortName: string; code: string };

/** The facts of a unit, new or known. */
export function UnitForm({
  lastResult,
  constraint,
  defaultValue,
  hidden,
  parents,
  allowTop,
  submit,
}: {
  lastResult?: SubmissionResult<string[]>;
  constraint: FormConstraint;
  defaultValue?: Partial<Values>;
  hidden: ReactNode;
  /** Offered for a new unit only. */
  parents?: { value: string; label: string }[];
  allowTop?: boolean;
  submit: string;
}) {
  const t = useT();
  const [form, fields] = useAppForm<Values>({ lastResult, constraint, defaultValue, id: 'unit' });
  return (
    <AppForm form={form}>
      {hidden}
      <FormLayout>
        {parents ? (
          <SelectField
            field={fields.parentId}
            label={t('units.parent')}
            options={parents}
            placeholder={allowTop ? t('units.top') : undefined}
            required={!allowTop}
          />
        ) : null}
        <TextField field={fields.name} label={t('units.name')} hint={t('units.nameHint')} />
        <TextField
          field={fields.shortName}
          label={t('units.shortName')}
          hint={t('units.shortNameHint')}
          fit="medium"
          optional
        />
        <SelectField
          field={fields.kind}
          label={t('units.kind')}
          options={KINDS.map((kind) => ({ value: kind, label: t(`units.kind${kind}`) }))}
        />
        <TextField
          field={fields.code}
          label={t('units.code')}
          hint={t('units.codeHint')}
          fit="short"
          optional
        />
        <FormActions>
          <SubmitButton name="intent" value="save">
            {submit}
          </SubmitButton>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}
