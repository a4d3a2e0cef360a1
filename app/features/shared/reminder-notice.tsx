import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

const WORDS = {
  authors: { title: 'checks.reminderTitle', at: 'checks.remindedAt' },
  judge: { title: 'progress.noticeTitle', at: 'progress.noticeAt' },
} as const;

/** What the authors were reminded of by their school, or a judge by the organisers, until it is done. */
export function ReminderNotice({
  to,
  at,
  words,
  timeZone,
}: {
  to: keyof typeof WORDS;
  at: Date;
  /** What was written to them; nothing where the reminder speaks for itself. */
  words: string | null;
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <NoticeBox tone="signal" className="my-4" title={t(WORDS[to].title)}>
      {words ? <p>{words}</p> : null}
      <p className="text-sm text-ink-muted">{t(WORDS[to].at, { at: formats.dateTime(at, timeZone) })}</p>
    </NoticeBox>
  );
}
