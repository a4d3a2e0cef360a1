import type { FieldProps } from './field-props.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSection } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';

/** What the best three prizes of a round are usually worth. */
const USUAL = [5, 3, 1];

/** How points are counted, and how the places are shared. */
export function PointFields({ offer, typed, errors, id }: FieldProps) {
  const t = useT();
  const name = useName();
  const rule = offer.special?.pointRule;
  const number = (field: 'perAdvanced' | 'perEntry' | 'minimumEntries', usual: number, hint?: string) => (
    <Field key={field} id={id(field)} label={t(`special.${field}`)} hint={hint} errors={errors(field)}>
      <NumberInput
        name={field}
        min={0}
        max={1000}
        inputMode="numeric"
        defaultValue={typed.text(field, String(rule?.[field] ?? usual))}
      />
    </Field>
  );
  return (
    <>
      <RadioGroup
        legend={t('special.counted')}
        name="counted"
        defaultValue={typed.text('counted', rule?.percent ? 'percent' : 'number')}
        options={(['number', 'percent'] as const).map((value) => ({
          value,
          label: t(`special.counted-${value}`),
        }))}
      />
      <FormSection title={t('special.rule')} description={t('special.ruleLead')}>
        {offer.prizes.map((prize, index) => (
          <Field key={prize.code} label={t('special.perPrize', { prize: name(prize) })}>
            <input type="hidden" name={`prizePoints[${index}].code`} value={prize.code} />
            <NumberInput
              name={`prizePoints[${index}].points`}
              min={0}
              max={1000}
              inputMode="numeric"
              defaultValue={typed.row(
                'prizePoints',
                index,
                'points',
                String(rule ? (rule.prizePoints[prize.code] ?? 0) : (USUAL[index] ?? 0)),
              )}
            />
          </Field>
        ))}
        {number('perAdvanced', 0)}
        {number('perEntry', 0)}
        {number('minimumEntries', 0, t('special.minimumEntriesHint'))}
        <Field
          id={id('perUnit')}
          label={t('special.perUnit')}
          errors={errors('perUnit')}
          hint={t('special.noLimit')}
          optional={t('form.optional')}
        >
          <NumberInput
            name="perUnit"
            min={1}
            max={1000}
            inputMode="numeric"
            defaultValue={typed.text('perUnit', rule?.perUnit ? String(rule.perUnit) : '')}
          />
        </Field>
        <Checkbox
          name="byUnit"
          label={t('special.byUnit')}
          defaultChecked={typed.ticked('byUnit', rule?.byUnit)}
        />
      </FormSection>
    </>
  );
}
