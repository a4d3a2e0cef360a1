import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** A one-time password that was just issued, to be written down or read out. */
export function NewPasswordBox({ issued }: { issued: { username: string; password: string } }) {
  const t = useT();
  return (
    <NoticeBox tone="done" className="mb-6" title={t('people.resetDone')} role="status">
      <p>
        {t('auth.username')}: <strong className="font-mono select-all">{issued.username}</strong>
      </p>
      <p>
        {t('auth.oneTimePassword')}: <strong className="font-mono select-all">{issued.password}</strong>
      </p>
      <p className="pt-2 text-sm">{t('people.resetDoneText')}</p>
    </NoticeBox>
  );
}
