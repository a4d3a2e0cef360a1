import { Form } from '@remix-run/react';

import type { DeliberationPage } from './page.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** The organiser ends the vote, or the whole deliberation without a decision. */
export function EndForms({ page }: { page: DeliberationPage }) {
  const t = useT();
  const voted = page.members.filter(({ hasVoted }) => hasVoted).length;
  const short = voted < page.quorum;
  return (
    <div className="flex flex-wrap gap-3">
      {page.isOpen ? (
        <Form method="post">
          <ConfirmButton
            label={t('deliberation.close')}
            title={t('deliberation.closeTitle')}
            confirmLabel={t('deliberation.close')}
            cancelLabel={t('common.cancel')}
            variant="primary"
            name="intent"
            value="close"
          >
            <p className="pb-4">{t('deliberation.closeText', { voted, members: page.members.length })}</p>
            {short ? (
              <Field
                label={t('deliberation.closeReason')}
                hint={t('deliberation.closeReasonHint', { quorum: page.quorum })}
              >
                <TextInput name="reason" required minLength={4} maxLength={500} />
              </Field>
            ) : null}
          </ConfirmButton>
        </Form>
      ) : null}
      {page.status === 'OPEN' || page.status === 'CLOSED' ? (
        <Form method="post">
          <ConfirmButton
            label={t('deliberation.drop')}
            title={t('deliberation.dropTitle')}
            confirmLabel={t('deliberation.drop')}
            cancelLabel={t('common.cancel')}
            variant="quiet"
            confirmVariant="danger"
            name="intent"
            value="drop"
          >
            <p className="pb-4">{t('deliberation.dropText')}</p>
            <Field label={t('deliberation.dropReason')}>
              <TextInput name="reason" required minLength={4} maxLength={500} />
            </Field>
          </ConfirmButton>
        </Form>
      ) : null}
    </div>
  );
}
