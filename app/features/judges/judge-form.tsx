import { Form } from '@remix-run/react';

import type { getJudge } from './pool-queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export type JudgePage = NonNullable<Awaited<ReturnType<typeof getJudge>>>;

const LABELS = {
  organisation: 'judging.organisation',
  title: 'judgePool.jobTitle',
  keywords: 'judgePool.keywords',
  languages: 'judgePool.languages',
  remark: 'judgePool.remark',
} as const;

/** What is known of a judge, to be changed: disciplines with weights, words, days, and where they work. */
export function JudgeForm({
  judge,
}: {
  judge: Pick<
    JudgePage,
    | 'organisation'
    | 'title'
    | 'schoolId'
    | 'unitId'
    | 'keywords'
    | 'languages'
    | 'availability'
    | 'remark'
    | 'usualMaxLoad'
    | 'expertise'
    | 'disciplines'
    | 'schools'
    | 'units'
  >;
}) {
  const t = useT();
  const name = useName();
  const optional = t('form.optional');
  const weightOf = new Map(judge.expertise.map((row) => [row.disciplineCode, row.weight]));
  const line = (key: keyof typeof LABELS, max: number) => (
    <Field
      id={key}
      label={t(LABELS[key])}
      hint={key === 'keywords' || key === 'remark' ? t(`judgePool.${key}Hint`) : undefined}
      optional={optional}
    >
      <TextInput name={key} maxLength={max} defaultValue={judge[key]} />
    </Field>
  );
  return (
    <Form method="post">
      <FormLayout>
        <fieldset className="grid max-w-2xl gap-2">
          <legend className="font-semibold">{t('judging.expertise')}</legend>
          <p className="text-sm text-ink-muted">{t('judgePool.weightsHint')}</p>
          <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            {judge.disciplines.map((row) => (
              <label key={row.code} className="flex items-center justify-between gap-3">
                <span>{name(row)}</span>
                <NumberInput
                  name={`weights.${row.code}`}
                  min={0}
                  max={100}
                  step={1}
                  inputMode="numeric"
                  className="w-20"
                  defaultValue={weightOf.get(row.code) ?? ''}
                />
              </label>
            ))}
          </div>
        </fieldset>
        {line('keywords', 200)}
        {line('languages', 200)}
        <Field
          id="availability"
          label={t('judgePool.availability')}
          hint={t('judgePool.availabilityHint')}
          optional={optional}
        >
          <TextArea name="availability" rows={2} maxLength={500} defaultValue={judge.availability} />
        </Field>
        <Field
          id="usualMaxLoad"
          label={t('judgePool.usualMaxLoad')}
          hint={t('judgePool.usualMaxLoadHint')}
          optional={optional}
        >
          <NumberInput name="usualMaxLoad" min={0} max={1000} defaultValue={judge.usualMaxLoad ?? ''} />
        </Field>
        {line('organisation', 80)}
        {line('title', 40)}
        <Field
          id="schoolId"
          label={t('judgePool.school')}
          hint={t('judgePool.schoolHint')}
          optional={optional}
        >
          <Select
            name="schoolId"
            placeholder={t('judgePool.noSchool')}
            options={judge.schools}
            defaultValue={judge.schoolId ?? ''}
          />
        </Field>
        <Field id="unitId" label={t('judgePool.unit')} hint={t('judgePool.unitHint')} optional={optional}>
          <Select
            name="unitId"
            placeholder={t('judgePool.noUnit')}
            options={judge.units}
            defaultValue={judge.unitId ?? ''}
          />
        </Field>
        {line('remark', 200)}
        <FormActions>
          <SubmitButton name="intent" value="save">
            {t('common.save')}
          </SubmitButton>
        </FormActions>
      </FormLayout>
    </Form>
  );
}
