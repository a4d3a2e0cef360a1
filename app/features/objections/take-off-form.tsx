import { Form } from '@remix-run/react';

import { PUBLIC_MAX } from './schemas.ts';
import type { LineView, ListView } from '#app/features/results/list-types.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Takes a line off a confirmed list, prize and all; the reason is asked and stands in public. */
export function TakeOffForm({ kind, line }: { kind: ListView['kind']; line: LineView }) {
  const t = useT();
  const { title } = line.entry.project;
  const award = kind === 'AWARD';
  const verb = t(award ? 'objections.revokePrize' : 'objections.revokePlace');
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={award ? 'revoke-award' : 'withdraw-line'} />
      <input type="hidden" name="entryId" value={line.entry.id} />
      <ConfirmButton
        label={verb}
        title={t(award ? 'objections.revokePrizeTitle' : 'objections.revokePlaceTitle', { title })}
        confirmLabel={verb}
        cancelLabel={t('common.cancel')}
        variant="quiet"
        confirmVariant="danger"
        size="small"
        className="whitespace-nowrap"
      >
        <div className="grid gap-4">
          <p>{t(award ? 'objections.revokePrizeText' : 'objections.revokePlaceText')}</p>
          <Field label={t('objections.reason')} hint={t('objections.reasonHint')}>
            <TextInput name="reason" required minLength={4} maxLength={PUBLIC_MAX} />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}
