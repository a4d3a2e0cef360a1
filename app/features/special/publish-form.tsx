import { ActForm } from './act-form.tsx';
import { useT } from '#app/i18n/context.tsx';

/** Brings the confirmed awards onto the standing notice of the award list. */
export function PublishForm({ count, notice }: { count: number; notice: { title: string } }) {
  const t = useT();
  return (
    <ActForm
      intent="publish"
      label={t('special.publish')}
      title={t('special.publishTitle', { count })}
      variant="primary"
      reason={{
        label: t('special.publishReason'),
        hint: t('special.publishReasonHint'),
        initial: t('special.publishReasonDefault'),
      }}
    >
      {t('special.publishText', { notice: notice.title })}
    </ActForm>
  );
}
