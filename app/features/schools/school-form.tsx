import type { SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';

import type { FormConstraint } from '#app/features/shared/form.tsx';
import { AppForm, SelectField, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

type Values = { unitId: string; name: string; shortName: string; code: string; tier: string; kind: string };

/** The facts of a school, new or known. */
export function SchoolForm({
  lastResult,
  constraint,
  defaultValue,
  hidden,
  units,
  submit,
}: {
  lastResult?: SubmissionResult<string[]>;
  constraint: FormConstraint;
  defaultValue?: Partial<Values>;
  hidden: ReactNode;
  /** Offered for a new school only. */
  units?: { value: string; label: string }[];
  submit: string;
}) {
  const t = useT();
  const [form, fields] = useAppForm<Values>({ lastResult, constraint, defaultValue, id: 'school' });
  return (
    <AppForm form={form}>
      {hidden}
      <FormLayout>
        {units ? <SelectField field={fields.unitId} label={t('units.schoolUnit')} options={units} /> : null}
        <TextField field={fields.name} label={t('units.schoolName')} hint={t('units.schoolNameHint')} />
        <SelectField
          field={fields.kind}
          label={t('units.schoolKind')}
          options={[
            { value: 'SCHOOL', label: t('units.schoolKindSCHOOL') },
            { value: 'YOUTH_CENTRE', label: t('units.schoolKindYOUTH_CENTRE') },
          ]}
        />
        <TextField field={fields.shortName} label={t('units.shortName')} fit="medium" optional />
        <TextField field={fields.code} label={t('units.schoolCode')} fit="medium" optional />
        <TextField
          field={fields.tier}
          label={t('units.tier')}
          hint={t('units.tierHint')}
          fit="medium"
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
