import { Form } from '@remix-run/react';

import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Brings the confirmed awards onto the standing notice of the award list. */
export function PublishForm({ count, notice }: { count: number; notice: { title: string } }) {
  const t = useT();
  return (
    <Form method="post">
      <ConfirmButton
        label={t('special.publish')}
        title={t('special.publishTitle', { count })}
        confirmLabel={t('special.publish')}
        cancelLabel={t('common.cancel')}
        variant="primary"
        name="intent"
        value="publish"
      >
        <div className="grid gap-4">
          <p>{t('special.publishText', { notice: notice.title })}</p>
          <Field label={t('special.publishReason')} hint={t('special.publishReasonHint')}>
            <TextInput
              name="reason"
              required
              minLength={4}
              maxLength={500}
              defaultValue={t('special.publishReasonDefault')}
            />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}
