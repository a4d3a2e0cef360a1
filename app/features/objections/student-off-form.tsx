import { Form } from '@remix-run/react';

import { PUBLIC_MAX } from './schemas.ts';
import type { LineView, ListView } from '#app/features/results/list-types.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Props = {
  status: ListView['status'];
  line: LineView;
  student: NonNullable<LineView['students']>[number];
};

/** Takes one student off a list, with a reason; from a draft, also puts back whom somebody took off. */
export function StudentOffForm({ status, line, student }: Props) {
  const t = useT();
  const settled = status !== 'DRAFT';
  if (line.decision !== 'SELECTED' || student.state === 'counted') return null;
  const ids = (
    <>
      <input type="hidden" name="entryId" value={line.entry.id} />
      <input type="hidden" name="authorId" value={student.authorId} />
    </>
  );
  if (student.state === 'off')
    return settled ? null : (
      <Form method="post">
        {ids}
        <SubmitButton variant="quiet" size="small" name="intent" value="student-back">
          {t('promotion.putBack')}
        </SubmitButton>
      </Form>
    );
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="student-off" />
      {ids}
      <ConfirmButton
        label={t('promotion.takeOff')}
        title={t('promotion.takeOffTitle', { name: student.name })}
        confirmLabel={t('promotion.takeOff')}
        cancelLabel={t('common.cancel')}
        variant="quiet"
        confirmVariant="danger"
        size="small"
        className="whitespace-nowrap"
      >
        <div className="grid gap-4">
          <p>{t(settled ? 'promotion.takeOffSettled' : 'promotion.takeOffText')}</p>
          <Field label={t('promotion.reason')} hint={settled ? t('promotion.reasonPublic') : undefined}>
            <TextInput name="reason" required minLength={4} maxLength={PUBLIC_MAX} />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}
