import { Form } from '@remix-run/react';

import type { FileShown } from './file-shown.ts';
import { signingState } from '#app/domain/signing.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** The day of the last signature on a form that is signed before work begins, and whether it was in time. */
export function SignatureDate({
  slotCode,
  file,
  start,
  editable,
  error,
}: {
  slotCode: string;
  file: FileShown;
  start: string;
  editable: boolean;
  error?: string;
}) {
  const t = useT();
  const state = signingState(file.signedOn, start);
  return (
    <Form method="post" className="mt-2 grid gap-2">
      <SigningBadge state={state} signedOn={file.signedOn} />
      <input type="hidden" name="slotCode" value={slotCode} />
      <input type="hidden" name="materialId" value={file.materialId} />
      {editable ? (
        <>
          <Field
            id={`signed-${file.materialId}`}
            label={t('projects.signedOn')}
            hint={t('projects.signedOnHint')}
            errors={error}
          >
            <TextInput
              type="date"
              name="signedOn"
              className="max-w-48"
              required
              defaultValue={file.signedOn ?? ''}
            />
          </Field>
          <div>
            <Button type="submit" size="small" name="intent" value="date">
              {t('projects.saveSignedOn')}
            </Button>
          </div>
        </>
      ) : null}
    </Form>
  );
}

const TONES = { undated: 'signal', 'in-time': 'done', late: 'danger' } as const;

/** Whether a form was signed before work began, in a word. */
export function SigningBadge({ state, signedOn }: { state: keyof typeof TONES; signedOn: string | null }) {
  const t = useT();
  return (
    <div>
      <Badge tone={TONES[state]}>{t(`projects.signing-${state}`, { day: signedOn ?? '' })}</Badge>
    </div>
  );
}
