import { Form } from '@remix-run/react';

import { FLAG_WORDS_MAX } from './schemas.ts';
import { FLAG_DECISIONS } from '#app/domain/flags.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

/** The organiser's decision on a flag, with words that the judge will read. */
export function SettleForm({ flagId }: { flagId: string }) {
  const t = useT();
  return (
    <details>
      <summary className="ui-summary cursor-pointer font-medium text-accent">{t('rubric.settle')}</summary>
      <Form method="post" className="grid gap-4 pt-4">
        <input type="hidden" name="flagId" value={flagId} />
        <RadioGroup
          id={`decision-${flagId}`}
          legend={t('rubric.decision')}
          name="decision"
          required
          options={FLAG_DECISIONS.map((value) => ({ value, label: t(`rubric.decision-${value}`) }))}
        />
        <Field id={`answer-${flagId}`} label={t('rubric.answer')} hint={t('rubric.answerHint')}>
          <TextArea name="answer" rows={3} required minLength={2} maxLength={FLAG_WORDS_MAX} />
        </Field>
        <div>
          <SubmitButton>{t('rubric.settle')}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
