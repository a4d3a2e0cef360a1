import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** What the organisers have reminded the judge of, until all sheets are submitted. */
export function JudgeReminder({
  reminder,
  timeZone,
}: {
  reminder: { message: string; at: Date } | null;
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  if (!reminder) return null;
  return (
    <NoticeBox tone="signal" className="my-4" title={t('progress.noticeTitle')}>
      {reminder.message ? <p>{reminder.message}</p> : null}
      <p className="text-sm text-ink-muted">
        {t('progress.noticeAt', { at: formats.dateTime(reminder.at, timeZone) })}
      </p>
    </NoticeBox>
  );
}
