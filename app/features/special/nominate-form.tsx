import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import { NOMINATION_MAX } from './schemas.ts';
import { typedIn } from './typed-in.ts';
import type { getJuryEntry } from './jury-pages.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Found = NonNullable<Awaited<ReturnType<typeof getJuryEntry>>>;

/** Puts a project forward: at which place, and why in a sentence. */
export function NominateForm({
  found,
  lastResult,
}: {
  found: Found;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const { mine, taken, special } = found;
  const typed = typedIn(lastResult);
  const errors = (field: string) => texts(lastResult?.error?.[field] ?? undefined);
  if (!mine && taken >= special.most) return <p>{t('special.full', { most: special.most })}</p>;
  const last = Math.min(special.most, mine ? taken : taken + 1);
  return (
    <>
      <Form method="post">
        <FormLayout>
          <Field label={t('special.place')} errors={errors('place')}>
            <Select
              name="place"
              defaultValue={typed.text('place', String(mine?.place ?? last))}
              options={Array.from({ length: last }, (_, index) => ({
                value: String(index + 1),
                label: t('special.atPlace', { place: index + 1 }),
              }))}
            />
          </Field>
          <Field label={t('special.sentence')} errors={errors('words')}>
            <TextArea
              name="words"
              rows={3}
              required
              minLength={4}
              maxLength={NOMINATION_MAX}
              defaultValue={typed.text('words', mine?.words)}
            />
          </Field>
          <FormActions>
            <SubmitButton name="intent" value="nominate">
              {t(mine ? 'special.renominate' : 'special.nominate')}
            </SubmitButton>
          </FormActions>
        </FormLayout>
      </Form>
      {mine ? (
        <Form method="post" className="mt-3">
          <Button type="submit" variant="quiet" name="intent" value="drop">
            {t('special.drop')}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
