import { Form } from '@remix-run/react';

import { READY_NAMES } from './ready-names.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';

/** A ready-made rubric, or that of another round, to start from: shown in the editor, stored only when it is saved. */
export function StartFrom({
  place,
  others,
}: {
  place: { categoryId: string | null; stage: string };
  others: readonly { id: string; name: string; nameEn: string | null }[];
}) {
  const t = useT();
  const name = useName();
  return (
    <Form method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <input type="hidden" name="category" value={place.categoryId ?? ''} />
      <input type="hidden" name="stage" value={place.stage} />
      <Field id="from" label={t('rubric.startFrom')}>
        <Select
          name="from"
          required
          placeholder={t('rubric.startChoose')}
          options={[
            {
              group: t('rubric.readyMade'),
              options: READY_NAMES.map((value) => ({ value, label: t(`rubric.ready-${value}`) })),
            },
            ...(others.length > 0
              ? [
                  {
                    group: t('rubric.otherRounds'),
                    options: others.map((one) => ({ value: one.id, label: name(one) })),
                  },
                ]
              : []),
          ]}
        />
      </Field>
      <Button variant="secondary">{t('rounds.copyShow')}</Button>
    </Form>
  );
}
