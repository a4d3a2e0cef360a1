import { Form, Link } from '@remix-run/react';

import type { PlanSettings } from './plan-settings.ts';
import { planSettingLines } from './plan-settings.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** By which settings a proposal is made, the public seed of a draw, and, where tasks stand already, least change. */
export function ProposeForm({
  roundId,
  settings,
  isMissing,
  hasTasks,
  errors,
}: {
  roundId: string;
  settings: PlanSettings;
  isMissing: boolean;
  hasTasks: boolean;
  errors?: string[];
}) {
  const t = useT();
  const base = `/admin/rounds/${roundId}/settings`;
  return (
    <Section title={t('judging.proposeTitle')} description={t('judging.proposeLead')}>
      <ul className="list-disc ps-6">
        {planSettingLines(settings, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-6 pt-2">
        <Link to={base}>{t('plans.changeSettings')}</Link>
        <Link to={`${base}/apart`}>{t('plans.apartTitle')}</Link>
      </p>
      <Form method="post" className="grid gap-4 pt-6">
        <Field
          id="seedWords"
          label={t('plans.seedWords')}
          hint={t('plans.seedWordsHint')}
          optional={t('form.optional')}
          errors={errors}
        >
          <TextInput name="seedWords" maxLength={120} fit="medium" autoComplete="off" />
        </Field>
        <div className="flex flex-wrap gap-3">
          {isMissing ? (
            <SubmitButton name="intent" value="propose">
              {t(hasTasks ? 'plans.fillGaps' : 'judging.propose')}
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
