import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { DefenceView } from './queries.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Lets two projects of one panel change places, above every exchange so far. */
export function SwapForm({
  desk,
  lastResult,
}: {
  desk: Pick<DefenceView, 'sessions' | 'swaps' | 'timeZone'>;
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const formats = useFormats();
  const typed = lastResult?.initialValue?.intent === 'swap' ? lastResult.initialValue : {};
  const groups = desk.sessions.map((session) => ({
    group: `${t('defence.sessionTitle', { room: session.room, panel: session.panel })} ${formats.day(session.startsAt, desk.timeZone)}`,
    options: session.slots
      .filter(({ status }) => status === 'WAITING')
      .map((slot) => ({
        value: slot.entryId,
        label: `${formats.time(slot.time.startsAt, desk.timeZone)} ${slot.number} ${slot.title}`,
      })),
  }));
  const choice = (name: 'entryId' | 'otherId', label: string) => (
    <Field id={name} label={label} errors={texts(lastResult?.error?.[name] ?? undefined)}>
      <Select
        name={name}
        required
        placeholder={t('projects.choose')}
        defaultValue={typeof typed[name] === 'string' ? typed[name] : ''}
        options={groups}
      />
    </Field>
  );
  return (
    <Section title={t('defence.swap')} description={t('defence.swapText')}>
      <Form method="post" className="grid max-w-2xl gap-4">
        {choice('entryId', t('defence.swapOne'))}
        {choice('otherId', t('defence.swapOther'))}
        <Field id="swap-reason" label={t('defence.reason')} hint={t('defence.reasonHint')}>
          <TextInput
            name="reason"
            required
            minLength={4}
            maxLength={500}
            defaultValue={typeof typed.reason === 'string' ? typed.reason : ''}
          />
        </Field>
        <div>
          <SubmitButton name="intent" value="swap" variant="secondary">
            {t('defence.doSwap')}
          </SubmitButton>
        </div>
      </Form>
      {desk.swaps.length > 0 ? (
        <div className="mt-6">
          <h3 className="font-semibold">{t('defence.swaps')}</h3>
          <ul className="mt-2 list-disc ps-5">
            {desk.swaps.map(({ id, at, ...swap }) => (
              <li key={id}>
                {t('defence.swapLine', { ...swap, at: formats.dateTimeSeconds(at, desk.timeZone) })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
