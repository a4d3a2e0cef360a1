import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

/** Stepping back from an entry, with a reason. */
export function RecuseForm({
  assignmentId,
  lastResult,
}: {
  assignmentId: string;
  lastResult: SubmissionResult<string[]> | null;
}) {
  const t = useT();
  return (
    <Form method="post" className="mt-10 border-t border-line pt-6">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <RefusalBox result={lastResult} />
      <ConfirmButton
        label={t('judging.recuse')}
        title={t('judging.recuseTitle')}
        confirmLabel={t('judging.recuse')}
        cancelLabel={t('common.cancel')}
        variant="quiet"
        confirmVariant="danger"
        name="intent"
        value="recuse"
      >
        <p className="pb-4">{t('judging.recuseText')}</p>
        <Field id="recuse-reason" label={t('checks.reason')}>
          <TextArea name="reason" rows={2} maxLength={500} />
        </Field>
      </ConfirmButton>
    </Form>
  );
}
