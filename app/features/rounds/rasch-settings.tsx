import type { ComponentProps } from 'react';

import type { RaschAdviceShown } from './rasch-advice.server.ts';
import { RASCH_CHOICES } from '#app/domain/calibration/rasch-choice.ts';
import { RadioField } from '#app/features/shared/form.tsx';
import { MOST_CATEGORIES } from '#app/domain/calibration/rasch-scale.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** The model of the Rasch method, and what the round's rubrics mean for it; in view while that method is chosen. */
export function RaschSettings({
  field,
  advice,
}: {
  field: ComponentProps<typeof RadioField>['field'];
  advice: RaschAdviceShown | null;
}) {
  const t = useT();
  const name = useName();
  const list = (criteria: readonly { code: string; name: string; nameEn: string | null }[]) =>
    criteria.map((one) => `${name(one)} (${one.code})`).join(t('common.listComma'));
  const says = advice
    ? [
        ...(advice.tooFine.length > 0
          ? [t('rasch.adviceTooFine', { criteria: list(advice.tooFine), most: MOST_CATEGORIES })]
          : []),
        ...(advice.notWhole.length > 0
          ? [t('rasch.adviceNotWhole', { criteria: list(advice.notWhole) })]
          : []),
        ...(advice.scalesDiffer ? [t('rasch.adviceScales')] : []),
        ...(advice.weightsDiffer ? [t('rasch.adviceWeights')] : []),
      ]
    : [];
  return (
    <div className="hidden gap-4 group-has-[input[value=MFRM]:checked]/scoring:grid">
      <RadioField
        field={field}
        legend={t('rasch.model')}
        options={RASCH_CHOICES.map((value) => ({
          value,
          label: t(`rasch.model-${value}`),
          hint: t(`rasch.modelHint-${value}`),
        }))}
      />
      {says.length > 0 ? (
        <NoticeBox tone="signal" title={t('rasch.adviceTitle')}>
          {says.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </NoticeBox>
      ) : null}
    </div>
  );
}
