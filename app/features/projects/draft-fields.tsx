import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Draft } from '#app/domain/draft.ts';
import { DraftContext, useDraftField } from '#app/features/shared/draft-form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormLayout } from '#app/ui/form-layout.tsx';
import { Select } from '#app/ui/select.tsx';
import type { Option } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** A form to try out: nothing of it is kept. */
export function DraftPreview({ stored, children }: { stored: Draft; children: ReactNode }) {
  const [values, setValues] = useState<Draft>(stored);
  return (
    <DraftContext.Provider value={{ initial: stored, values, refusals: [] }}>
      <form
        onSubmit={(event) => event.preventDefault()}
        onInput={(event) => {
          const typed = [...new FormData(event.currentTarget)];
          setValues(Object.fromEntries(typed.map(([field, text]) => [field, String(text)])));
        }}
      >
        <FormLayout>{children}</FormLayout>
      </form>
    </DraftContext.Provider>
  );
}

type Labels = { name: string; label: ReactNode; hint?: ReactNode; optional?: boolean; className?: string };

function useLabelled({ name, label, hint, optional, className }: Labels) {
  const t = useT();
  const { id, errors, defaultValue } = useDraftField(name);
  return {
    field: { id, errors, label, hint, className, optional: optional ? t('form.optional') : undefined },
    control: { name, defaultValue },
  };
}

/** One line of text, or a date. */
export function DraftText({
  type = 'text',
  maxLength,
  fit,
  inputMode,
  ...labels
}: Labels & {
  type?: 'text' | 'date';
  maxLength?: number;
  fit?: 'full' | 'short';
  inputMode?: 'decimal';
}) {
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <TextInput
        {...control}
        type={type}
        maxLength={maxLength}
        inputMode={inputMode}
        className={fit === 'short' ? 'max-w-48' : undefined}
      />
    </Field>
  );
}

/** Several lines, with their count against the limit. */
export function DraftArea({ max, rows, ...labels }: Labels & { max: number; rows: number }) {
  const t = useT();
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <TextArea
        {...control}
        rows={rows}
        counter={{ max, text: (used, limit) => t('form.counter', { used, max: limit }) }}
      />
    </Field>
  );
}

/** One of a list. */
export function DraftSelect({ options, ...labels }: Labels & { options: readonly Option[] }) {
  const t = useT();
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <Select {...control} placeholder={t('projects.choose')} options={options} />
    </Field>
  );
}
