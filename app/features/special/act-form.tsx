import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';

import { useT } from '#app/i18n/context.tsx';
import type { ButtonVariant } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** One act on a special award, as a form of its own that asks once, and where it has to be, for a reason. */
export function ActForm({
  intent,
  label,
  title,
  children,
  variant = 'secondary',
  confirmVariant = 'primary',
  disabled,
  small,
  reason,
  fields = {},
}: {
  intent: string;
  label: string;
  title: string;
  /** The consequence. */
  children?: ReactNode;
  variant?: ButtonVariant;
  confirmVariant?: ButtonVariant;
  disabled?: boolean;
  small?: boolean;
  /** Asks for one: its label, hint, and what stands there at first. */
  reason?: { label: string; hint: string; initial?: string };
  /** What else is sent. */
  fields?: Record<string, string>;
}) {
  const t = useT();
  return (
    <Form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ConfirmButton
        label={label}
        title={title}
        confirmLabel={label}
        cancelLabel={t('common.cancel')}
        variant={variant}
        confirmVariant={confirmVariant}
        size={small ? 'small' : undefined}
        name="intent"
        value={intent}
        disabled={disabled}
      >
        <div className="grid gap-4">
          {children ? <p>{children}</p> : null}
          {reason ? (
            <Field label={reason.label} hint={reason.hint}>
              <TextInput name="reason" required minLength={4} maxLength={500} defaultValue={reason.initial} />
            </Field>
          ) : null}
        </div>
      </ConfirmButton>
    </Form>
  );
}
