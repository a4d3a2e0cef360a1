import { Form } from '@remix-run/react';

import type { SpecialPage } from './queries.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** What can be done with a special award now; each irreversible act names its consequence. */
export function SpecialActions({ page }: { page: SpecialPage }) {
  const t = useT();
  const name = useName();
  const { special, blockers, counts, changes, jurors, isOpen } = page;
  const base = `/admin/rounds/${special.roundId}/special/${special.id}`;
  const selected = counts.SELECTED ?? 0;
  const sent = jurors.filter(({ sentAt }) => sentAt !== null).length;
  const draftText = isOpen
    ? special.way === 'JURY'
      ? t('special.draftJuryText', { sent, members: jurors.length })
      : t('special.draftText')
    : t('special.draftAgainText', { count: changes.length });
  if (special.status === 'CONFIRMED')
    return (
      <Form method="post">
        <ConfirmButton
          label={t('special.reopen')}
          title={t('special.reopenTitle', { name: name(special) })}
          confirmLabel={t('special.reopen')}
          cancelLabel={t('common.cancel')}
          variant="secondary"
          confirmVariant="primary"
          name="intent"
          value="reopen"
        >
          <div className="grid gap-4">
            <p>{t('special.reopenText')}</p>
            <Field label={t('special.reason')} hint={t('special.reasonHint')}>
              <TextInput name="reason" required minLength={4} maxLength={500} />
            </Field>
          </div>
        </ConfirmButton>
      </Form>
    );
  return (
    <>
      {isOpen ? null : (
        <Form method="post">
          <ConfirmButton
            label={t('special.confirm')}
            title={t('special.confirmTitle', { name: name(special) })}
            confirmLabel={t('special.confirm')}
            cancelLabel={t('common.cancel')}
            variant="primary"
            name="intent"
            value="confirm"
            disabled={blockers.length > 0 || selected === 0 || page.needsOther}
          >
            <p>{t('special.confirmText', { count: selected })}</p>
          </ConfirmButton>
        </Form>
      )}
      <Form method="post">
        <ConfirmButton
          label={t(isOpen ? 'special.draft' : 'special.draftAgain')}
          title={t('special.draftTitle')}
          confirmLabel={t(isOpen ? 'special.draft' : 'special.draftAgain')}
          cancelLabel={t('common.cancel')}
          variant={isOpen ? 'primary' : 'secondary'}
          confirmVariant="primary"
          name="intent"
          value="draft"
          disabled={page.missing !== null}
        >
          <p>{draftText}</p>
        </ConfirmButton>
      </Form>
      <LinkButton href={`${base}/edit`}>{t('special.edit')}</LinkButton>
      {special.publishedAt ? null : (
        <Form method="post">
          <ConfirmButton
            label={t('special.remove')}
            title={t('special.removeTitle', { name: name(special) })}
            confirmLabel={t('special.remove')}
            cancelLabel={t('common.cancel')}
            variant="quiet"
            confirmVariant="danger"
            name="intent"
            value="remove"
          >
            <p>{t('special.removeText')}</p>
          </ConfirmButton>
        </Form>
      )}
    </>
  );
}
