import type { SubmissionResult } from '@conform-to/react';

import type { ObjectionView } from './objection-facts.tsx';
import { ANSWER_MAX, PUBLIC_MAX } from './schemas.ts';
import { lostBy, namesObjector, OUTCOMES } from '#app/domain/objections.ts';
import { AppForm, CheckboxField, RadioField, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';

type Values = { outcome: string; remedy: string; answer: string; publicText: string; namesNobody: boolean };
type Props = { objection: ObjectionView; lastResult: SubmissionResult<string[]> | undefined };

/** The outcome, what follows for the list, words for the objector, and a sentence for everybody that names nobody. */
export function AnswerForm({ objection, lastResult }: Props) {
  const t = useT();
  const [form, fields] = useAppForm<Values>({ lastResult, id: 'answer' });
  // Only when a sentence was sent back for it is there anything to confirm.
  const typed = lastResult?.initialValue?.publicText;
  const doubted = typeof typed === 'string' && namesObjector(typed, objection);
  const revoked = lostBy(objection.kind);
  const remedies = [
    { value: 'NONE', label: t('objections.remedy-NONE'), hint: t('objections.remedyHint-NONE') },
    ...(objection.onList
      ? [
          {
            value: 'REVOKE',
            label: t(`objections.remedy-REVOKE-${revoked}`),
            hint: t(`objections.remedyHint-REVOKE-${revoked}`),
          },
        ]
      : []),
    {
      value: 'RECOMPUTE',
      label: t('objections.remedy-RECOMPUTE'),
      hint: t('objections.remedyHint-RECOMPUTE'),
    },
  ];
  return (
    <Section title={t('objections.answerTitle')} description={t('objections.answerLead')}>
      <AppForm form={form}>
        <input type="hidden" name="intent" value="answer" />
        <FormLayout>
          <RadioField
            field={fields.outcome}
            legend={t('objections.outcomeLegend')}
            required
            options={OUTCOMES.map((value) => ({ value, label: t(`objections.outcome-${value}`) }))}
          />
          <RadioField field={fields.remedy} legend={t('objections.remedyLegend')} options={remedies} />
          <TextAreaField
            field={fields.answer}
            label={t('objections.answerLabel')}
            hint={t('objections.answerHint')}
            rows={5}
            required
            minLength={4}
            maxLength={ANSWER_MAX}
          />
          <TextAreaField
            field={fields.publicText}
            label={t('objections.publicLabel')}
            hint={t('objections.publicHint')}
            rows={3}
            required
            minLength={4}
            maxLength={PUBLIC_MAX}
          />
          {doubted ? <CheckboxField field={fields.namesNobody} label={t('objections.namesNobody')} /> : null}
          <FormActions>
            <ConfirmButton
              label={t('objections.answerDo')}
              title={t('objections.answerConfirm')}
              confirmLabel={t('objections.answerDo')}
              cancelLabel={t('common.cancel')}
            >
              {t('objections.answerConfirmText')}
            </ConfirmButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </Section>
  );
}
