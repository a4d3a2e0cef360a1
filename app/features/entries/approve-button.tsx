import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';

/**
 * Approves what the form around it names. Where the school has to confirm application forms electronically, it asks for
 * that tick once, for all of them.
 */
export function ApproveButton({ school, asks }: { school: string; asks: boolean }) {
  const t = useT();
  if (!asks)
    return (
      <SubmitButton name="intent" value="approve">
        {t('school.approve')}
      </SubmitButton>
    );
  return (
    <ConfirmButton
      label={t('school.approve')}
      title={t('confirm.approveTitle')}
      confirmLabel={t('school.approve')}
      cancelLabel={t('common.cancel')}
      name="intent"
      value="approve"
    >
      <div className="grid gap-4">
        <p>{t('confirm.approveText')}</p>
        <Checkbox name="confirm" label={t('confirm.schoolTick', { school })} />
      </div>
    </ConfirmButton>
  );
}
