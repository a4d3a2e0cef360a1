import type { SubmissionResult } from '@conform-to/react';

import type { FieldProps } from './field-props.ts';
import { PointFields } from './point-fields.tsx';
import type { SpecialForm as Offer } from './queries.server.ts';
import { typedIn } from './typed-in.ts';
import { AppForm, SubmitButton, useAppForm } from '#app/features/shared/form.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout, FormSection } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Result = SubmissionResult<string[]> | undefined;

/** The rule of a special award: for projects, or for schools, units and tutors. */
export function SpecialForm({
  offer,
  sort,
  lastResult,
}: {
  offer: Offer;
  sort: 'project' | 'holder';
  lastResult: Result;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const { special } = offer;
  const [form] = useAppForm<Record<string, string>>({ lastResult });
  const typed = typedIn(lastResult);
  const errors = (field: string) => texts(lastResult?.error?.[field] ?? undefined);
  const id = (field: string) => `${form.id}-${field}`;
  const ways = sort === 'project' ? (['JURY', 'RULE'] as const) : (['RULE', 'HAND'] as const);
  const hintOf = (way: (typeof ways)[number]) =>
    way === 'RULE'
      ? t(sort === 'project' ? 'special.wayHint-RULE-PROJECTS' : 'special.wayHint-RULE-HOLDERS')
      : t(`special.wayHint-${way}`);
  return (
    <AppForm form={form}>
      <FormLayout>
        {sort === 'project' ? (
          <input type="hidden" name="forWhom" value="PROJECTS" />
        ) : special ? (
          <input type="hidden" name="forWhom" value={special.forWhom} />
        ) : (
          <RadioGroup
            id={id('forWhom')}
            legend={t('special.forWhom')}
            name="forWhom"
            defaultValue={typed.text('forWhom', 'SCHOOLS')}
            errors={errors('forWhom')}
            options={(['SCHOOLS', 'UNITS', 'TUTORS'] as const).map((value) => ({
              value,
              label: t(`special.for-${value}`),
            }))}
          />
        )}
        <Field id={id('name')} label={t('special.name')} errors={errors('name')}>
          <TextInput
            name="name"
            required
            minLength={2}
            maxLength={60}
            defaultValue={typed.text('name', special?.name)}
          />
        </Field>
        <Field label={t('special.nameEn')} optional={t('form.optional')} errors={errors('nameEn')}>
          <TextInput name="nameEn" maxLength={120} defaultValue={typed.text('nameEn', special?.nameEn)} />
        </Field>
        <Field label={t('special.sponsor')} optional={t('form.optional')} errors={errors('sponsor')}>
          <TextInput name="sponsor" maxLength={80} defaultValue={typed.text('sponsor', special?.sponsor)} />
        </Field>
        <Field
          label={t('special.words')}
          hint={t('special.wordsHint')}
          optional={t('form.optional')}
          errors={errors('words')}
        >
          <TextArea
            name="words"
            rows={3}
            maxLength={2000}
            defaultValue={typed.text('words', special?.words)}
          />
        </Field>
        <RadioGroup
          id={id('way')}
          legend={t('special.way')}
          name="way"
          defaultValue={typed.text('way', special?.way ?? ways[0])}
          errors={errors('way')}
          options={ways.map((way) => ({ value: way, label: t(`special.way-${way}`), hint: hintOf(way) }))}
        />
        <Field
          id={id('places')}
          label={t('special.places')}
          hint={t(sort === 'project' ? 'special.placesHint' : 'special.placesHintHolder')}
          errors={errors('places')}
        >
          <NumberInput
            name="places"
            required
            min={1}
            inputMode="numeric"
            defaultValue={typed.text('places', String(special?.places ?? (sort === 'project' ? 1 : 10)))}
          />
        </Field>
        {sort === 'project' ? (
          <ProjectFields offer={offer} typed={typed} errors={errors} id={id} />
        ) : (
          <PointFields offer={offer} typed={typed} errors={errors} id={id} />
        )}
        {special && special.status !== 'OPEN' ? (
          <p className="text-ink-muted">{t('special.staleHint')}</p>
        ) : null}
        <FormActions>
          <SubmitButton>{t('special.save')}</SubmitButton>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}

/** Who may win a prize for projects. */
function ProjectFields({ offer, typed, errors, id }: FieldProps) {
  const t = useT();
  const name = useName();
  const rule = offer.special?.projectRule;
  return (
    <>
      <Field id={id('nominations')} label={t('special.nominations')} errors={errors('nominations')}>
        <NumberInput
          name="nominations"
          min={1}
          max={20}
          inputMode="numeric"
          defaultValue={typed.text('nominations', String(offer.special?.nominations ?? 3))}
        />
      </Field>
      <FormSection title={t('special.who')} description={t('special.whoLead')}>
        {(['categories', 'groups', 'disciplines'] as const).map((list) =>
          offer[list].length > 0 ? (
            <CheckboxGroup
              key={list}
              legend={t(`special.${list}`)}
              name={list}
              className="[&>div:last-child]:sm:grid-cols-2"
              defaultValues={typed.list(list, rule?.[list])}
              options={offer[list].map((one) => ({ value: one.code, label: name(one) }))}
            />
          ) : null,
        )}
        <Field id={id('minimumPrize')} label={t('special.minimumPrize')} errors={errors('minimumPrize')}>
          <Select
            name="minimumPrize"
            placeholder={t('special.anyPrize')}
            defaultValue={typed.text('minimumPrize', rule?.minimumPrize)}
            options={offer.prizes.map((prize) => ({ value: prize.code, label: name(prize) }))}
          />
        </Field>
        <RadioGroup
          legend={t('special.also')}
          name="alsoWinners"
          defaultValue={typed.text('alsoWinners', rule?.alsoWinners === false ? 'no' : 'yes')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`special.also-${value}`) }))}
        />
        <Checkbox
          name="finalistsOnly"
          label={t('special.finalistsOnly')}
          defaultChecked={typed.ticked('finalistsOnly', rule?.finalistsOnly)}
        />
      </FormSection>
    </>
  );
}
