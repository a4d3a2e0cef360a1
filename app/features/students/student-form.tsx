import type { SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';

import { gradeKey, GRADES } from '#app/features/projects/grade-key.ts';
import type { FormConstraint } from '#app/features/shared/form.tsx';
import { AppForm, SelectField, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

type Values = { name: string; grade: string; className: string; studentNumber: string };

/** The facts of a student, new or known. */
export function StudentForm({
  lastResult,
  constraint,
  defaultValue,
  hidden,
  submit,
}: {
  lastResult?: SubmissionResult<string[]>;
  constraint: FormConstraint;
  defaultValue?: Values;
  hidden: ReactNode;
  submit: string;
}) {
  const t = useT();
  const [form, fields] = useAppForm<Values>({ lastResult, constraint, defaultValue, id: 'student' });
  return (
    <AppForm form={form}>
      {hidden}
      <FormLayout>
        <TextField
          field={fields.name}
          label={t('students.name')}
          hint={t('students.nameHint')}
          autoComplete="off"
        />
        <SelectField
          field={fields.grade}
          label={t('students.grade')}
          placeholder={t('students.chooseGrade')}
          options={GRADES.map((value) => ({ value: String(value), label: t(gradeKey(value)) }))}
        />
        <TextField field={fields.className} label={t('students.className')} fit="short" optional />
        <TextField
          field={fields.studentNumber}
          label={t('students.number')}
          hint={t('students.numberHint')}
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
