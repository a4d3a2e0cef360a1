import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** What the school has reminded the authors of, until they submit. */
export function ReminderNotice({
  reminder,
  round,
}: {
  reminder: { reason: string | null; at: Date } | null;
  round: { timeZone: string };
}) {
  const t = useT();
  const formats = useFormats();
  if (!reminder) return null;
  return (
    <NoticeBox tone="signal" className="my-4" title={t('checks.reminderTitle')}>
      {reminder.reason ? <p>{reminder.reason}</p> : null}
      <p className="text-sm text-ink-muted">
        {t('checks.remindedAt', { at: formats.dateTime(reminder.at, round.timeZone) })}
      </p>
    </NoticeBox>
  );
}
