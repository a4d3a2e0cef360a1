import type { ComponentProps } from 'react';

import { PROMOTIONS } from '#app/domain/promoted-students.ts';
import { RadioField } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';

/** What goes on to the next round: projects, or students. Locked once a list was handed on. */
export function PromotionField({
  field,
  isLocked,
}: {
  field: ComponentProps<typeof RadioField>['field'];
  isLocked: boolean;
}) {
  const t = useT();
  return (
    <RadioField
      field={field}
      legend={t('promotion.setting')}
      hint={t(isLocked ? 'promotion.locked' : 'promotion.settingHint')}
      options={PROMOTIONS.map((promotion) => ({
        value: promotion,
        label: t(`promotion.kind${promotion}`),
        hint: t(`promotion.hint${promotion}`),
        disabled: isLocked,
      }))}
    />
  );
}
