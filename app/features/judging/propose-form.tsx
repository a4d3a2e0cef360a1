import { Form } from '@remix-run/react';

import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Section } from '#app/ui/section.tsx';

/** What a proposal is drawn with; and, where tasks stand already, the button for the least change. */
export function ProposeForm({ isMissing, hasTasks }: { isMissing: boolean; hasTasks: boolean }) {
  const t = useT();
  return (
    <Section title={t('judging.proposeTitle')} description={t('judging.proposeLead')}>
      <Form method="post" className="grid gap-4">
        <Checkbox
          name="ownDisciplineOnly"
          label={t('judging.ownDisciplineOnly')}
          hint={t('judging.ownDisciplineOnlyHint')}
        />
        <Checkbox name="onePerOrganisation" label={t('judging.onePerOrganisation')} />
        <Field label={t('judging.seed')} hint={t('judging.seedHint')} optional={t('form.optional')}>
          <NumberInput name="seed" min={0} max={2_147_483_647} step={1} inputMode="numeric" />
        </Field>
        <div className="flex flex-wrap gap-3">
          {isMissing ? (
            <SubmitButton name="intent" value="propose">
              {t('judging.propose')}
            </SubmitButton>
          ) : null}
          {hasTasks ? (
            <SubmitButton variant="secondary" name="intent" value="repair">
              {t('judging.repair')}
            </SubmitButton>
          ) : null}
        </div>
        {hasTasks ? <p className="text-sm text-ink-muted">{t('judging.repairHint')}</p> : null}
      </Form>
    </Section>
  );
}
