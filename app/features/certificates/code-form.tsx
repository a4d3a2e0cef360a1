import { Form } from '@remix-run/react';

import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** For a code typed from paper. */
export function CodeForm({ value = '' }: { value?: string }) {
  const t = useT();
  return (
    <Form method="get" action="/certificates">
      <FormLayout>
        <Field label={t('certificates.code')} hint={t('certificates.codeHint')}>
          <TextInput
            name="code"
            required
            maxLength={40}
            defaultValue={value}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <FormActions>
          <Button type="submit" variant="primary">
            {t('certificates.check')}
          </Button>
        </FormActions>
      </FormLayout>
    </Form>
  );
}
