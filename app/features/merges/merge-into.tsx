import { Form } from '@remix-run/react';

import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

/** Puts what a page shows into another one of its kind. Nothing where there is no other. */
export function MergeInto({
  others,
  heading,
  hint,
  into,
  choose,
  question,
  children,
}: {
  others: readonly { id: string; name: string }[];
  heading: string;
  hint: string;
  into: string;
  choose: string;
  question: string;
  /** The consequence, in numbers. */
  children: string;
}) {
  const t = useT();
  if (others.length === 0) return null;
  return (
    <Section title={heading} description={hint}>
      <Form method="post" className="flex max-w-2xl flex-wrap items-end gap-4">
        <Field id="intoId" label={into}>
          <Select
            name="intoId"
            required
            placeholder={choose}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Field>
        <ConfirmButton
          label={t('units.mergeDo')}
          title={question}
          confirmLabel={t('units.mergeDo')}
          cancelLabel={t('common.cancel')}
          variant="secondary"
          confirmVariant="primary"
          name="intent"
          value="merge"
        >
          {children}
        </ConfirmButton>
      </Form>
    </Section>
  );
}
