import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';
import { useRef } from 'react';
import type { ReactNode } from 'react';

import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** An act that needs a reason which the authors will read: the box, and a button for each thing that may be done. */
export function ReasonForm({
  label,
  hint,
  acts,
  lastResult,
  children,
  templates = [],
}: {
  label: string;
  hint: string;
  acts: readonly { intent: string; label: string; variant?: 'secondary' | 'danger' }[];
  lastResult?: SubmissionResult<string[]>;
  /** Further fields, above the reason. */
  children?: ReactNode;
  /** Reasons to begin from. */
  templates?: readonly string[];
}) {
  const t = useT();
  const texts = useErrorTexts();
  const hydrated = useHydrated();
  const box = useRef<HTMLTextAreaElement>(null);
  const typed: unknown = lastResult?.initialValue?.reason;
  return (
    <Form method="post" className="grid max-w-2xl gap-4">
      {children}
      {hydrated && templates.length > 0 ? (
        <Field id="template" label={t('checks.templates')} hint={t('checks.templatesLead')}>
          <Select
            placeholder={t('projects.choose')}
            options={templates.map((text) => ({ value: text, label: text }))}
            onChange={(event) => {
              if (!box.current || event.target.value === '') return;
              box.current.value = event.target.value;
              box.current.focus();
            }}
          />
        </Field>
      ) : null}
      <Field id="reason" label={label} hint={hint} errors={texts(lastResult?.error?.reason ?? undefined)}>
        <TextArea
          ref={box}
          name="reason"
          rows={3}
          required
          minLength={4}
          maxLength={1000}
          defaultValue={typeof typed === 'string' ? typed : ''}
          counter={{ max: 1000, text: (used, max) => t('form.counter', { used, max }) }}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        {acts.map((act) => (
          <SubmitButton
            key={act.intent}
            name="intent"
            value={act.intent}
            variant={act.variant ?? 'secondary'}
          >
            {act.label}
          </SubmitButton>
        ))}
      </div>
    </Form>
  );
}
