import { Form } from '@remix-run/react';

import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Choice = { value: string; label: string };

/** Bars a judge from an entry by hand, whatever the rules say. One of the two may be given by the page. */
export function BarForm({
  roundId,
  judges,
  entries,
}: {
  roundId: string;
  judges: readonly Choice[];
  entries: readonly Choice[];
}) {
  const t = useT();
  if (judges.length === 0 || entries.length === 0) return null;
  const pick = (name: string, label: string, options: readonly Choice[]) =>
    options.length === 1 ? (
      <input type="hidden" name={name} value={options[0]?.value} />
    ) : (
      <Field id={`bar-${name}`} label={label}>
        <Select name={name} required placeholder={t('projects.choose')} options={options} />
      </Field>
    );
  return (
    <Form method="post" action={`/admin/rounds/${roundId}/judges/conflicts`} className="grid max-w-2xl gap-4">
      <input type="hidden" name="act" value="bar" />
      {pick('roundJudgeId', t('people.roleJUDGE'), judges)}
      {pick('entryId', t('checks.project'), entries)}
      <Field id="bar-reason" label={t('judgePool.decideReason')}>
        <TextInput name="reason" required minLength={4} maxLength={500} />
      </Field>
      <div>
        <SubmitButton variant="secondary">{t('judgePool.bar')}</SubmitButton>
      </div>
    </Form>
  );
}
