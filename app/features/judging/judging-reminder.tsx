import { isReminded } from '#app/domain/judging-reminder.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

type Window = { kind: string; opensAt: Date | string; closesAt: Date | string };

/** In the last days of judging: how many sheets are missing, and until when. Nothing otherwise. */
export function JudgingReminder({
  windows,
  missing,
  timeZone,
  at,
}: {
  windows: readonly Window[];
  missing: number;
  timeZone: string;
  at: Date | string;
}) {
  const t = useT();
  const formats = useFormats();
  const found = windows.find((window) => window.kind === 'JUDGING');
  const window = found && { opensAt: new Date(found.opensAt), closesAt: new Date(found.closesAt) };
  if (!window || !isReminded(window, missing, new Date(at))) return null;
  return (
    <NoticeBox tone="signal" className="mb-6" title={t('rubric.reminder', { count: missing })}>
      {t('rubric.reminderText', { at: formats.dateTime(window.closesAt, timeZone) })}
    </NoticeBox>
  );
}
