import { ActForm } from './act-form.tsx';
import type { SpecialPage } from './queries.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';

/** What can be done with a special award now; each irreversible act names its consequence. */
export function SpecialActions({ page }: { page: SpecialPage }) {
  const t = useT();
  const name = useName();
  const { special, blockers, counts, changes, jurors, isOpen } = page;
  const award = { name: name(special) };
  const selected = counts.SELECTED ?? 0;
  const sent = jurors.filter(({ sentAt }) => sentAt !== null).length;
  if (special.status === 'CONFIRMED')
    return (
      <ActForm
        intent="reopen"
        label={t('special.reopen')}
        title={t('special.reopenTitle', award)}
        reason={{ label: t('special.reason'), hint: t('special.reasonHint') }}
      >
        {t('special.reopenText')}
      </ActForm>
    );
  return (
    <>
      {isOpen ? (
        <ActForm
          intent="draft"
          label={t('special.draft')}
          title={t('special.draftTitle')}
          variant="primary"
          disabled={page.missing !== null}
        >
          {special.way === 'JURY'
            ? t('special.draftJuryText', { sent, members: jurors.length })
            : t('special.draftText')}
        </ActForm>
      ) : (
        <>
          <ActForm
            intent="confirm"
            label={t('special.confirm')}
            title={t('special.confirmTitle', award)}
            variant="primary"
            disabled={blockers.length > 0 || selected === 0 || page.needsOther}
          >
            {t('special.confirmText', { count: selected })}
          </ActForm>
          <ActForm
            intent="draft"
            label={t('special.draftAgain')}
            title={t('special.draftTitle')}
            disabled={page.missing !== null}
          >
            {t('special.draftAgainText', { count: changes.length })}
          </ActForm>
        </>
      )}
      <LinkButton href={`/admin/rounds/${special.roundId}/special/${special.id}/edit`}>
        {t('special.edit')}
      </LinkButton>
      {special.publishedAt ? null : (
        <ActForm
          intent="remove"
          label={t('special.remove')}
          title={t('special.removeTitle', award)}
          variant="quiet"
          confirmVariant="danger"
        >
          {t('special.removeText')}
        </ActForm>
      )}
    </>
  );
}
